using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LeadManager.Web.Components.Leads;

/// <summary>The fields of a lead with the lists that they offer.</summary>
public sealed partial class LeadForm
{
    [Inject] public required LeadService Leads { get; init; }
    [Inject] public required ListReader Reader { get; init; }
    [Inject] public required EventService Events { get; init; }
    [Inject] public required Recipients People { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }

    [Parameter, EditorRequired] public LeadInput Input { get; set; } = new();

    /// <summary>Whether the person may see and write care details.</summary>
    [Parameter] public bool ShowsCareDetails { get; set; }

    [CascadingParameter] private EditContext? Form { get; set; }

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    private bool Shows(Module module) => Facts?.Plan.Has(module) is not false;

    /// <summary>Whether the field may be left empty in this kind of office.</summary>
    private bool IsOptional(string field) => Facts?.Plan.Required.Contains(field) is not true;

    private IReadOnlyList<string> StaffNames { get; set; } = [];

    private ListSnapshot Lists { get; set; } = ListSnapshot.Empty;

    private IReadOnlyList<string> EventNames { get; set; } = [];

    /// <summary>To whom a new lead may be given at once.</summary>
    private IReadOnlyList<AssignableUser> Choosable { get; set; } = [];

    private IReadOnlyList<SegmentOption<Temperature?>> Temperatures =>
    [
        new(Temperature.Cold, L["Cold"], IconName.Snow, Tone.Info),
        new(Temperature.Warm, L["Warm"], IconName.Sun, Tone.Warn),
        new(Temperature.Hot, L["Hot"], IconName.Flame, Tone.Danger),
    ];

    // Lost needs a reason, so it is not chosen here; a lead that is lost says so.
    private IEnumerable<LeadStatus> Statuses =>
        Enum.GetValues<LeadStatus>().Where(status => status != LeadStatus.Lost || Input.Status == LeadStatus.Lost);

    protected override async Task OnInitializedAsync()
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        Lists = Reader.Read(actor);
        EventNames = await Events.NamesAsync(actor, CancellationToken.None);
        if (Input is CreateLead)
            Choosable = (await People.ListAsync(actor, null, CancellationToken.None)).Value?.Items ?? [];
        var known = await Leads.SuggestAsync(actor, LeadFacet.Staff, CancellationToken.None);
        StaffNames = [.. known.Append(actor.Name).Distinct().Order(StringComparer.CurrentCulture)];
    }

    /// <summary>What is stored stays choosable although it is on no list of ours, as after an import.</summary>
    internal static IEnumerable<string> WithCurrent(IReadOnlyList<string> offered, string? current) =>
        string.IsNullOrEmpty(current) || offered.Contains(current) ? offered : offered.Prepend(current);

    private void SetTemperature(Temperature? temperature)
    {
        Input.Temperature = temperature;
        Form?.NotifyFieldChanged(new FieldIdentifier(Input, nameof(LeadInput.Temperature)));
    }
}

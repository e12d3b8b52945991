using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Imports;

/// <summary>Where each column goes, and what holds for rows that have no value.</summary>
public sealed partial class ImportColumns
{
    private const int SamplesShown = 3;

    private static readonly string[] Asked = [nameof(LeadInput.FirstName), nameof(LeadInput.LastName), nameof(LeadInput.Phone), nameof(LeadInput.Source)];

    private readonly HashSet<string> _more = [];
    private IReadOnlyList<string> _sources = [];

    [Inject] public required ListReader Lists { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }

    [Parameter, EditorRequired] public ImportDraft Draft { get; set; } = default!;

    [Parameter, EditorRequired] public ImportSettings Settings { get; set; } = new();

    /// <summary>The fields that this person may fill.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LeadField> Fields { get; set; } = [];

    [Parameter] public EventCallback<ImportSettings> OnChanged { get; set; }

    protected override async Task OnInitializedAsync() => _sources = Lists.Read(await Actors.GetAsync(CancellationToken.None)).Offered(ListKind.Source);

    private IEnumerable<string> Targets => Fields.Select(entry => entry.Name).Prepend(ImportTarget.FullName).Append(ImportTarget.ToComments);

    private List<LeadField> Defaults =>
        [.. Fields.Where(entry => IsAskedFor(entry.Name) || entry.Name == nameof(LeadInput.Source) || _more.Contains(entry.Name) || Settings.Defaults.ContainsKey(entry.Name) || IsDependant(entry.Name))];

    private bool IsAskedFor(string field) => Asked.Contains(field) && !Fills(field);

    private bool Fills(string field) => Settings.Columns.Any(column => column.Target == field
        || (column.Target == ImportTarget.FullName && field is nameof(LeadInput.FirstName) or nameof(LeadInput.LastName)));

    /// <summary>A source asks for its own further field.</summary>
    private bool IsDependant(string field) => Sources.DependantOf(DefaultOf(nameof(LeadInput.Source))) switch
    {
        SourceDependant.Event => field == nameof(LeadInput.EventName),
        SourceDependant.WordOfMouth => field == nameof(LeadInput.WordOfMouthType),
        SourceDependant.Other => field == nameof(LeadInput.OtherSourceType),
        _ => false,
    };

    private string? DefaultOf(string field) => Settings.Defaults.GetValueOrDefault(field);

    private string Samples(int place) => string.Join(
        " · ", Draft.File.Samples.Where(row => place < row.Cells.Length).Select(row => row.Cells[place].Trim()).Where(cell => cell.Length > 0).Distinct().Take(SamplesShown));

    private string? Said(ColumnGuessBasis guess) => guess switch
    {
        ColumnGuessBasis.Name => L["by its name"].Value,
        ColumnGuessBasis.Content => L["by its values"].Value,
        ColumnGuessBasis.Saved => L["as saved"].Value,
        _ => null,
    };

    private Task Choose(ColumnMapping column, string? target) => OnChanged.InvokeAsync(Settings.Send(column.Place, string.IsNullOrEmpty(target) ? null : target));

    private Task Replace(ColumnMapping column) => OnChanged.InvokeAsync(Settings with { Columns = [.. Settings.Columns.Select(other => other.Place == column.Place ? column : other)] });

    private Task SetDefault(string field, string? value)
    {
        var defaults = new Dictionary<string, string>(Settings.Defaults);
        defaults.Remove(field);
        if (!string.IsNullOrWhiteSpace(value))
            defaults[field] = value;
        return OnChanged.InvokeAsync(Settings with { Defaults = defaults });
    }

    private void More(string? field)
    {
        if (!string.IsNullOrEmpty(field))
            _more.Add(field);
    }
}

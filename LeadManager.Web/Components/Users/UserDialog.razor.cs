using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Users;

/// <summary>Makes or changes an account; open while there is a command.</summary>
public sealed partial class UserDialog
{
    private UserInput? _opened;

    [Inject] public required UserService Users { get; init; }
    [Inject] public required UserDirectory Directory { get; init; }
    [Inject] public required UserChoices Choices { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [Parameter] public UserInput? Command { get; set; }

    [Parameter] public EventCallback OnClosed { get; set; }

    /// <summary>Whom one can report to; the manager there is stays on the list although he may not enter any more.</summary>
    private IReadOnlyList<PersonName> Managers { get; set; } = [];

    private IReadOnlyList<PersonName> Offices { get; set; } = [];

    private IReadOnlyList<string> Zones { get; set; } = [];

    /// <summary>The roles of the office's kind, and the one that the account has.</summary>
    private IEnumerable<Role> Roles(UserInput command) => RoleTraits.OnOffer.Where(role => Facts?.Plan.Roles.Contains(role) is not false).Append(command.Role).Distinct();

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_opened, Command))
            return;
        _opened = Command;
        if (Command is null)
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        Managers = await Directory.ListManagersAsync(actor, Command.ManagerId, CancellationToken.None);
        Offices = await Choices.ListOfficesAsync(actor, Command.OfficeId, CancellationToken.None);
        Zones = await Choices.ListZonesAsync(actor, CancellationToken.None);
    }

    private async Task<Failure?> SaveAsync()
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        var outcome = Command switch
        {
            CreateUser created => await Users.CreateAsync(actor, created, CancellationToken.None),
            UpdateUser updated => await Users.UpdateAsync(actor, updated, CancellationToken.None),
            _ => new NotFound(),
        };
        if (!outcome.IsOk)
            return outcome.Failure;
        Toasts.Show(L["{0} is saved.", outcome.Value.Name]);
        await OnClosed.InvokeAsync();
        return null;
    }
}

using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Permissions;

/// <summary>Shows a lead with somebody else's eyes. Person and lead stand in the address.</summary>
public sealed partial class SeeAsPage : IDisposable
{
    private const int Shown = 8;

    private readonly CancellationTokenSource _left = new();
    private UserRow? _person;
    private LeadDetail? _lead;
    private SeenAs? _seen;
    private Failure? _failure;

    [Inject] public required SeeAs SeeAs { get; init; }
    [Inject] public required UserDirectory People { get; init; }
    [Inject] public required LeadService Leads { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "user")] private int? UserId { get; set; }

    [SupplyParameterFromQuery(Name = "lead")] private int? LeadId { get; set; }

    public void Dispose() => _left.Cancel();

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await Actors.GetAsync(_left.Token);
        _person = UserId is { } user ? await People.FindAsync(actor, user, _left.Token) : null;
        _lead = LeadId is { } lead ? await Leads.FindAsync(actor, lead, _left.Token) : null;
        var outcome = _person is null || _lead is null ? null : await SeeAs.LookAsync(actor, _person.Id, _lead.Lead.Id, _left.Token);
        (_seen, _failure) = (outcome?.Value, outcome?.Failure);
    }

    private async Task<IReadOnlyList<UserRow>> FindPeopleAsync(string words) =>
        (await People.ListAsync(await Actors.GetAsync(_left.Token), new UserQuery(Search: words, PageSize: Shown), _left.Token)).Items;

    private async Task<IReadOnlyList<LeadDetail>> FindLeadsAsync(string words) =>
        (await Leads.ListAsync(await Actors.GetAsync(_left.Token), new LeadQuery { Search = words, PageSize = Shown, WithTotal = false }, _left.Token)).Items;

    private static string PersonWords(UserRow user) => $"{user.Name}, {Words.Find(user.Role.ToString())}";

    private string LeadWords(LeadDetail lead) => lead.AssigneeName is { } assignee ? L["{0}, with {1}", lead.Lead.Name, assignee] : L["{0}, unassigned", lead.Lead.Name];

    private void Go(int? user, int? lead) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["user"] = user, ["lead"] = lead }), replace: true);
}

using System.Globalization;
using LeadManager.Core.Changes;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.ActivityLog;

/// <summary>What happened in the office, newest first. Filters and the place in the log live in the address.</summary>
public sealed partial class ActivityLogPage : IDisposable
{
    private static readonly AuditFacets NoFacets = new([], [], []);

    private readonly CancellationTokenSource _left = new();
    private AuditQuery _query = new();
    private AuditPage? _page;
    private AuditFacets? _facets;
    private ValueRestorer? _restorer;

    [Inject] public required AuditService Audit { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "user")] public string? User { get; set; }
    [SupplyParameterFromQuery(Name = "action")] public string? Action { get; set; }
    [SupplyParameterFromQuery(Name = "entity")] public string? Entity { get; set; }
    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }
    [SupplyParameterFromQuery(Name = "before")] public string? Before { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var query = new AuditQuery
        {
            User = Said(User), Action = Said(Action), EntityType = Said(Entity), Search = Said(Search),
            From = Day(From), To = Day(To), Before = Number(Before), After = Number(After),
        };
        _query = query;
        var actor = await Actors.GetAsync(_left.Token);
        var page = await Audit.ListAsync(actor, query, _left.Token);
        if (ReferenceEquals(query, _query)) // else another question was put meanwhile
            _page = page;
        _facets ??= await Audit.FacetsAsync(actor, _left.Token); // it reads the whole log: once a visit, not at each page
    }

    /// <summary>New entries appear only on the newest page; an older one stays as it is.</summary>
    private async Task RefreshAsync()
    {
        if (_query is not { Before: null, After: null } query)
            return;
        var page = await Audit.ListAsync(await Actors.GetAsync(_left.Token), query, _left.Token);
        if (ReferenceEquals(query, _query))
            _page = page;
    }

    private Task RestoreAsync(AuditLine line, AuditValue value) => _restorer?.RestoreAsync(line, value) ?? Task.CompletedTask;

    private void Show(AuditQuery query) => Navigation.NavigateTo(Link(query with { Before = null, After = null }));

    private string Link(AuditQuery query) => Navigation.GetUriWithQueryParameters("/activity-log", new Dictionary<string, object?>
    {
        ["user"] = query.User, ["action"] = query.Action, ["entity"] = query.EntityType, ["search"] = query.Search,
        ["from"] = Text(query.From), ["to"] = Text(query.To), ["before"] = query.Before, ["after"] = query.After,
    });

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _left.Cancel();
    }
}

using System.Globalization;
using LeadManager.Core.Activities;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Timeline;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Timeline;

/// <summary>The timeline of one lead. What comes in while it is read appears at its top; what was turned up below stays.</summary>
public sealed partial class LeadTimeline
{
    private readonly HashSet<TimelineKind> _kinds = [];
    private List<TimelineEntry>? _items;
    private bool _hasOlder;
    private int _shown;

    [Inject] public required TimelineService Timeline { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public LeadDetail Lead { get; set; } = default!;

    /// <summary>Opens the dialog that writes down an activity of this type.</summary>
    [Parameter] public EventCallback<ActivityType> OnLog { get; set; }

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    private OfficeCalendar Office => Facts?.Calendar ?? ShellFacts.WithoutOffice;

    private IEnumerable<(DateOnly Key, string Title, List<TimelineEntry> Entries)> Days =>
        (_items ?? []).GroupBy(entry => Office.DateOf(entry.At)).Select(day => (day.Key, TitleOf(day.Key), day.ToList()));

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Lead.Lead.Id)
            return;
        (_shown, _items) = (Lead.Lead.Id, null);
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        // As many as are shown, so that the reader's place stays where it is.
        var page = await ReadAsync(new TimelineQuery { PageSize = Math.Clamp(_items?.Count ?? 0, TimelineQuery.DefaultPageSize, TimelineQuery.PageSizeMax) });
        var further = page.HasOlder && _items is { Count: > TimelineQuery.PageSizeMax } ? _items.Where(entry => entry.Place.IsBelow(page.Items[^1].Place)).ToList() : [];
        (_items, _hasOlder) = ([.. page.Items, .. further], further.Count > 0 ? _hasOlder : page.HasOlder);
    }

    private async Task OlderAsync()
    {
        var page = await ReadAsync(new TimelineQuery { Before = _items?[^1].Place });
        _items?.AddRange(page.Items);
        _hasOlder = page.HasOlder;
        StateHasChanged();
    }

    private Task ToggleAsync(TimelineKind kind)
    {
        if (!_kinds.Remove(kind))
            _kinds.Add(kind);
        _items = [];
        return RefreshAsync();
    }

    private async Task<TimelinePage> ReadAsync(TimelineQuery query) =>
        (await Timeline.ListAsync(await Actors.GetAsync(CancellationToken.None), Lead.Lead.Id, query with { Kinds = [.. _kinds] }, CancellationToken.None)).Value ?? new([], false);

    private string NameOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Activity => L["Activities"],
        TimelineKind.FollowUp => L["Follow-ups"],
        TimelineKind.Assignment => L["Assignments"],
        TimelineKind.Progress => L["Progress"],
        TimelineKind.Quotation => L["Quotations"],
        TimelineKind.Review => L["Reviews"],
        TimelineKind.Mail => L["Mails"],
        _ => L["Changes"],
    };

    private string TitleOf(DateOnly day) => (Office.DateOf(Time.GetUtcNow().UtcDateTime).DayNumber - day.DayNumber) switch
    {
        0 => L["Today"],
        1 => L["Yesterday"],
        < 180 => day.ToString("dddd d MMMM", CultureInfo.CurrentCulture),
        _ => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
    };
}

using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Components.Work;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LeadManager.Web.Components.FollowUps;

/// <summary>Follow-ups by day, in the week of the reader's culture.</summary>
public sealed partial class FollowUpCalendar
{
    private const int WeeksOfMonth = 6;

    private const string AgendaId = "agenda";

    private static readonly FollowUpPage Nothing = new([], 0, 1, FollowUpQuery.PageSizeMax);

    private IReadOnlyList<FollowUpDay> _days = [];
    private FollowUpPage _agenda = Nothing;
    private bool _isMonth = true;
    private DateOnly _anchor;
    private DateOnly? _chosen;
    private FollowUpLine? _dragged;
    private int? _shownOwner;
    private string? _focus;

    [Inject] public required FollowUpLists Lists { get; init; }
    [Inject] public required FollowUpService FollowUps { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Whose; everybody's where absent.</summary>
    [Parameter] public int? OwnerId { get; set; }

    /// <summary>Whether each says whose it is.</summary>
    [Parameter] public bool ShowOwner { get; set; }

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    [CascadingParameter] private FollowUpDialogs? Dialogs { get; set; }

    private OfficeCalendar Office => Facts?.Calendar ?? ShellFacts.WithoutOffice;

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private DateOnly Today => Office.DateOf(Now);

    private FollowUpDay? Chosen => _days.FirstOrDefault(day => day.Day == _chosen);

    private IReadOnlyList<SegmentOption<bool>> Spans => [new(false, L["Week"]), new(true, L["Month"])];

    private DateOnly First => WeekOf(_isMonth ? new DateOnly(_anchor.Year, _anchor.Month, 1) : _anchor);

    private DateOnly Last => First.AddDays((_isMonth ? WeeksOfMonth * 7 : 7) - 1);

    private string Title => _isMonth ? _anchor.ToString("MMMM yyyy", CultureInfo.CurrentCulture)
        : $"{First.ToString("d MMM", CultureInfo.CurrentCulture)} – {Last.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}";

    protected override Task OnParametersSetAsync()
    {
        if (_anchor == default)
            (_anchor, _chosen) = (Today, Today);
        else if (_shownOwner == OwnerId)
            return Task.CompletedTask;
        _shownOwner = OwnerId;
        return RefreshAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } id)
            return;
        _focus = null;
        await Browser.InvokeVoidAsync("lm.focus", id);
    }

    private async Task RefreshAsync()
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        _days = await Lists.ListDaysAsync(actor, OwnerId, First, Last, CancellationToken.None);
        await ReadAgendaAsync(actor);
    }

    private async Task ChooseAsync(DateOnly day, bool goThere = false)
    {
        _chosen = day;
        await ReadAgendaAsync(await Actors.GetAsync(CancellationToken.None));
        _focus = goThere ? AgendaId : _focus;
    }

    /// <summary>All of the chosen day: what the grid has no room for is read only here.</summary>
    private async Task ReadAgendaAsync(Actor actor)
    {
        var chosen = Chosen;
        var page = chosen is null ? Nothing
            : chosen.More == 0 ? Nothing with { Items = chosen.Items, Total = chosen.Items.Count }
            : await Lists.ListDayAsync(actor, OwnerId, chosen.Day, CancellationToken.None);
        if (chosen?.Day == Chosen?.Day)
            _agenda = page; // else another day was chosen meanwhile
    }

    private Task GoAsync(int step)
    {
        _anchor = step == 0 ? Today : _isMonth ? new DateOnly(_anchor.Year, _anchor.Month, 1).AddMonths(step) : _anchor.AddDays(7 * step);
        _chosen = step == 0 ? Today : null;
        return RefreshAsync();
    }

    private Task SpanAsync(bool isMonth)
    {
        _isMonth = isMonth;
        return RefreshAsync();
    }

    private Task OpenAsync(FollowUpLine line)
    {
        if (line is not { IsOpen: true, MayChange: true })
            return ChooseAsync(Office.DateOf(line.DueAt));
        Dialogs?.Edit(line);
        return Task.CompletedTask;
    }

    private Task DropAsync(DateOnly day)
    {
        var line = _dragged;
        _dragged = null;
        return line is null ? Task.CompletedTask : MoveAsync(line, day);
    }

    private Task StepAsync((FollowUpLine Line, int Days) step) => MoveAsync(step.Line, Office.DateOf(step.Line.DueAt).AddDays(step.Days));

    /// <summary>Moves it to the same time of another day; the way back is offered.</summary>
    private async Task MoveAsync(FollowUpLine line, DateOnly day)
    {
        if (day == Office.DateOf(line.DueAt))
            return;
        var outcome = await ToAsync(line.Id, DueShortcuts.Move(line.DueAt, day, Office), line.Version);
        if (outcome.Value is { } moved)
            Toasts.Show(L["{0}: moved to {1}.", line.Lead.Lead.Name, Moments.Due(moved.DueAt, Now, Office)], async () => await ToAsync(line.Id, line.DueAt, null));
        else
            Toasts.Show(outcome.Failure?.Message ?? "");
        _focus = FollowUpChip.IdOf(line.Id);
        await RefreshAsync();
    }

    private async Task<Core.Results.Outcome<FollowUpLine>> ToAsync(int id, DateTime at, int? seen) =>
        await FollowUps.MoveAsync(await Actors.GetAsync(CancellationToken.None), new MoveFollowUp { FollowUpId = id, Seen = seen, DueAt = at }, CancellationToken.None);

    private string Say(FollowUpDay day) => $"{day.Day.ToString("D", CultureInfo.CurrentCulture)}, {(day.Open + day.Done == 1 ? L["1 follow-up"] : L["{0:N0} follow-ups", day.Open + day.Done])}";

    private static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek + 7) % 7));
}

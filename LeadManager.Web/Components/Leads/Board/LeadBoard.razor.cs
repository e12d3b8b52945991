using System.Globalization;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Board;
using LeadManager.Core.Progress;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace LeadManager.Web.Components.Leads.Board;

/// <summary>
/// The board of a filtered list. A move is taken by the step that leads there, with the form that the step needs; of two who
/// move the same card, the second is told. While a card is held nothing else is drawn anew.
/// </summary>
public sealed partial class LeadBoard : IDisposable
{
    private const int PausesPerReading = 2;

    private readonly CancellationTokenSource _left = new();
    private readonly Dictionary<string, int> _cards = [];
    private BoardQuery? _wish;
    private BoardView? _board;
    private BoardCard? _dragged;
    private BoardCard? _moving;
    private LeadDetail? _asked;
    private ProgressCommand? _command;
    private bool _isStale;
    private TimeSpan _took;
    private string? _focus;

    [Inject] public required BoardService Boards { get; init; }
    [Inject] public required ProgressSteps Steps { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired] public LeadQuery Query { get; set; } = new();

    [Parameter, EditorRequired] public LeadsView View { get; set; } = new();

    /// <summary>Asks for other columns.</summary>
    [Parameter] public EventCallback<BoardBy> OnBy { get; set; }

    /// <summary>Told how many leads match.</summary>
    [Parameter] public EventCallback<int> OnCounted { get; set; }

    [Parameter] public EventCallback<LeadDetail> OnDelete { get; set; }
    [Parameter] public EventCallback<LeadDetail> OnReferral { get; set; }
    [Parameter] public EventCallback<LeadDetail> OnAssign { get; set; }
    [Parameter] public EventCallback<LeadDetail> OnLog { get; set; }
    [Parameter] public EventCallback<LeadDetail> OnPlan { get; set; }

    private IReadOnlyList<SegmentOption<BoardBy>> Kinds => [new(BoardBy.Stage, L["Stage"]), new(BoardBy.Temperature, L["Temperature"])];

    protected override Task OnParametersSetAsync()
    {
        if (_wish is { } known && known.By == View.By && ReferenceEquals(known.Leads, Query))
            return Task.CompletedTask;
        if (_wish?.By != View.By)
            _cards.Clear();
        return ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } id)
            return;
        _focus = null;
        await Browser.InvokeVoidAsync("lm.focus", id);
    }

    private async Task ReadAsync()
    {
        var wish = _wish = new BoardQuery { Leads = Query, By = View.By, Cards = _cards };
        var begun = Time.GetTimestamp();
        var board = await Boards.GetAsync(await Actors.GetAsync(_left.Token), wish, _left.Token);
        _took = Time.GetElapsedTime(begun);
        if (!ReferenceEquals(wish, _wish))
            return;
        var isCounted = _board?.Total != board.Total;
        _board = board;
        if (isCounted)
            await OnCounted.InvokeAsync(board.Total);
    }

    /// <summary>Follows a change of others; what is long in reading is read the less often, so that a busy office is not kept busy by its boards.</summary>
    private async Task FollowAsync()
    {
        await Task.Delay(_took * PausesPerReading, Time, _left.Token);
        _isStale = _dragged is not null;
        if (!_isStale)
            await ReadAsync();
    }

    private Task ReleaseAsync()
    {
        _dragged = null;
        return _isStale ? ReadAsync() : Task.CompletedTask;
    }

    private Task ShowAsync(BoardLane lane, int cards)
    {
        _cards[lane.Key] = cards;
        return ReadAsync();
    }

    private bool MayDrop(BoardLane lane) => _dragged?.Moves.ContainsKey(lane) is true;

    private string? StateOf(BoardLane lane) => _dragged is null ? null : MayDrop(lane) ? "open" : "shut";

    private Task DropAsync(BoardLane lane)
    {
        var card = _dragged;
        _dragged = null;
        return card is null ? Task.CompletedTask : MoveAsync(card, lane);
    }

    private Task ChooseAsync(BoardLane lane)
    {
        var card = _moving;
        _moving = null;
        return card is null ? Task.CompletedTask : MoveAsync(card, lane);
    }

    /// <summary>Alt and an arrow go to the next column on that side to which the card may go.</summary>
    private Task PressAsync(KeyboardEventArgs press, BoardCard card)
    {
        if (!press.AltKey || press.Key is not ("ArrowLeft" or "ArrowRight") || _board is not { } board)
            return Task.CompletedTask;
        var lanes = board.Columns.Select(column => column.Lane).ToList();
        var here = board.Columns.ToList().FindIndex(column => column.Cards.Any(other => other.Id == card.Id));
        var ahead = press.Key == "ArrowRight" ? lanes.Skip(here + 1) : lanes.Take(here).Reverse();
        if (ahead.FirstOrDefault(card.Moves.ContainsKey) is { } next)
            return MoveAsync(card, next);
        Toasts.Show(press.Key == "ArrowRight" ? L["{0} cannot go further to the right.", card.Lead.Lead.Name] : L["{0} cannot go further to the left.", card.Lead.Lead.Name]);
        return Task.CompletedTask;
    }

    private async Task MoveAsync(BoardCard card, BoardLane lane)
    {
        if (!card.Moves.TryGetValue(lane, out var move))
            return;
        if (move.Make() is not { } step)
            await OnAssign.InvokeAsync(card.Lead);
        else if (move.Asks)
            (_asked, _command) = (card.Lead, step);
        else
            await TakeAsync(card, lane, step, move.Back);
    }

    private async Task TakeAsync(BoardCard card, BoardLane lane, ProgressCommand step, ProgressCommand? back)
    {
        var outcome = await Steps.TakeAsync(await Actors.GetAsync(CancellationToken.None), step, CancellationToken.None);
        if (outcome.IsOk)
            Toasts.Show(L["{0} is in {1} now.", card.Lead.Lead.Name, Name(lane)], back is null ? null : () => TakeBackAsync(back));
        else
            Toasts.Show(L["{0} was not moved. {1}", card.Lead.Lead.Name, outcome.Failure.Message]);
        _focus = LeadCard.IdOf(card.Id);
        await ReadAsync();
    }

    // The board hears of it through the live feed; by then it may have been left.
    private async Task TakeBackAsync(ProgressCommand back)
    {
        var outcome = await Steps.TakeAsync(await Actors.GetAsync(CancellationToken.None), back, CancellationToken.None);
        if (!outcome.IsOk)
            Toasts.Show(outcome.Failure.Message);
    }

    private Task AnsweredAsync()
    {
        _command = null;
        _focus = _asked is { } asked ? LeadCard.IdOf(asked.Lead.Id) : null;
        return ReadAsync();
    }

    private string Name(BoardLane lane) => LaneSign.NameOf(lane, L);

    private string Say(BoardColumn column) => $"{Name(column.Lane)}, {(column.Count == 1 ? L["1 lead"] : L["{0:N0} leads", column.Count])}";

    public void Dispose() => _left.Cancel();
}

using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Bulk;
using LeadManager.Core.Results;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Leads.Bulk;

/// <summary>Open while there is a command. Closing it while it runs stops it before the next portion; so does leaving the page.</summary>
public sealed partial class BulkDialog : IDisposable, IProgress<BulkProgress>
{
    private BulkCommand? _opened;
    private BulkReport? _report;
    private BulkProgress? _progress;
    private CancellationTokenSource? _running;
    private IReadOnlyList<AssignableUser>? _users;
    private Failure? _refusal;
    private bool _isUndone;
    private int _myId;

    [Inject] public required BulkService Bulk { get; init; }
    [Inject] public required Recipients Recipients { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required StoreTrouble Trouble { get; init; }

    /// <summary>To which leads it is done.</summary>
    [Parameter] public BulkLeads Leads { get; set; } = new([]);

    /// <summary>How many these are.</summary>
    [Parameter] public int Count { get; set; }

    [Parameter] public BulkCommand? Command { get; set; }

    /// <summary>Raised at the end; whether anything was done.</summary>
    [Parameter] public EventCallback<bool> OnClosed { get; set; }

    private string Title => Command switch
    {
        BulkGive => L["Assign {0:N0} leads", Count],
        BulkFollowUp => L["Plan a follow-up with {0:N0} leads", Count],
        BulkDelete => L["Delete {0:N0} leads?", Count],
        BulkTemperature temperature => L["Set {0:N0} leads to {1}", Count, L[temperature.Temperature?.ToString() ?? "Not set"]],
        _ => "",
    };

    private string Action => Command switch
    {
        BulkGive => L["Assign"],
        BulkFollowUp => L["Plan"],
        BulkDelete => L["Delete"],
        _ => L["Set"],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_opened, Command))
            return;
        _opened = Command;
        (_report, _progress, _users, _refusal, _isUndone) = (null, null, null, null, false);
        if (Command is not BulkGive)
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        var listed = await Recipients.ListAsync(actor, null, CancellationToken.None);
        (_myId, _users, _refusal) = (actor.UserId, listed.Value?.Items ?? [], listed.Failure);
    }

    private async Task<Failure?> RunAsync()
    {
        Failure? failure = null;
        await WithProgressAsync(async (actor, ct) =>
        {
            var outcome = await Bulk.RunAsync(actor, Leads, Command ?? throw new InvalidOperationException("Nothing was asked."), this, ct);
            (_report, failure) = (outcome.Value, outcome.Failure);
        });
        return failure;
    }

    private async Task UndoAsync(BulkUndo undo)
    {
        _refusal = null;
        try
        {
            await WithProgressAsync(async (actor, ct) => (_report, _isUndone) = (await Bulk.UndoAsync(actor, undo, this, ct), true));
        }
        catch (Exception fault) when (Trouble.Find(fault) is { } trouble)
        {
            _refusal = trouble; // the way back stays open
        }
    }

    private async Task WithProgressAsync(Func<Actor, CancellationToken, Task> work)
    {
        using var running = _running = new CancellationTokenSource();
        _progress = null;
        StateHasChanged(); // the form hands over a task, not an event
        try
        {
            var actor = await Actors.GetAsync(CancellationToken.None);
            await Task.Run(() => work(actor, running.Token)); // not in the turn of the page
        }
        finally
        {
            _running = null;
        }

        StateHasChanged();
    }

    void IProgress<BulkProgress>.Report(BulkProgress value) => _ = InvokeAsync(() =>
    {
        _progress = value;
        StateHasChanged();
    });

    private Task CloseAsync()
    {
        if (_running is not { } running)
            return OnClosed.InvokeAsync(_report is not null);
        running.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => _running?.Cancel();
}

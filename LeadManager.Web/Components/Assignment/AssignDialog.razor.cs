using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Assignment;

/// <summary>Open while there are leads to give. One goes with the version that was looked at; several each by itself.</summary>
public sealed partial class AssignDialog : IDisposable
{
    /// <summary>After how many leads the progress is drawn anew.</summary>
    private const int Step = 5;

    private AssignLead _command = new();
    private IReadOnlyList<LeadDetail> _opened = [];
    private IReadOnlyList<AssignableUser>? _users;
    private BulkOutcomes? _outcomes;
    private Failure? _refusal;
    private CancellationTokenSource? _running;
    private int? _through;
    private int _myId;

    [Inject] public required Recipients Recipients { get; init; }
    [Inject] public required AssignmentService Assignment { get; init; }
    [Inject] public required BulkAssignment Bulk { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    /// <summary>The leads to give; none while the dialog is closed.</summary>
    [Parameter] public IReadOnlyList<LeadDetail> Leads { get; set; } = [];

    /// <summary>Raised at the end; whether anything was given.</summary>
    [Parameter] public EventCallback<bool> OnClosed { get; set; }

    /// <summary>Whether this is a selection, which is told lead by lead even where it holds one.</summary>
    [Parameter] public bool IsSelection { get; set; }

    private string Title => Leads is [var only] ? L["Assign {0}", only.Lead.Name] : L["Assign {0:N0} leads", Leads.Count];

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_opened, Leads))
            return;
        _opened = Leads;
        (_command, _users, _outcomes, _refusal, _through) = (new AssignLead(), null, null, null, null);
        if (Leads.Count == 0)
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        var listed = await Recipients.ListAsync(actor, IsSelection ? null : Leads[0].Lead.Id, CancellationToken.None);
        (_myId, _users, _refusal) = (actor.UserId, listed.Value?.Items, listed.Failure);
    }

    private Task<Failure?> SaveAsync() => IsSelection ? GiveAllAsync() : GiveOneAsync();

    private async Task<Failure?> GiveOneAsync()
    {
        var lead = Leads[0].Lead;
        var outcome = await Assignment.AssignAsync(
            await Actors.GetAsync(CancellationToken.None), _command with { LeadId = lead.Id, Version = lead.Version }, CancellationToken.None);
        if (!outcome.IsOk)
            return outcome.Failure;
        Toasts.Show(L["{0} is with {1} now.", outcome.Value.LeadName, outcome.Value.AssigneeName ?? ""]);
        await OnClosed.InvokeAsync(true);
        return null;
    }

    private async Task<Failure?> GiveAllAsync()
    {
        using var running = _running = new CancellationTokenSource();
        _through = 0;
        try
        {
            var command = new BulkAssign { LeadIds = [.. Leads.Select(lead => lead.Lead.Id)], UserId = _command.UserId, Notes = _command.Notes };
            var actor = await Actors.GetAsync(CancellationToken.None);
            var outcome = await Task.Run(() => Bulk.AssignAsync(actor, command, new Progress(this), running.Token));
            _outcomes = outcome.Value;
            return outcome.Failure;
        }
        finally
        {
            (_running, _through) = (null, null);
        }
    }

    /// <summary>While leads go over, closing stops before the next one and shows how far it came.</summary>
    private Task CloseAsync()
    {
        if (_running is not { } running)
            return OnClosed.InvokeAsync(_outcomes is not null);
        running.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => _running?.Cancel();

    private sealed class Progress(AssignDialog dialog) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % Step == 0)
                _ = dialog.InvokeAsync(() =>
                {
                    dialog._through = value;
                    dialog.StateHasChanged();
                });
        }
    }
}

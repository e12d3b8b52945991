using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Leads.Progress;

/// <summary>Asks for what a step needs and takes it; open while there is a command.</summary>
public sealed partial class ProgressDialog
{
    private QualificationChoices _choices = new([], [], []);
    private ProgressCommand? _opened;

    [Inject] public required ProgressSteps Steps { get; init; }
    [Inject] public required QualificationService Qualifications { get; init; }
    [Inject] public required ListReader Lists { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [Parameter, EditorRequired] public LeadDetail Lead { get; set; } = default!;

    [Parameter] public ProgressCommand? Command { get; set; }

    [Parameter] public EventCallback OnClosed { get; set; }

    private IReadOnlyList<string> Reasons { get; set; } = [];

    private string Title => Command switch
    {
        ChangeStatus => L["Change status"],
        QualifyLead => L["Qualify"],
        SetMilestone => L["Note a milestone"],
        CloseLead => L["Close lead"],
        ReopenLead => L["Reopen"],
        EscalateLead => L["Escalate"],
        _ => L["Settle escalation"],
    };

    /// <summary>What was done, in one line.</summary>
    private string Said => Command switch
    {
        QualifyLead => L["{0} is qualified.", Lead.Lead.Name],
        SetMilestone { IsDone: false } => L["The milestone is taken back."],
        SetMilestone => L["The milestone is noted."],
        CloseLead => L["{0} is closed.", Lead.Lead.Name],
        ReopenLead => L["{0} is open again.", Lead.Lead.Name],
        EscalateLead => L["{0} is escalated.", Lead.Lead.Name],
        SettleEscalation => L["The escalation is settled."],
        _ => L["{0} is saved.", Lead.Lead.Name],
    };

    /// <summary>What can be chosen; Lost only by whom closing is granted.</summary>
    private IEnumerable<LeadStatus> Statuses => Enum.GetValues<LeadStatus>().Where(status => status != LeadStatus.Lost || Lead.May(LeadAction.CloseLead));

    private IEnumerable<int> Milestones => Enumerable.Range(1, SetMilestone.Count).Where(number => number < SetMilestone.Count || Lead.May(LeadAction.CloseLead));

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_opened, Command))
            return;
        _opened = Command;
        if (Command is not (QualifyLead or CloseLead))
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        Reasons = Lists.Read(actor).Offered(ListKind.CloseReason);
        if (Command is not QualifyLead qualify)
            return;
        _choices = await Qualifications.ListChoicesAsync(actor, CancellationToken.None);
        qualify.Details = (await Qualifications.FindAsync(actor, qualify.LeadId, CancellationToken.None))?.Details;
    }

    private bool IsNoted(int number) => number switch { 1 => Lead.Lead.Milestone1At, 2 => Lead.Lead.Milestone2At, _ => Lead.Lead.Milestone3At } is not null;

    private string Word(int number) => L[$"Milestone{number}"];

    private async Task<Failure?> SaveAsync()
    {
        if (Command is not { } command)
            return null;
        var outcome = await Steps.TakeAsync(await Actors.GetAsync(CancellationToken.None), command, CancellationToken.None);
        if (!outcome.IsOk)
            return outcome.Failure;
        Toasts.Show(Said);
        await OnClosed.InvokeAsync();
        return null;
    }
}

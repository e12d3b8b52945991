using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Progress;

/// <summary>Takes any step of a lead: the one place that knows which service each command belongs to.</summary>
public sealed class ProgressSteps(ProgressService progress, QualificationService qualification, LeadTemperature temperature)
{
    /// <summary>Takes the step.</summary>
    public Task<Outcome<Done>> TakeAsync(Actor actor, ProgressCommand command, CancellationToken ct) => command switch
    {
        ChangeStatus change => progress.ChangeStatusAsync(actor, change, ct),
        QualifyLead qualify => qualification.QualifyAsync(actor, qualify, ct),
        SetMilestone milestone => progress.SetMilestoneAsync(actor, milestone, ct),
        CloseLead close => progress.CloseAsync(actor, close, ct),
        ReopenLead reopen => progress.ReopenAsync(actor, reopen, ct),
        EscalateLead escalate => progress.EscalateAsync(actor, escalate, ct),
        SettleEscalation settle => progress.SettleAsync(actor, settle, ct),
        SetTemperature judge => temperature.SetAsync(actor, judge, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };
}

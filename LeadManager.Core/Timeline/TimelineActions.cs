using System.Linq.Expressions;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Timeline;

/// <summary>Which entries of the log a timeline tells as progress and which as other changes; what its other sources tell is left out.</summary>
internal static class TimelineActions
{
    private static readonly List<string> Progress =
        ["StatusChanged", "Qualified", "MilestoneReached", "MilestoneTakenBack", "Closed", "Reopened", "Escalated", "EscalationSettled"];

    private static readonly List<string> ToldElsewhere =
    [
        "ActivityAdded", "FollowUpAdded", "FollowUpCompleted", "FollowUpMoved", "FollowUpChanged", "FollowUpCancelled",
        "Assigned", "Claimed", "Forwarded", "Accepted", "Rejected", "Completed", "OwnerOverridden", "MessageSent",
        "QuotationRequested", "QuotationApproved", "QuotationRejected", "QuotationWithdrawn",
    ];

    private const string HandedOver = $"\"{nameof(Lead.AssigneeId)}\"";

    public static Expression<Func<AuditEntry, bool>> ConditionOf(TimelineKind kind) => kind == TimelineKind.Progress
        ? entry => Progress.Contains(entry.ActionType)
        : entry => !Progress.Contains(entry.ActionType) && !ToldElsewhere.Contains(entry.ActionType)
            && !(entry.ActionType == "Reassigned" && entry.NewValue != null && entry.NewValue.Contains(HandedOver));
}

using LeadManager.Core.Access;
using LeadManager.Core.Quotations;

namespace LeadManager.Core.Leads;

/// <summary>A lead as one actor may see it: care details blank where he may not, with what he may do to it.</summary>
/// <param name="Lead">The stored columns; never tracked, so a change of it changes nothing.</param>
/// <param name="AssigneeName">The name of who owns it now.</param>
/// <param name="Allowed">The actions that the matrix grants the actor on this lead.</param>
/// <param name="ShownStage">The stage in the words of the actor's role.</param>
public sealed record LeadDetail(Lead Lead, string? AssigneeName, IReadOnlySet<LeadAction> Allowed, LeadStage ShownStage)
{
    /// <summary>The stage in the manager's words, whoever asks.</summary>
    public LeadStage Stage => LeadStages.Of(Lead);

    /// <summary>Whether the actor may give the lead to somebody as it stands: assign, reassign, or take it from who has accepted it.</summary>
    public required bool MayGive { get; init; }

    /// <summary>Whether the actor may do this to the lead; what shows or hides a button.</summary>
    public bool May(LeadAction action) => Allowed.Contains(action);

    /// <summary>Whether the actor may change any field of the form.</summary>
    public bool MayEdit => May(LeadAction.EditContact) || May(LeadAction.EditRouting) || May(LeadAction.ChangeStatus);

    /// <summary>Whether a quotation can be requested for the lead as it stands, by the actor.</summary>
    public bool MayRequestQuotation => May(LeadAction.RequestQuotation) && QuotationRules.RefuseRequest(Lead) is null;

    /// <summary>Whether technical reviews are the actor's task: of special leads everybody's who may, of others only where the role is for that.</summary>
    public bool WritesReviews => May(LeadAction.AddTechnicalReview) && (Lead.IsSpecial || !May(LeadAction.EditContact));

    private static readonly LeadAction[] Actions = Enum.GetValues<LeadAction>();

    internal static LeadDetail For(Actor actor, Lead lead, string? assigneeName)
    {
        var allowed = new HashSet<LeadAction>(Actions.Length);
        foreach (var action in Actions)
            if (actor.May(action, lead))
                allowed.Add(action);
        var mayGive = AssignmentGrants.Refuse(actor, lead) is null;
        if (!allowed.Contains(LeadAction.ViewSensitive))
            lead.BlankSensitive();
        var stage = actor.Role.UsesExecutiveWords() ? LeadStages.ForExecutive(lead) : LeadStages.Of(lead);
        return new LeadDetail(lead, assigneeName, allowed, stage) { MayGive = mayGive };
    }
}

/// <summary>One page of a list; the total only where the query asked for it.</summary>
public sealed record LeadPage(IReadOnlyList<LeadDetail> Items, int? Total, int Page, int PageSize);

using LeadManager.Core.Leads;

namespace LeadManager.Core.Access;

/// <summary>The answer to "may he do this to the lead?".</summary>
public enum Answer
{
    Yes,
    No,

    /// <summary>Asked of another record than the lead: of an installation or an expense.</summary>
    Elsewhere,
}

/// <summary>Whether somebody may do an action to a lead, and why.</summary>
/// <param name="Action">The action.</param>
/// <param name="Answer">The same answer that every door gives.</param>
/// <param name="Parts">The scopes that the matrix grants the role, each with whether the lead is in it; none where it grants nothing.</param>
/// <param name="Rule">What holds besides; null where nothing does.</param>
/// <param name="IsShutOut">The account is kept from it, whatever the role grants (S3.204).</param>
public sealed record Verdict(LeadAction Action, Answer Answer, IReadOnlyList<ScopeVerdict> Parts, string? Rule, bool IsShutOut = false)
{
    /// <summary>The verdict of the matrix for this actor and lead.</summary>
    public static Verdict Of(Actor actor, LeadAction action, Lead lead)
    {
        var parts = LeadScopes.Parts(PermissionMatrix.ScopeOf(actor.Role, action))
            .Select(part => new ScopeVerdict(part, lead.DeletedAt is null && LeadScopes.Holds(part, lead, actor))).ToList();
        var answer = ActionGroups.AsksAnotherRecord(action) && parts.Exists(part => part.Scope != Scope.All) ? Answer.Elsewhere
            : actor.May(action, lead) ? Answer.Yes
            : Answer.No;
        return new Verdict(action, answer, parts, ActionGroups.RuleOf(action), actor.IsShutOut(action));
    }
}

/// <summary>One scope of a cell, and whether the lead is in it.</summary>
public sealed record ScopeVerdict(Scope Scope, bool Holds);

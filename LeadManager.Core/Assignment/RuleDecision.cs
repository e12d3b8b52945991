using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Assignment;

/// <summary>What the rules say about one lead.</summary>
/// <param name="Rule">The rule that decided, or the last one that was asked.</param>
/// <param name="To">Who gets the lead; absent where nobody of those asked for can take it.</param>
/// <param name="At">Since when he has it (UTC): never earlier than the turn before, so that turns keep their order on any clock.</param>
/// <param name="Reason">Why, for people to read; at most <see cref="LeadLimits.Reason"/> characters.</param>
internal sealed record RuleDecision(AssignmentRule Rule, User? To, DateTime At, string Reason)
{
    /// <summary>Who hands the lead over: the application itself, in the name of the rule.</summary>
    public Actor Actor => Actor.System with { Name = Words.Say("Rule {0}", Rule.Name) };

    /// <summary>What the hand-over is called in the activity log (S5.26).</summary>
    public ChangeNote NoteOf(Lead lead) => new("Assigned", Words.Say("Assigned {0} to {1}", lead.Name, To?.Name));
}

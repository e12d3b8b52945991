using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Assignment;

/// <summary>
/// Gives a lead that arrives without an assignee to whom the rules find (S5.21-S5.28). Decided and written inside the
/// transaction of the arrival, so that of two that arrive at once the second already counts the first.
/// </summary>
public sealed class AutoAssignment(RuleBooks books, HandOver handOver, TimeProvider clock)
{
    /// <summary>
    /// What the rules say about a lead about to be stored; null where none asks for it. Whose lead stays with who entered
    /// it, and what is closed already, is not asked for. Where nobody can take it, the lead keeps the reason.
    /// </summary>
    internal async Task<RuleDecision?> DecideAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        if (!IsAskedFor(actor, lead))
            return null;
        var rules = (await books.RecallRulesAsync(ct)).Where(rule => rule.Hold(lead, books.Lists)).ToList();
        if (rules.Count == 0)
            return null;
        var decision = (await books.OpenAsync(db, rules, ct)).Assign(lead, clock.GetUtcNow().UtcDateTime);
        lead.AssignmentReason = decision is { To: null } ? decision.Reason : null;
        return decision;
    }

    /// <summary>Hands the stored lead over to whom the rules have found, on the path of every other hand-over.</summary>
    internal Task<Outcome<HandedOver>> GiveAsync(LeadDbContext db, Lead lead, RuleDecision decision, CancellationToken ct) =>
        handOver.MoveAsync(
            db, decision.Actor, lead, decision.To, new HandOverTerms(decision.NoteOf(lead), Reason: decision.Reason, At: decision.At), ct);

    /// <summary>The rules that are on, for many leads of one transaction; null where there are none.</summary>
    internal async Task<RuleBook?> OpenBookAsync(LeadDbContext db, CancellationToken ct) =>
        await RuleBooks.ReadRulesAsync(db, ct) is { Count: > 0 } rules ? await books.OpenAsync(db, rules, ct) : null;

    /// <summary>Whether the rules are asked about this new lead at all.</summary>
    internal static bool IsAskedFor(Actor actor, Lead lead) => lead.AssigneeId is null && lead.IsOpen && !AssignmentGrants.KeepsOwn(actor, lead);
}

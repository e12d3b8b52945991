using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>
/// Tries rules on past leads before they are switched on; writes nothing. The leads are gone through in the order of their
/// arrival as if nobody had been given any of them; turns, daily limits and open leads are counted along, on the same path
/// that arrivals take.
/// </summary>
public sealed class RuleTrial(IDbContextFactory<LeadDbContext> contexts, RuleBooks books, OrganisationService organisation, TimeProvider clock)
{
    /// <summary>What these rules would have done; for whom the settings are.</summary>
    public async Task<Outcome<RuleTrialReport>> TryAsync(Actor actor, TryRules command, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        if (command.Days is < 1 or > TryRules.DaysMax)
            return new Invalid(nameof(command.Days), Words.Say("Enter 1 to {0} days.", TryRules.DaysMax));
        if (command.Draft is { } written && Validation.Check(written) is { } faults)
            return faults;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stored = await db.AssignmentRules.AsNoTracking().OrderBy(rule => rule.Position).ThenBy(rule => rule.Id).ToListAsync(ct);
        if (command.Draft is { } draft && await RuleContent.CheckAsync(db, draft, stored.Find(rule => rule.Id == draft.Id), books.Lists, ct) is { } refused)
            return refused;

        var calendar = await organisation.GetCalendarAsync(ct);
        var from = calendar.StartOf(calendar.DateOf(clock.GetUtcNow().UtcDateTime).AddDays(1 - command.Days));
        var all = db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => lead.CreatedAt >= from);
        var tried = all.OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id).Take(TryRules.LeadsMax);
        var book = await books.OpenForTrialAsync(db, Chosen(command, stored), await HeldAsync(tried, ct), ct);
        var tally = new TrialTally(command.Days);
        await foreach (var lead in tried.OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id).AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            tally.Add(lead, book.Assign(lead, lead.CreatedAt));
        return tally.ToReport(tally.Leads == TryRules.LeadsMax && await all.CountAsync(ct) > tally.Leads);
    }

    /// <summary>The rules to be tried in their order; the draft is always among them.</summary>
    private List<RuleConditions> Chosen(TryRules command, List<AssignmentRule> stored)
    {
        var rules = stored.Where(rule => rule.IsOn || command.WithOff || rule.Id == command.Draft?.Id).ToList();
        if (command.Draft is { } draft)
        {
            if (rules.Find(rule => rule.Id == draft.Id) is { } written)
                RuleContent.Apply(draft, written, books.Lists);
            else
                rules.Add(RuleContent.Apply(draft, new AssignmentRule { Name = "", Position = stored.Count + 1 }, books.Lists));
        }

        return rules.ConvertAll(rule => new RuleConditions(rule));
    }

    /// <summary>How many of the open leads that are tried each has now: they are given out anew.</summary>
    private static async Task<Dictionary<int, int>> HeldAsync(IQueryable<Lead> tried, CancellationToken ct) =>
        await tried.WhereOpen().Where(lead => lead.AssigneeId != null)
            .GroupBy(lead => lead.AssigneeId ?? 0).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
}

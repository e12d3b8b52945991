using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Team;

/// <summary>
/// The single readings of a manager's numbers, each over an index that holds all it asks, by person: what stands now from
/// the kept counts, what happened in some days from as many entries.
/// </summary>
internal static class TeamCounts
{
    private const int Day = 24 * 60;

    /// <summary>Won leads by when they were won, with what the scopes ask; without it the engine would rather read all leads of a person.</summary>
    public const string WonAt = "IX_Leads_WonAt";

    /// <summary>Somebody's open leads by stage, as they are kept.</summary>
    public static async Task<IReadOnlyList<StageCount>> PipelineAsync(LeadDbContext db, int userId, CancellationToken ct)
    {
        // The scope of who answers for a lead is its assignee, and the leads of somebody in sight are in sight.
        var sums = await TallySums.ReadAsync(db, Actor.System with { UserId = userId }, LeadAction.AnswerAssignment, ct, TallyKind.Stage);
        return [.. LeadAges.Stages.Select(stage => new StageCount(stage, sums?.Of(TallyKind.Stage, stage.ToString()) ?? 0)).Where(stage => stage.Count > 0)];
    }

    /// <summary>How soon each of them answered what others gave him in this time.</summary>
    public static async Task<Dictionary<int, (int Given, ResponseTime Acceptance, ResponseTime FirstContact)>> ResponseAsync(
        LeadDbContext db, IReadOnlyList<int> people, DateTime begin, DateTime end, CancellationToken ct)
    {
        var binned = db.Leads.InBin(Actor.System, LeadAction.DeleteLead).Select(lead => lead.Id);
        var sums = await db.ChainEntries
            .Where(turn => people.Contains(turn.UserId) && turn.AssignedAt >= begin && turn.AssignedAt < end && (turn.ById == null || turn.ById != turn.UserId) && !binned.Contains(turn.LeadId))
            .GroupBy(turn => turn.UserId)
            .Select(turns => new
            {
                turns.Key, Given = turns.Count(),
                Accepted = turns.Count(turn => turn.AcceptedAfter != null), Soon = turns.Count(turn => turn.AcceptedAfter <= Day), Minutes = turns.Sum(turn => (long?)turn.AcceptedAfter) ?? 0,
                Contacted = turns.Count(turn => turn.ContactedAfter != null), SoonContacted = turns.Count(turn => turn.ContactedAfter <= Day), MinutesToContact = turns.Sum(turn => (long?)turn.ContactedAfter) ?? 0,
            }).ToListAsync(ct);
        return sums.ToDictionary(sum => sum.Key, sum => (
            sum.Given, new ResponseTime(sum.Accepted, sum.Soon, sum.Minutes), new ResponseTime(sum.Contacted, sum.SoonContacted, sum.MinutesToContact)));
    }

    /// <summary>How much each of them did in this time.</summary>
    public static Task<Dictionary<int, int>> ActivitiesAsync(LeadDbContext db, IReadOnlyList<int> people, DateTime begin, DateTime end, CancellationToken ct)
    {
        var binned = db.Leads.InBin(Actor.System, LeadAction.DeleteLead).Select(lead => lead.Id);
        return CountAsync(db.Activities.Where(row => row.ById != null && people.Contains(row.ById.Value) && row.At >= begin && row.At < end && !binned.Contains(row.LeadId)), row => row.ById, ct);
    }

    /// <summary>How many leads of each of them were won in this time.</summary>
    public static Task<Dictionary<int, int>> WonAsync(IQueryable<Lead> leads, IReadOnlyList<int> people, DateTime begin, DateTime end, CancellationToken ct) =>
        CountAsync(leads.Where(lead => lead.Outcome == LeadOutcome.Won && lead.ClosedAt >= begin && lead.ClosedAt < end && lead.AssigneeId != null && people.Contains(lead.AssigneeId.Value)), lead => lead.AssigneeId, ct);

    /// <summary>How many leads of each of them have gone quiet.</summary>
    public static Task<Dictionary<int, int>> QuietAsync(DatabaseEngine engine, LeadDbContext db, Actor actor, IReadOnlyList<int> people, LeadAges ages, DateTime now, CancellationToken ct) =>
        CountAsync(engine.AllowedBy(db, actor, LeadAction.ViewDashboard, LeadIndexes.Quiet).Where(ages.Quiet(now)).Where(lead => lead.AssigneeId != null && people.Contains(lead.AssigneeId.Value)), lead => lead.AssigneeId, ct);

    /// <summary>How many quotations each of them requested in this time, and how soon they were decided.</summary>
    public static async Task<Dictionary<int, (int Requested, ResponseTime Decision)>> DecisionsAsync(LeadDbContext db, IReadOnlyList<int> people, DateTime begin, DateTime end, CancellationToken ct)
    {
        var binned = db.Leads.InBin(Actor.System, LeadAction.DeleteLead).Select(lead => lead.Id);
        var rows = await db.QuotationRequests
            .Where(row => row.RequestedById != null && people.Contains(row.RequestedById.Value) && row.RequestedAt >= begin && row.RequestedAt < end && row.State != QuotationState.Withdrawn && !binned.Contains(row.LeadId))
            .Select(row => new { Who = row.RequestedById ?? 0, row.RequestedAt, row.DecidedAt }).ToListAsync(ct);
        return rows.GroupBy(row => row.Who).ToDictionary(own => own.Key, own => own.Where(row => row.DecidedAt is not null)
            .Select(row => (long)((row.DecidedAt ?? row.RequestedAt) - row.RequestedAt).TotalMinutes).ToList() is var minutes
                ? (own.Count(), new ResponseTime(minutes.Count, minutes.Count(taken => taken <= Day), minutes.Sum())) : default);
    }

    /// <summary>How many of these leads came to each step.</summary>
    public static async Task<IReadOnlyList<StepCount>> FunnelAsync(IQueryable<Lead> leads, CancellationToken ct)
    {
        var (assigned, qualified, first, second, won) = (
            LeadSteps.Reached(LeadStep.Assigned), LeadSteps.Reached(LeadStep.Qualified), LeadSteps.Reached(LeadStep.Milestone1), LeadSteps.Reached(LeadStep.Milestone2), LeadSteps.Reached(LeadStep.Won));
        var counts = await leads.GroupBy(lead => 1).Select(all => new
        {
            Captured = all.Count(), Assigned = all.AsQueryable().Count(assigned), Qualified = all.AsQueryable().Count(qualified),
            First = all.AsQueryable().Count(first), Second = all.AsQueryable().Count(second), Won = all.AsQueryable().Count(won),
        }).SingleOrDefaultAsync(ct);
        int[] steps = counts is null ? [0, 0, 0, 0, 0, 0] : [counts.Captured, counts.Assigned, counts.Qualified, counts.First, counts.Second, counts.Won];
        return [.. Enum.GetValues<LeadStep>().Zip(steps, (step, count) => new StepCount(step, count))];
    }

    /// <summary>How many rows each person has. Grouped by the column as it is stored, so that an index by person need not be sorted.</summary>
    private static async Task<Dictionary<int, int>> CountAsync<T>(IQueryable<T> rows, Expression<Func<T, int?>> person, CancellationToken ct) =>
        (await rows.GroupBy(person).Select(own => new { own.Key, Count = own.Count() }).ToListAsync(ct)).ToDictionary(own => own.Key ?? 0, own => own.Count);
}

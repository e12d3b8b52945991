using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.MyDay;

/// <summary>A lead that waits for the answer of its new assignee.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="By">Who or what gave it.</param>
/// <param name="Notes">What was said with it.</param>
public sealed record LeadToAccept(LeadDetail Lead, string? By, string? Notes);

/// <summary>What somebody has to do today.</summary>
/// <param name="Overdue">His follow-ups past due, the one that waits longest first.</param>
/// <param name="Today">What is still due today, in the order of the day.</param>
/// <param name="DoneToday">How many he has done today.</param>
/// <param name="ToAccept">Leads given to him that he has not accepted, the latest first.</param>
/// <param name="ToAcceptTotal">How many of these there are, at most <see cref="MyDayService.CountMax"/>.</param>
/// <param name="ToDecide">Quotations that wait for his decision, the oldest first.</param>
/// <param name="Escalated">Open leads of others that were escalated and that he may settle, the first one first.</param>
/// <param name="EscalatedTotal">How many of these there are, at most <see cref="MyDayService.CountMax"/>.</param>
/// <param name="Quiet">Open leads of his without a follow-up that nobody has touched for long, the quietest first.</param>
/// <param name="QuietTotal">How many of these there are, at most <see cref="MyDayService.CountMax"/>.</param>
/// <param name="Days">Today and the six days after it, with how many of his follow-ups are open.</param>
public sealed record MyDayView(
    FollowUpPage Overdue, FollowUpPage Today, int DoneToday, IReadOnlyList<LeadToAccept> ToAccept, int ToAcceptTotal, QuotationPage ToDecide, IReadOnlyList<LeadDetail> Escalated, int EscalatedTotal,
    IReadOnlyList<LeadDetail> Quiet, int QuietTotal, IReadOnlyList<(DateOnly Day, int Open)> Days);

/// <summary>Gathers somebody's own day: what is late, what is due, what waits for his answer, what has gone quiet.</summary>
public sealed class MyDayService(
    IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, FollowUpLists followUps, QuotationLists quotations, PeopleNames names, OrganisationService organisation, TimeProvider clock)
{
    /// <summary>Counts of leads go no further.</summary>
    public const int CountMax = 100;

    private const int Shown = 10, FollowUpsShown = 25, DaysShown = 7;

    /// <summary>The actor's own day.</summary>
    public async Task<MyDayView> GetAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        var today = calendar.DateOf(now);
        var (toAccept, quiet) = (ToAccept(db, actor), Quiet(db, actor, calendar.Ages.Quiet(now)));
        var given = await toAccept.OrderByDescending(lead => lead.AssignedAt).Take(Shown).AsNoTracking().ToListAsync(ct);
        var silent = await quiet.OrderBy(lead => lead.UpdatedAt).Take(Shown).AsNoTracking().ToListAsync(ct);
        return new MyDayView(
            await PageAsync(actor, FollowUpPart.Overdue, ct), await PageAsync(actor, FollowUpPart.Today, ct), await CountDoneAsync(db, actor, calendar.StartOf(today), ct),
            await DescribeAsync(db, actor, given, ct), await toAccept.Take(CountMax).CountAsync(ct),
            await quotations.ListAsync(actor, new QuotationQuery { PageSize = Shown }, ct),
            await EscalatedAsync(db, actor, ct), await Escalated(db, actor).Take(CountMax).CountAsync(ct),
            [.. silent.Select(lead => LeadDetail.For(actor, lead, actor.Name))], await quiet.Take(CountMax).CountAsync(ct),
            await CountDaysAsync(db, actor, calendar, today, ct));
    }

    /// <summary>How much of it waits, without reading any of it; at most <see cref="CountMax"/> of each kind.</summary>
    internal async Task<WaitingCounts> CountAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (overdue, today) = await followUps.CountOwnAsync(db, actor, CountMax, ct);
        return new WaitingCounts(overdue, today, await ToAccept(db, actor).Take(CountMax).CountAsync(ct), Math.Min(CountMax, await quotations.CountForMeAsync(db, actor, ct)));
    }

    private Task<FollowUpPage> PageAsync(Actor actor, FollowUpPart part, CancellationToken ct) =>
        followUps.ListAsync(actor, new FollowUpQuery { Part = part, OwnerId = actor.UserId, PageSize = FollowUpsShown }, ct);

    private IQueryable<Lead> ToAccept(LeadDbContext db, Actor actor) =>
        engine.AllowedBy(db, actor, LeadAction.ViewLead, LeadIndexes.ToAccept)
            .WhereOpen().Where(lead => lead.AssigneeId == actor.UserId && lead.AcceptedAt == null);

    private IQueryable<Lead> Escalated(LeadDbContext db, Actor actor) =>
        engine.AllowedBy(db, actor, LeadAction.ChangeStatus, LeadIndexes.Of(LeadList.Escalated, byCreated: true))
            .WhereOpen().Where(lead => lead.IsEscalated && lead.AssigneeId != actor.UserId);

    private async Task<IReadOnlyList<LeadDetail>> EscalatedAsync(LeadDbContext db, Actor actor, CancellationToken ct)
    {
        var details = new List<LeadDetail>(Shown);
        foreach (var lead in await Escalated(db, actor).OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id).Take(Shown).AsNoTracking().ToListAsync(ct))
            details.Add(LeadDetail.For(actor, lead, lead.AssigneeId is { } assignee ? await names.OfAsync(assignee, ct) : null));
        return details;
    }

    private IQueryable<Lead> Quiet(LeadDbContext db, Actor actor, Expression<Func<Lead, bool>> condition) =>
        engine.AllowedBy(db, actor, LeadAction.ViewLead, LeadIndexes.Quiet)
            .Where(condition).Where(lead => lead.AssigneeId == actor.UserId && lead.AcceptedAt != null);

    private static async Task<IReadOnlyList<LeadToAccept>> DescribeAsync(LeadDbContext db, Actor actor, IReadOnlyList<Lead> given, CancellationToken ct)
    {
        var ids = given.Select(lead => lead.Id).ToList();
        // Those of the few leads, and then his among them: asked for both at once, the engine would read through all that he ever had.
        var turns = await db.ChainEntries.AsNoTracking().Where(entry => ids.Contains(entry.LeadId)).OrderBy(entry => entry.Id).ToListAsync(ct);
        var last = turns.Where(turn => turn.UserId == actor.UserId).GroupBy(turn => turn.LeadId).ToDictionary(group => group.Key, group => group.Last());
        return [.. given.Select(lead => new LeadToAccept(LeadDetail.For(actor, lead, actor.Name), last.GetValueOrDefault(lead.Id)?.ByName, last.GetValueOrDefault(lead.Id)?.Notes))];
    }

    private static Task<int> CountDoneAsync(LeadDbContext db, Actor actor, DateTime since, CancellationToken ct) =>
        db.FollowUps.CountAsync(row => row.OwnerId == actor.UserId && row.EndedAt != null && row.EndedAt >= since && row.State == FollowUpState.Done, ct);

    private static async Task<IReadOnlyList<(DateOnly, int)>> CountDaysAsync(LeadDbContext db, Actor actor, OfficeCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var (begin, end) = (calendar.StartOf(today), calendar.StartOf(today.AddDays(DaysShown)));
        var due = await db.OverseenBy(actor, actor.UserId).Where(row => row.State == FollowUpState.Open && row.DueAt >= begin && row.DueAt < end)
            .Select(row => row.DueAt).Take(FollowUpLists.CountMax).ToListAsync(ct);
        var counts = due.CountBy(calendar.DateOf).ToDictionary();
        return [.. Enumerable.Range(0, DaysShown).Select(number => today.AddDays(number)).Select(day => (day, counts.GetValueOrDefault(day)))];
    }
}

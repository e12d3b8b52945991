using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.FollowUps;

/// <summary>Reads follow-ups of many leads: lists, delays per person, the calendar (S3.079, S3.101, S3.106).</summary>
public sealed class FollowUpLists(IDbContextFactory<LeadDbContext> contexts, FollowUpLines lines, OrganisationService organisation, PeopleNames names, TimeProvider clock)
{
    /// <summary>Counts go no further: beyond it the number says only that there are too many.</summary>
    public const int CountMax = 2_000;

    /// <summary>How many follow-ups one day of the calendar shows, and of how many a calendar is made.</summary>
    private const int ShownPerDay = 6, CalendarMax = 2_000;

    /// <summary>Where there are more, each day is counted on its own, and no further than this.</summary>
    private const int CountedPerDay = 50;

    private static readonly List<FollowUpState> InCalendar = [FollowUpState.Open, FollowUpState.Done];

    /// <summary>Whether the actor oversees follow-ups of others too.</summary>
    public static bool SeesOthers(Actor actor) => FollowUpReach.SeesOthers(actor);

    /// <summary>One page of one part.</summary>
    public async Task<FollowUpPage> ListAsync(Actor actor, FollowUpQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (size, page) = (Math.Clamp(query.PageSize, 1, FollowUpQuery.PageSizeMax), Math.Clamp(query.Page, 1, int.MaxValue / FollowUpQuery.PageSizeMax));
        var part = await PartAsync(db.OverseenBy(actor, query.OwnerId), query.Part, ct);
        var ordered = query.Part == FollowUpPart.Done
            ? part.OrderByDescending(row => row.DueAt).ThenByDescending(row => row.Id)
            : part.OrderBy(row => row.DueAt).ThenBy(row => row.Id);
        var rows = await ordered.AsNoTracking().Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new FollowUpPage(await lines.OfAsync(db, actor, rows, ct), await part.Take(CountMax).CountAsync(ct), page, size);
    }

    /// <summary>How many are overdue, due today and upcoming.</summary>
    public async Task<FollowUpCounts> CountAsync(Actor actor, int? ownerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = db.OverseenBy(actor, ownerId);
        return new FollowUpCounts(await CountAsync(all, FollowUpPart.Overdue, ct), await CountAsync(all, FollowUpPart.Today, ct), await CountAsync(all, FollowUpPart.Upcoming, ct));
    }

    /// <summary>How many of the actor's own are overdue and due today, at most so many of each.</summary>
    internal async Task<(int Overdue, int Today)> CountOwnAsync(LeadDbContext db, Actor actor, int most, CancellationToken ct)
    {
        var own = db.OverseenBy(actor, actor.UserId);
        return (await (await PartAsync(own, FollowUpPart.Overdue, ct)).Take(most).CountAsync(ct), await (await PartAsync(own, FollowUpPart.Today, ct)).Take(most).CountAsync(ct));
    }

    /// <summary>Everybody overseen who has something due by the end of the day, who is furthest behind first.</summary>
    public async Task<IReadOnlyList<FollowUpDelay>> ListDelaysAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (now, end) = await TodayAsync(ct);
        var sums = await db.OverseenBy(actor, null).Where(row => row.State == FollowUpState.Open && row.DueAt < end).GroupBy(row => row.OwnerId)
            .Select(group => new { group.Key, All = group.Count(), Overdue = group.Count(row => row.DueAt < now), Oldest = group.Min(row => row.DueAt) }).ToListAsync(ct);
        var delays = new List<FollowUpDelay>(sums.Count);
        foreach (var sum in sums)
            delays.Add(new FollowUpDelay(new PersonName(sum.Key, await names.OfAsync(sum.Key, ct)), sum.Overdue, sum.All - sum.Overdue, sum.Overdue > 0 ? sum.Oldest : null));
        return [.. delays.OrderByDescending(delay => delay.Overdue).ThenBy(delay => delay.Person.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The days from the first to the last, each with its first follow-ups and how many there are.</summary>
    public async Task<IReadOnlyList<FollowUpDay>> ListDaysAsync(Actor actor, int? ownerId, DateOnly first, DateOnly last, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var calendar = await organisation.GetCalendarAsync(ct);
        var (begin, end) = (calendar.StartOf(first), calendar.StartOf(last.AddDays(1)));
        var all = db.OverseenBy(actor, ownerId);
        var rows = await SlotsAsync(all.Where(row => InCalendar.Contains(row.State)), begin, end, CalendarMax, ct);
        var span = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(number => first.AddDays(number)).ToList();
        var isCut = rows.Count == CalendarMax;
        if (isCut)
            rows = await DayByDayAsync(all, calendar, span, ct);
        var days = rows.ToLookup(row => calendar.DateOf(row.DueAt));
        var shown = days.SelectMany(day => day.OrderBy(row => row.State).ThenBy(row => row.DueAt).Take(ShownPerDay)).Select(row => row.Id).ToList();
        var whole = await db.FollowUps.AsNoTracking().Where(row => shown.Contains(row.Id)).OrderBy(row => row.DueAt).ThenBy(row => row.Id).ToListAsync(ct);
        var made = (await lines.OfAsync(db, actor, whole, ct)).ToLookup(line => calendar.DateOf(line.DueAt));
        return [.. span.Select(day => DayOf(day, [.. made[day]], days[day].CountBy(row => row.State).ToDictionary(), isCut))];
    }

    /// <summary>What is planned and done on one day, what is open first; the page holds as many as a page may.</summary>
    public async Task<FollowUpPage> ListDayAsync(Actor actor, int? ownerId, DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var calendar = await organisation.GetCalendarAsync(ct);
        var (begin, end) = (calendar.StartOf(day), calendar.StartOf(day.AddDays(1)));
        var all = db.OverseenBy(actor, ownerId).Where(row => InCalendar.Contains(row.State) && row.DueAt >= begin && row.DueAt < end);
        var rows = await all.OrderBy(row => row.State).ThenBy(row => row.DueAt).ThenBy(row => row.Id).AsNoTracking().Take(FollowUpQuery.PageSizeMax).ToListAsync(ct);
        return new FollowUpPage(await lines.OfAsync(db, actor, rows, ct), await all.Take(CountMax).CountAsync(ct), 1, FollowUpQuery.PageSizeMax);
    }

    private static FollowUpDay DayOf(DateOnly day, IReadOnlyList<FollowUpLine> items, Dictionary<FollowUpState, int> counts, bool isCut) => new(
        day, items, counts.GetValueOrDefault(FollowUpState.Open), counts.GetValueOrDefault(FollowUpState.Done)) { IsCut = isCut && counts.ContainsValue(CountedPerDay) };

    /// <summary>The first of each day: a crowded month is not read to its end.</summary>
    private static async Task<List<Slot>> DayByDayAsync(IQueryable<FollowUp> all, OfficeCalendar calendar, IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        var slots = new List<Slot>();
        foreach (var day in days)
            foreach (var state in InCalendar)
                slots.AddRange(await SlotsAsync(all.Where(row => row.State == state), calendar.StartOf(day), calendar.StartOf(day.AddDays(1)), CountedPerDay, ct));
        return slots;
    }

    private static Task<List<Slot>> SlotsAsync(IQueryable<FollowUp> rows, DateTime begin, DateTime end, int most, CancellationToken ct) =>
        rows.Where(row => row.DueAt >= begin && row.DueAt < end).OrderBy(row => row.DueAt).Take(most).Select(row => new Slot(row.Id, row.DueAt, row.State)).ToListAsync(ct);

    private sealed record Slot(int Id, DateTime DueAt, FollowUpState State);

    private async Task<int> CountAsync(IQueryable<FollowUp> all, FollowUpPart part, CancellationToken ct) =>
        await (await PartAsync(all, part, ct)).Take(CountMax).CountAsync(ct);

    private async Task<IQueryable<FollowUp>> PartAsync(IQueryable<FollowUp> all, FollowUpPart part, CancellationToken ct)
    {
        var (now, end) = await TodayAsync(ct);
        return part switch
        {
            FollowUpPart.Overdue => all.Where(row => row.State == FollowUpState.Open && row.DueAt < now),
            FollowUpPart.Today => all.Where(row => row.State == FollowUpState.Open && row.DueAt >= now && row.DueAt < end),
            FollowUpPart.Upcoming => all.Where(row => row.State == FollowUpState.Open && row.DueAt >= end),
            _ => all.Where(row => row.State == FollowUpState.Done),
        };
    }

    /// <summary>Now, and when the office's day ends.</summary>
    private async Task<(DateTime Now, DateTime End)> TodayAsync(CancellationToken ct)
    {
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        return (now, calendar.StartOf(calendar.DateOf(now).AddDays(1)));
    }
}

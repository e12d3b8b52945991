using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>What is under one's bell: read, counted, and marked as read. Nothing of a lead that one may no longer see.</summary>
public sealed class NoticeService(IDbContextFactory<LeadDbContext> contexts, NoticeCounts counts, PeopleNames names, TimeProvider clock)
{
    /// <summary>One page of the actor's notices.</summary>
    public async Task<NoticePage> ListAsync(Actor actor, NoticeQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (size, page) = (Math.Clamp(query.PageSize, 1, LeadQuery.PageSizeMax), Math.Clamp(query.Page, 1, int.MaxValue / LeadQuery.PageSizeMax));
        var all = db.NoticesOf(actor).Where(row => !query.UnreadOnly || row.ReadAt == null);
        var rows = await all.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Skip((page - 1) * size).Take(size).AsNoTracking().ToListAsync(ct);
        return new NoticePage(await LinesAsync(db, actor, rows, ct), await all.CountAsync(ct), await counts.OfAsync(actor, ct), page, size);
    }

    /// <summary>The first of what the actor has not read and wants to be told of in the morning: since his last morning mail, and at most two weeks old.</summary>
    internal async Task<NoticePage> ListForMorningAsync(Actor actor, CancellationToken ct)
    {
        const int Shown = 10, NewsDays = 14;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var kinds = await db.NoticePreferences.Where(row => row.UserId == actor.UserId && row.Way == NoticeWay.Digest).Select(row => row.Kind).ToListAsync(ct);
        var (last, oldest) = (await db.MorningDigests.Where(row => row.UserId == actor.UserId).MaxAsync(row => (DateTime?)row.At, ct), clock.GetUtcNow().UtcDateTime.AddDays(-NewsDays));
        var since = last > oldest ? last.Value : oldest;
        var news = db.NoticesOf(actor).Where(row => row.ReadAt == null && row.CreatedAt > since && kinds.Contains(row.Kind));
        var rows = await news.OrderByDescending(row => row.CreatedAt).Take(Shown).AsNoTracking().ToListAsync(ct);
        var total = await news.CountAsync(ct);
        return new NoticePage(await LinesAsync(db, actor, rows, ct), total, total, 1, Shown);
    }

    /// <summary>How many are unread, at most <see cref="NoticeCounts.Most"/>.</summary>
    public Task<int> CountUnreadAsync(Actor actor, CancellationToken ct) => counts.OfAsync(actor, ct);

    /// <summary>Marks one as read; once more changes nothing.</summary>
    public async Task<Outcome<Done>> MarkReadAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.NoticesOf(actor).AnyAsync(row => row.Id == id, ct))
            return new NotFound();
        await MarkAsync(db, actor, row => row.Where(notice => notice.Id == id), ct);
        return Done.It;
    }

    /// <summary>Marks all as read that the actor can have seen: up to this number, or all there are.</summary>
    public async Task<Outcome<Done>> MarkAllReadAsync(Actor actor, int? upTo, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await MarkAsync(db, actor, row => row.Where(notice => upTo == null || notice.Id <= upTo), ct);
        return Done.It;
    }

    private async Task MarkAsync(LeadDbContext db, Actor actor, Func<IQueryable<Notice>, IQueryable<Notice>> which, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = await db.BeginShortWriteAsync(ct);
        var marked = await which(db.Notices.Where(row => row.UserId == actor.UserId && row.ReadAt == null)).ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, now), ct);
        if (marked > 0)
            scope.Topics |= Topic.Notices;
        await scope.CommitAsync(() => counts.Forget(actor.UserId), ct);
    }

    private async Task<IReadOnlyList<NoticeLine>> LinesAsync(LeadDbContext db, Actor actor, List<Notice> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.LeadId).OfType<int>().Distinct().ToList();
        var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id))
            .Select(lead => new { lead.Id, Name = lead.FirstName + " " + lead.LastName }).ToDictionaryAsync(lead => lead.Id, lead => lead.Name, ct);
        var lines = new List<NoticeLine>(rows.Count);
        foreach (var row in rows.Where(row => row.LeadId is not { } id || leads.ContainsKey(id))) // lost from sight since the page was read
            lines.Add(new NoticeLine(
                row.Id, row.Kind, row.LeadId, row.LeadId is { } id ? leads[id] : null, row.Count, row.ById is { } by ? await names.OfAsync(by, ct) : null,
                row.Text, row.Detail, row.DueAt, row.CreatedAt, row.ReadAt is not null));
        return lines;
    }
}

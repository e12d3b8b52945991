using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>When somebody's calendar address was made and last asked for, in UTC.</summary>
public sealed record CalendarFeedState(DateTime CreatedAt, DateTime? ReadAt);

/// <summary>
/// Somebody's own follow-ups for his calendar program, at a secret address. Who asks with the key is nobody but its owner:
/// his rights are read at every fetch, a disabled account has no feed, and of a lead it says the name and where it is, never
/// notes or care details.
/// </summary>
public sealed class CalendarFeeds(
    IDbContextFactory<LeadDbContext> contexts, AccountReader accounts, FollowUpLines lines, OrganisationService organisation, SiteAddress site, TimeProvider clock)
{
    /// <summary>So many follow-ups at most, of so long ago at most.</summary>
    private const int Most = 1_000, DaysBack = 30;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The state of the actor's address; null where he has none.</summary>
    public async Task<CalendarFeedState?> FindAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CalendarFeeds.Where(row => row.UserId == actor.UserId).Select(row => new CalendarFeedState(row.CreatedAt, row.ReadAt)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Makes the actor's address, whole; it can never be read again. One that he had before is dead.</summary>
    public async Task<Outcome<string>> MakeAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.AddFollowUp))
            return new Forbidden(LeadAction.AddFollowUp);
        var key = Fingerprint.NewKey();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        await db.CalendarFeeds.Where(row => row.UserId == actor.UserId).ExecuteDeleteAsync(ct);
        db.Add(new CalendarFeed { UserId = actor.UserId, KeyHash = Fingerprint.Of(key), CreatedAt = clock.GetUtcNow().UtcDateTime });
        await LogAsync(db, actor, "CalendarAddressMade", Words.Say("Made a secret address for the calendar"), ct);
        await db.SaveAsync(actor, ChangeNote.Created, ct);
        await scope.CommitAsync(ct);
        return site.CalendarFeed(key);
    }

    /// <summary>Puts an end to the actor's address; without one nothing changes.</summary>
    public async Task RevokeAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.CalendarFeeds.Where(row => row.UserId == actor.UserId).ExecuteDeleteAsync(ct) > 0)
        {
            await LogAsync(db, actor, "CalendarAddressEnded", Words.Say("Put an end to the secret address of the calendar"), ct);
            await db.SaveAsync(actor, ChangeNote.Updated, ct);
        }

        await scope.CommitAsync(ct);
    }

    private async Task LogAsync(LeadDbContext db, Actor actor, string action, string sentence, CancellationToken ct) =>
        AccountLog.Add(db, actor, await db.Users.AsNoTracking().SingleAsync(user => user.Id == actor.UserId, ct), action, sentence, clock.GetUtcNow().UtcDateTime);

    /// <summary>The calendar of whose key this is; null where it is nobody's, or its owner may not enter or plan any more.</summary>
    public async Task<string?> ReadAsync(string key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hash = Fingerprint.Of(key);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(row => row.KeyHash == hash, ct) is not { } feed
            || await accounts.FindAsync(feed.UserId, ct) is not { MayEnter: true } account || account.ToActor(null) is var actor && !actor.May(LeadAction.AddFollowUp))
            return null;
        await NoteAsync(db, feed, ct);
        return await WriteAsync(db, actor, ct);
    }

    /// <summary>Keeps that it was asked for, at most once an hour: calendar programs ask often.</summary>
    private async Task NoteAsync(LeadDbContext db, CalendarFeed feed, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (feed.ReadAt is { } last && now - last < TimeSpan.FromHours(1))
            return;
        await using var scope = await db.BeginShortWriteAsync(ct);
        await db.CalendarFeeds.Where(row => row.KeyHash == feed.KeyHash).ExecuteUpdateAsync(row => row.SetProperty(each => each.ReadAt, now), ct);
        await scope.CommitAsync(ct);
    }

    private async Task<string> WriteAsync(LeadDbContext db, Actor actor, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-DaysBack);
        var rows = await db.OverseenBy(actor, actor.UserId).Where(row => row.State == FollowUpState.Open && row.DueAt >= since)
            .OrderBy(row => row.DueAt).Take(Most).AsNoTracking().ToListAsync(ct);
        var text = new CalendarText().Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "-//Lead Manager//Follow-ups//EN").Line("CALSCALE", "GREGORIAN").Line("METHOD", "PUBLISH")
            .Text("X-WR-CALNAME", Words.Say("Follow-ups, {0}", (await organisation.GetAsync(ct)).Name)).Line("X-PUBLISHED-TTL", "PT1H");
        var changed = rows.ToDictionary(row => row.Id, row => row.UpdatedAt);
        foreach (var line in await lines.OfAsync(db, actor, rows, ct))
            Write(text, line, changed[line.Id]);
        return text.Line("END", "VCALENDAR").ToString();
    }

    private void Write(CalendarText text, FollowUpLine line, DateTime changed) => text
        .Line("BEGIN", "VEVENT").Line("UID", $"follow-up-{line.Id}@{site.Value.IdnHost}").Line("SEQUENCE", line.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .Moment("DTSTAMP", changed).Moment("DTSTART", line.DueAt).Moment("DTEND", line.DueAt + Length)
        .Text("SUMMARY", Words.Say("{0}: {1}", Words.Find(line.Type.ToString()), line.Lead.Lead.Name)).Line("URL", site.LeadPage(line.LeadId)).Line("CLASS", "PRIVATE").Line("END", "VEVENT");
}

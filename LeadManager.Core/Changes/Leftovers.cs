using LeadManager.Core.Data;
using LeadManager.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>Sweeps away by age what nobody comes back for: drafts of forms, the keys by which a repeated submit is known, old mails and notices.</summary>
public sealed class Leftovers(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>A draft that nobody has touched for so long is gone.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromDays(30);

    /// <summary>Longer than a draft, because a draft may come back with the key of a submit that was carried out.</summary>
    public static readonly TimeSpan RequestLife = TimeSpan.FromDays(60);

    /// <summary>A mail that was sent or has failed can be read so long.</summary>
    public static readonly TimeSpan MailLife = TimeSpan.FromDays(180);

    /// <summary>What somebody was told stays under his bell so long.</summary>
    public static readonly TimeSpan NoticeLife = TimeSpan.FromDays(180);

    /// <summary>Longer than a digest can still be due.</summary>
    public static readonly TimeSpan DigestLife = TimeSpan.FromDays(30);

    /// <summary>How many rows one transaction deletes, so that nobody's save has to wait for long.</summary>
    public const int Batch = 500;

    /// <summary>Deletes everything that is older, batch by batch; how much it was.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (drafts, requests, mails, notices, digests) = (now - DraftLife, now - RequestLife, now - MailLife, now - NoticeLife, now - DigestLife);
        return await SweepAsync(
                db => db.FormDrafts.Where(row => row.SavedAt < drafts).OrderBy(row => row.SavedAt).Select(row => row.SavedAt),
                (db, last) => db.FormDrafts.Where(row => row.SavedAt <= last).ExecuteDeleteAsync(ct), ct)
            + await SweepAsync(
                db => db.SubmittedRequests.Where(row => row.At < requests).OrderBy(row => row.At).Select(row => row.At),
                (db, last) => db.SubmittedRequests.Where(row => row.At <= last).ExecuteDeleteAsync(ct), ct)
            + await SweepAsync(
                db => db.Outbox.Where(row => row.CreatedAt < mails && (row.State == MailState.Sent || row.State == MailState.Failed)).OrderBy(row => row.CreatedAt).Select(row => row.CreatedAt),
                (db, last) => db.Outbox.Where(row => row.CreatedAt <= last && (row.State == MailState.Sent || row.State == MailState.Failed)).ExecuteDeleteAsync(ct), ct)
            + await SweepAsync(
                db => db.Notices.Where(row => row.CreatedAt < notices).OrderBy(row => row.CreatedAt).Select(row => row.CreatedAt),
                (db, last) => db.Notices.Where(row => row.CreatedAt <= last).ExecuteDeleteAsync(ct), ct)
            + await SweepAsync(
                db => db.MorningDigests.Where(row => row.At < digests).OrderBy(row => row.At).Select(row => row.At),
                (db, last) => db.MorningDigests.Where(row => row.At <= last).ExecuteDeleteAsync(ct), ct);
    }

    /// <param name="old">The times of what is too old, the oldest first.</param>
    /// <param name="delete">Deletes what is as old as this or older.</param>
    /// <param name="ct">Stops between two batches.</param>
    private async Task<int> SweepAsync(Func<LeadDbContext, IQueryable<DateTime>> old, Func<LeadDbContext, DateTime, Task<int>> delete, CancellationToken ct)
    {
        var swept = 0;
        while (!ct.IsCancellationRequested)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var times = await old(db).Take(Batch).ToListAsync(ct);
            if (times.Count == 0)
                break;
            await using var scope = await db.BeginWriteAsync(ct);
            swept += await delete(db, times[^1]);
            await scope.CommitAsync(ct);
        }

        return swept;
    }
}

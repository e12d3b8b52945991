using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>
/// Reminds the owner of a follow-up when it is due, once: the claim and the notice are one write, so that neither a restart
/// nor a second process does it again. One that is moved is due again at its new time; what was planned or changed later than
/// it was due needs no reminder.
/// </summary>
public sealed class Reminders(IDbContextFactory<LeadDbContext> contexts, Notices notices, OrganisationService organisation, OneByOne rows, TimeProvider clock)
{
    /// <summary>What was due longer ago, because nothing ran, is told in the application only; the morning mail has it too.</summary>
    public static readonly TimeSpan MailedWithin = TimeSpan.FromHours(12);

    /// <summary>Of follow-ups of one person that are due at the same moment, as a bulk plans them, so many are mailed; the others are told in the application only.</summary>
    public const int MailedAtOnce = 10;

    private const int Batch = 100;

    /// <summary>Reminds of all that is due; of how many.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var (sent, failed) = (0, new List<int>());
        while (failed.Count < Batch && await FindDueAsync(failed, ct) is { Count: > 0 } due)
            foreach (var (id, at) in due)
            {
                var isTold = await rows.TryAsync("follow-up", id, () => RemindAsync(id, at, ct), ct);
                if (isTold is null)
                    failed.Add(id);
                sent += isTold is true ? 1 : 0;
            }

        return sent;
    }

    private async Task<List<(int Id, DateTime At)>> FindDueAsync(List<int> failed, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.FollowUps.Where(row => row.RemindAt != null && row.RemindAt <= now && !failed.Contains(row.Id)).OrderBy(row => row.RemindAt).Take(Batch).Select(row => new { row.Id, row.RemindAt }).ToListAsync(ct);
        return [.. due.Select(row => (row.Id, row.RemindAt ?? now))];
    }

    private async Task<bool> RemindAsync(int id, DateTime at, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var claimed = await db.FollowUps.Where(row => row.Id == id && row.RemindAt == at).ExecuteUpdateAsync(row => row.SetProperty(each => each.RemindAt, (DateTime?)null), ct);
        var isTold = claimed == 1 && await TellAsync(db, id, ct);
        await scope.CommitAsync(ct);
        return isTold;
    }

    private async Task<bool> TellAsync(LeadDbContext db, int id, CancellationToken ct)
    {
        var row = await db.FollowUps.AsNoTracking().SingleAsync(each => each.Id == id, ct);
        var lead = await db.Leads.Allowed(Actor.System, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(each => each.Id == row.LeadId, ct);
        if (row.State != FollowUpState.Open || row.UpdatedAt >= row.DueAt || lead is null)
            return false;

        var now = clock.GetUtcNow().UtcDateTime;
        var today = (await organisation.GetCalendarAsync(ct)).DateOf(now);
        var facts = new NoticeFacts
        {
            Text = row.Note, Detail = row.Type.ToString(), DueAt = row.DueAt, Key = $"follow-up-{row.Id}-{row.DueAt.Ticks}",
            IsQuiet = now - row.DueAt > MailedWithin || await IsOneOfManyAsync(db, row, ct) || await Absence.IsAwayAsync(db, row.OwnerId, today, ct),
        };
        await notices.TellAsync(db, Actor.System, row.OwnerId, NoticeKind.FollowUpDue, lead, facts, ct);
        await db.SaveAsync(Actor.System, Changes.ChangeNote.Created, ct);
        return true;
    }

    private static async Task<bool> IsOneOfManyAsync(LeadDbContext db, FollowUp due, CancellationToken ct) =>
        await db.FollowUps.Where(row => row.OwnerId == due.OwnerId && row.State == FollowUpState.Open && row.DueAt == due.DueAt && row.Id < due.Id)
            .Take(MailedAtOnce).CountAsync(ct) == MailedAtOnce;
}

using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>Taking away what an account holds in its hands.</summary>
internal static class AccountAccess
{
    /// <summary>Renews the stamp and deletes sessions, tokens and the address of the calendar; part of the caller's transaction.</summary>
    public static async Task SignOutEverywhereAsync(this User user, LeadDbContext db, CancellationToken ct)
    {
        user.SecurityStamp = Fingerprint.NewKey();
        await db.UserSessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync(ct);
        await db.ApiTokens.Where(token => token.UserId == user.Id).ExecuteDeleteAsync(ct);
        await db.CalendarFeeds.Where(feed => feed.UserId == user.Id).ExecuteDeleteAsync(ct);
    }
}

using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>Who is away.</summary>
internal static class Absence
{
    /// <summary>Whether the user is away on this day of the office's calendar.</summary>
    public static bool IsAway(User user, DateOnly today) => user.AwayFrom <= today && (user.AwayUntil is null || user.AwayUntil >= today);

    /// <summary>The same, asked of the database.</summary>
    public static Task<bool> IsAwayAsync(LeadDbContext db, int userId, DateOnly today, CancellationToken ct) =>
        db.Users.AnyAsync(user => user.Id == userId && user.AwayFrom <= today && (user.AwayUntil == null || user.AwayUntil >= today), ct);
}

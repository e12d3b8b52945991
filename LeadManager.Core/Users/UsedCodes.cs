using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>
/// Remembers which codes of an authenticator have opened a door, so that each does so once (ASVS 6.5.1): who has looked
/// over somebody's shoulder cannot use what he saw. Kept with the account's other tokens.
/// </summary>
public sealed class UsedCodes(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longer than any code is good: two and a half minutes, with the tolerance for clocks that differ.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private const string Provider = "LeadManager", Name = "UsedCodes";

    /// <summary>Whether this right code of the user has not been used yet; from now on it is.</summary>
    public async Task<bool> TakeAsync(int userId, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mark = Fingerprint.Of($"{userId} {code}");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct); // of two that come at once, the second finds the first
        var kept = await db.UserTokens.SingleOrDefaultAsync(row => row.UserId == userId && row.LoginProvider == Provider && row.Name == Name, ct);
        var used = Read(kept?.Value).Where(entry => entry.At > now - Kept).ToList();
        if (used.Exists(entry => entry.Mark == mark))
            return false;
        if (kept is null)
            db.Add(kept = new IdentityUserToken<int> { UserId = userId, LoginProvider = Provider, Name = Name });
        kept.Value = string.Join(' ', used.Append((Mark: mark, At: now)).Select(entry => $"{entry.Mark}@{entry.At.Ticks}"));
        await db.SaveAsync(Actor.System, ChangeNote.Updated, ct);
        await scope.CommitAsync(ct);
        return true;
    }

    private static IEnumerable<(string Mark, DateTime At)> Read(string? value) =>
        from entry in (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = entry.Split('@')
        where parts.Length == 2 && long.TryParse(parts[1], out _)
        select (parts[0], new DateTime(long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc));
}

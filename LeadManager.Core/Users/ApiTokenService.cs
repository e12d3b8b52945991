using LeadManager.Core.Access;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>A new pair of tokens; what is stored of them is only a fingerprint.</summary>
public sealed record IssuedTokens(int Id, string Access, string Refresh, User User);

/// <summary>The tokens of the API: an hour to act, a month to get new ones, all gone when rights shrink.</summary>
public sealed class ApiTokenService(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long an access token is good.</summary>
    public static readonly TimeSpan AccessLife = TimeSpan.FromHours(1);

    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Gives the user a pair; outdated ones of everybody are swept away.</summary>
    public async Task<IssuedTokens> IssueAsync(User user, CancellationToken ct)
    {
        var (access, refresh) = (Fingerprint.NewKey(), Fingerprint.NewKey());
        var token = new ApiToken
        {
            UserId = user.Id, AccessHash = Fingerprint.Of(access), RefreshHash = Fingerprint.Of(refresh), SecurityStamp = user.SecurityStamp ?? "",
            CreatedAt = Now, AccessExpiresAt = Now + AccessLife, RefreshExpiresAt = Now + RefreshLife,
        };
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        await db.ApiTokens.Where(row => row.RefreshExpiresAt < Now).ExecuteDeleteAsync(ct);
        db.Add(token);
        await db.SaveAsync(Actor.System, new("SignedIn"), ct);
        await scope.CommitAsync(ct);
        return new IssuedTokens(token.Id, access, refresh, user);
    }

    /// <summary>Whose access token this is, or null where it is not good (any more).</summary>
    public async Task<User?> FindUserAsync(string access, CancellationToken ct)
    {
        var hash = Fingerprint.Of(access);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ApiTokens.Where(token => token.AccessHash == hash && token.AccessExpiresAt > Now)
            .Join(db.Users, token => token.UserId, user => user.Id, (token, user) => new { token.SecurityStamp, User = user })
            .Where(pair => pair.SecurityStamp == pair.User.SecurityStamp && pair.User.IsApproved && pair.User.IsActive)
            .Select(pair => pair.User).AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>The pair to which this access token belongs, or null where there is none.</summary>
    public async Task<int?> FindPairAsync(string access, CancellationToken ct)
    {
        var hash = Fingerprint.Of(access);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ApiTokens.Where(token => token.AccessHash == hash).Select(token => (int?)token.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>Whether the pair has not been revoked; its access token may have been renewed or have run out.</summary>
    public async Task<bool> IsAliveAsync(int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ApiTokens.AnyAsync(token => token.Id == id, ct);
    }

    /// <summary>
    /// A new pair for the refresh token of this pair; null where it is not good. One that was used before was stolen from
    /// somebody: then the pair is revoked.
    /// </summary>
    public async Task<IssuedTokens?> RefreshAsync(int id, string refresh, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var token = await db.ApiTokens.SingleOrDefaultAsync(row => row.Id == id, ct);
        var user = token is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == token.UserId, ct);
        if (token is null)
            return null;
        if (user is not { MayEnter: true } || user.SecurityStamp != token.SecurityStamp || token.RefreshExpiresAt < Now || token.RefreshHash != Fingerprint.Of(refresh))
        {
            await db.ApiTokens.Where(row => row.Id == id).ExecuteDeleteAsync(ct);
            await scope.CommitAsync(ct);
            return null;
        }

        var next = new IssuedTokens(id, Fingerprint.NewKey(), Fingerprint.NewKey(), user);
        (token.AccessHash, token.AccessExpiresAt) = (Fingerprint.Of(next.Access), Now + AccessLife);
        (token.RefreshHash, token.RefreshExpiresAt) = (Fingerprint.Of(next.Refresh), Now + RefreshLife);
        await db.SaveAsync(Actor.System, new("SignedIn"), ct);
        await scope.CommitAsync(ct);
        return next;
    }

    /// <summary>Revokes the pair of this access token.</summary>
    public async Task RevokeAsync(string access, CancellationToken ct)
    {
        var hash = Fingerprint.Of(access);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        await db.ApiTokens.Where(token => token.AccessHash == hash).ExecuteDeleteAsync(ct);
        await scope.CommitAsync(ct);
    }
}

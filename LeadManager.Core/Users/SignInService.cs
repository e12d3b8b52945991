using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>Verifies names and passwords, locks accounts that are guessed at, and keeps the log of it.</summary>
public sealed class SignInService(
    IDbContextFactory<LeadDbContext> contexts, PasswordGate passwords, LiveFeed feed, TimeProvider clock)
{
    /// <summary>After so many wrong passwords in a row the account is locked, and again after so many more.</summary>
    public const int TriesBeforeLock = 5;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(5), LongestLock = TimeSpan.FromMinutes(60);

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>
    /// Checks a name and a password; whatever is wrong, the answer and the work are the same. A lock holds for everybody
    /// but the browsers in which the user has signed in before.
    /// </summary>
    public async Task<SignInCheck> CheckAsync(SignInAttempt attempt, CancellationToken ct)
    {
        var user = await FindAsync(attempt.Username, ct);
        // Longer ones cannot be right, and hashing them would be a way to keep the machine busy.
        var tried = attempt.Password is { Length: > 0 and <= UserLimits.PasswordMax } password ? password : " ";
        if (await passwords.VerifyAsync(user?.PasswordHash, tried, ct) is not { } isRight)
            return new SignInCheck(SignInAnswer.Busy);
        if (user is null || (user.LockoutEnd > Now && attempt.Device?.BelongsTo(user) is not true))
            return new SignInCheck(SignInAnswer.Refused);
        if (!isRight)
        {
            await CountFailureAsync(user, attempt.IpAddress, ct);
            return new SignInCheck(SignInAnswer.Refused);
        }

        return user switch
        {
            { IsActive: false } => new SignInCheck(SignInAnswer.Refused),
            { IsApproved: false } => new SignInCheck(SignInAnswer.Waiting),
            _ => new SignInCheck(SignInAnswer.Right, user),
        };
    }

    /// <summary>The user is in: earlier failures are forgotten and the log says so.</summary>
    public async Task RecordSignInAsync(User user, string? ipAddress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using (var scope = await db.BeginWriteAsync(ct))
        {
            await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.AccessFailedCount, 0)
                    .SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null)
                    .SetProperty(one => one.LastSignInAt, Now.UtcDateTime),
                ct);
            await LogAsync(db, user, "SignedIn", Words.Say("{0} signed in", user.UserName), ipAddress, ct);
            await scope.CommitAsync(ct);
        }

        feed.Publish(Topic.ActivityLog);
    }

    /// <summary>The password was right, the second factor was not: as good as a wrong password. A lock is not made longer.</summary>
    public Task RecordWrongCodeAsync(User user, string? ipAddress, CancellationToken ct) =>
        user.LockoutEnd > Now ? Task.CompletedTask : CountFailureAsync(user, ipAddress, ct);

    /// <summary>The user has signed out; only the log hears of it.</summary>
    public async Task RecordSignOutAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == actor.UserId, ct) is not { } user)
            return;
        await LogAsync(db, user, "SignedOut", Words.Say("{0} signed out", user.UserName), actor.IpAddress, ct);
        feed.Publish(Topic.ActivityLog);
    }

    private async Task<User?> FindAsync(string? username, CancellationToken ct)
    {
        if (username is not { Length: > 0 and <= UserLimits.Username } || !TextFolding.CanFold(username))
            return null;
        var key = UserFactory.Normalize(username);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.NormalizedUserName == key, ct);
    }

    private async Task CountFailureAsync(User user, string? ipAddress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var account = db.Users.Where(row => row.Id == user.Id);
        await account.ExecuteUpdateAsync(row => row.SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1), ct);
        var failures = await account.Select(row => row.AccessFailedCount).SingleOrDefaultAsync(ct);
        if (failures > 0 && failures % TriesBeforeLock == 0)
        {
            DateTimeOffset? until = Now + LockFor(failures);
            await account.ExecuteUpdateAsync(row => row.SetProperty(one => one.LockoutEnd, until), ct);
            await LogAsync(db, user, "AccountLocked", Words.Say("{0} is locked for {1} minutes after {2} wrong passwords", user.UserName, LockFor(failures).TotalMinutes, failures), ipAddress, ct);
        }
        else if (failures == 1) // the rest of a row of failures is told by the lock
        {
            await LogAsync(db, user, "SignInFailed", Words.Say("A wrong password was given for {0}", user.UserName), ipAddress, ct);
        }

        await scope.CommitAsync(ct);
        feed.Publish(Topic.ActivityLog);
    }

    private static TimeSpan LockFor(int failures)
    {
        var doubled = FirstLock * Math.Pow(2, Math.Min(failures / TriesBeforeLock - 1, 10));
        return doubled < LongestLock ? doubled : LongestLock;
    }

    private async Task LogAsync(LeadDbContext db, User user, string action, string sentence, string? ipAddress, CancellationToken ct)
    {
        AccountLog.Add(db, AccountLog.Self(user, ipAddress), user, action, sentence, Now.UtcDateTime);
        await db.SaveAsync(Actor.System, new ChangeNote(action), ct);
    }
}

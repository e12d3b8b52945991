using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>What people do with their own account: ask for one, ask for help with the password, choose a new one.</summary>
public sealed class AccountService(
    IDbContextFactory<LeadDbContext> contexts, OrganisationService organisations, PasswordGate passwords, AccountReader accounts, TimeProvider clock)
{
    private static readonly Conflict Busy = new(new SignInCheck(SignInAnswer.Busy).Message);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks for an account; an administrator has to approve it before it opens any door (S2.025).</summary>
    public async Task<Outcome<Done>> RegisterAsync(RegisterUser command, string? ipAddress, CancellationToken ct)
    {
        if (await FaultsOfAsync(command, ct) is { } faults)
            return faults;
        if (await passwords.HashAsync(command.Password ?? "", ct) is not { } hash)
            return Busy;

        var user = UserFactory.Create(
            command.Username?.Trim() ?? "", command.Name?.Trim() ?? "", command.Email?.Trim() ?? "", RoleTraits.ForNewcomers, hash, Now);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await UserRules.TakenAsync(db, 0, command.Username, null, ct) is { } taken)
            return taken;
        // Saying that an address is known would tell strangers who works here; the administrators read it in the log.
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == user.NormalizedEmail, ct) is { } owner)
        {
            AccountLog.Add(
                db, AccountLog.Self(user, ipAddress), owner, "RegistrationRefused",
                Words.Say("{0} asked for an account with the e-mail address of {1}; none was made", user.UserName, owner.UserName), Now);
            await db.SaveAsync(Actor.System, new ChangeNote("RegistrationRefused"), ct);
            await scope.CommitAsync(ct);
            return Done.It;
        }

        db.Add(user);
        await db.SaveAsync(AccountLog.Self(user, ipAddress) with { UserId = 0 }, new ChangeNote("Registered", Words.Say("{0} asks for an account", user.UserName)), ct);
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>Puts a request for help before the administrators; does nothing, and says nothing, for names that do not exist.</summary>
    public async Task RequestHelpAsync(string? username, string? ipAddress, CancellationToken ct)
    {
        var key = KeyOf(username);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(row => row.NormalizedUserName == key && row.IsActive, ct) is not { PasswordResetRequested: false } user)
            return;
        user.PasswordResetRequested = true;
        user.PasswordResetRequestedAt = Now;
        await db.SaveAsync(
            AccountLog.Self(user, ipAddress) with { UserId = 0 }, new ChangeNote("PasswordHelpRequested", Words.Say("Help with the password of {0} is asked for", user.UserName)), ct);
        await scope.CommitAsync(ct);
    }

    /// <summary>Takes a one-time code and sets the password that its owner has chosen. A code works once; approval is untouched.</summary>
    public async Task<Outcome<Done>> ChooseWithCodeAsync(ChoosePassword command, string? ipAddress, CancellationToken ct)
    {
        if (Validation.Check(command) is { } faults)
            return faults;
        var (key, codeHash) = (KeyOf(command.Username), Fingerprint.OfCode(command.Code ?? ""));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var known = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedUserName == key && row.IsActive, ct);
        if (known is null || !IsGood(known, codeHash))
            return new Invalid(nameof(command.Code), Words.Say("This code does not belong to the user name, was used, or is older than an hour. Ask an administrator for a new one."));
        if (await PasswordFaultAsync(command.Password, known, nameof(command.Password), ct) is { } fault)
            return fault;
        if (await passwords.HashAsync(command.Password ?? "", ct) is not { } hash)
            return Busy;

        return await SetAsync(known.Id, hash, user => IsGood(user, codeHash), ipAddress, ct);
    }

    /// <summary>Changes the actor's own password; every session but this request's ends.</summary>
    public async Task<Outcome<Done>> ChangePasswordAsync(Actor actor, string? current, string? password, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } known)
            return new NotFound();
        if (await passwords.VerifyAsync(known.PasswordHash, current is { Length: > 0 and <= UserLimits.PasswordMax } ? current : " ", ct) is not { } isRight)
            return Busy;
        if (!isRight)
            return new Invalid("Current", Words.Say("This is not your password."));
        if (await PasswordFaultAsync(password, known, "Password", ct) is { } fault)
            return fault;
        return await passwords.HashAsync(password ?? "", ct) is { } hash ? await SetAsync(known.Id, hash, _ => true, actor.IpAddress, ct) : Busy;
    }

    private async Task<Outcome<Done>> SetAsync(int id, string hash, Func<User, bool> isStillGood, string? ipAddress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using (var scope = await db.BeginWriteAsync(ct))
        {
            if (await db.Users.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } user || !isStillGood(user))
                return new Conflict(Words.Say("This code was used a moment ago."));
            user.PasswordHash = hash;
            (user.ResetCodeHash, user.ResetCodeExpiresAt, user.LockoutEnd, user.AccessFailedCount) = (null, null, null, 0);
            // A request for help is answered by this; the log tells of the password, not of the mark.
            await db.Users.Where(row => row.Id == id).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.PasswordResetRequested, false).SetProperty(one => one.PasswordResetRequestedAt, (DateTime?)null), ct);
            await user.SignOutEverywhereAsync(db, ct);
            AccountLog.Add(db, AccountLog.Self(user, ipAddress), user, "PasswordChanged", Words.Say("{0} has chosen a new password", user.UserName), Now);
            await db.SaveAsync(AccountLog.Self(user, ipAddress), new ChangeNote("PasswordChanged"), ct);
            await scope.CommitAsync(ct);
        }

        accounts.Drop();
        return Done.It;
    }

    private bool IsGood(User user, string codeHash) => user.ResetCodeHash == codeHash && user.ResetCodeExpiresAt > Now;

    private async Task<Invalid?> FaultsOfAsync(RegisterUser command, CancellationToken ct)
    {
        var faults = new Dictionary<string, string[]>(Validation.Check(command)?.Errors ?? new Dictionary<string, string[]>());
        var organisation = (await organisations.GetAsync(ct)).Name;
        if (!faults.ContainsKey(nameof(command.Password))
            && PasswordRules.FaultOf(command.Password ?? "", command.Username, command.Name, command.Email, organisation) is { } reason)
            faults[nameof(command.Password)] = [reason];
        return faults.Count == 0 ? null : new Invalid(faults);
    }

    private async Task<Invalid?> PasswordFaultAsync(string? password, User user, string field, CancellationToken ct) =>
        PasswordRules.FaultOf(password ?? "", user.UserName, user.Name, user.Email, (await organisations.GetAsync(ct)).Name) is { } reason
            ? new Invalid(field, reason)
            : null;

    private static string KeyOf(string? username) =>
        username is { Length: > 0 and <= UserLimits.Username } && TextFolding.CanFold(username) ? UserFactory.Normalize(username) : "";
}

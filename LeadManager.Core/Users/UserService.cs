using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>
/// What administrators do with accounts. Where rights shrink, the security stamp is renewed and sessions and tokens are
/// deleted in the same transaction. Nobody changes his own role, approval or activity.
/// </summary>
public sealed class UserService(IDbContextFactory<LeadDbContext> contexts, AccountReader accounts, TimeProvider clock)
{
    /// <summary>How long a one-time code for a new password is good.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(60);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes an account; it waits for approval and has no password until its owner chooses one with a code.</summary>
    public async Task<Outcome<UserRow>> CreateAsync(Actor actor, CreateUser command, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return new Forbidden(LeadAction.ManageUsers);
        if (Validation.Check(command) is { } faults)
            return faults;

        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await UserRules.TakenAsync(db, 0, command.Username, command.Email, ct) is { } taken)
            return taken;
        if (await UserRules.ManagerAsync(db, 0, command.ManagerId, ct) is { } line)
            return line;
        if (await UserRules.OfficeAsync(db, command.OfficeId, null, ct) is { } office)
            return office;

        var user = UserFactory.Create(command.Username?.Trim() ?? "", command.Name?.Trim() ?? "", command.Email?.Trim() ?? "", command.Role, null, Now);
        Place(user, command);
        db.Add(user);
        await db.SaveAsync(actor, new ChangeNote("Created", Words.Say("Created the account {0}", user.UserName)), ct);
        await scope.CommitAsync(ct);
        return UserRow.Of(user);
    }

    /// <summary>Changes name, e-mail, role, manager, office, zone, absence and daily limit.</summary>
    public async Task<Outcome<UserRow>> UpdateAsync(Actor actor, UpdateUser command, CancellationToken ct)
    {
        if (Validation.Check(command) is { } faults)
            return actor.May(LeadAction.ManageUsers) ? faults : new Forbidden(LeadAction.ManageUsers);

        return await ChangeAsync(actor, command.Id, async (db, user) =>
        {
            if (command.Version is { } version && version != user.Version)
                return new Conflict(Words.Say("{0} has changed this account meanwhile. Look at it and save again.", user.UpdatedBy), user.Version);
            if (await UserRules.TakenAsync(db, user.Id, null, command.Email, ct) is { } taken)
                return taken;
            if (await UserRules.ManagerAsync(db, user.Id, command.ManagerId, ct) is { } line)
                return line;
            if (await UserRules.OfficeAsync(db, command.OfficeId, user.OfficeId, ct) is { } office)
                return office;
            return command.Role == user.Role ? null : await CheckRoleAsync(actor, db, user, command.Role, ct);
        }, user => Apply(user, command), ct);
    }

    /// <summary>Lets an account in.</summary>
    public Task<Outcome<UserRow>> ApproveAsync(Actor actor, int id, CancellationToken ct) => ChangeAsync(
        actor, id, (_, user) => Task.FromResult<Failure?>(RefuseSelf(actor, user)),
        user =>
        {
            user.IsApproved = true;
            return new Step("Approved", Words.Say("Approved the account {0}", user.UserName));
        }, ct);

    /// <summary>
    /// Refuses a request for an account: the account, which never got in, is deleted and its user name is free again. The
    /// log keeps who asked and who refused.
    /// </summary>
    public async Task<Outcome<Done>> RejectAsync(Actor actor, int id, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return new Forbidden(LeadAction.ManageUsers);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } user)
            return new NotFound();
        if (user.IsApproved)
            return new Conflict(Words.Say("{0} is approved already. Disable the account instead.", user.Name), user.Version);
        if (await db.Users.FirstOrDefaultAsync(row => row.ManagerId == id, ct) is { } report)
            return new Conflict(Words.Say("{0} reports to {1}. Change that first.", report.Name, user.Name), user.Version);

        db.Remove(user);
        await db.SaveAsync(actor, new ChangeNote("Rejected", Words.Say("Rejected the request of {0} for an account", user.UserName)), ct);
        await scope.CommitAsync(ct);
        accounts.Drop();
        return Done.It;
    }

    /// <summary>Shuts an account out at once, everywhere; nothing is deleted.</summary>
    public Task<Outcome<UserRow>> DisableAsync(Actor actor, int id, CancellationToken ct) => ChangeAsync(
        actor, id, async (db, user) => RefuseSelf(actor, user) ?? await UserRules.LastOneAsync(db, user, ct),
        user =>
        {
            user.IsActive = false;
            return new Step("Disabled", Words.Say("Disabled the account {0}", user.UserName), EndsSessions: true);
        }, ct);

    /// <summary>Opens a disabled account again.</summary>
    public Task<Outcome<UserRow>> EnableAsync(Actor actor, int id, CancellationToken ct) => ChangeAsync(
        actor, id, (_, user) => Task.FromResult<Failure?>(RefuseSelf(actor, user)),
        user =>
        {
            user.IsActive = true;
            return new Step("Enabled", Words.Say("Enabled the account {0}", user.UserName));
        }, ct);

    /// <summary>Signs the account out everywhere.</summary>
    public Task<Outcome<UserRow>> EndSessionsAsync(Actor actor, int id, CancellationToken ct) => ChangeAsync(
        actor, id, (_, _) => Task.FromResult<Failure?>(null),
        user => new Step("SessionsEnded", Words.Say("Signed {0} out everywhere", user.UserName), EndsSessions: true), ct);

    /// <summary>
    /// Answers a request for help with a password: the code is told to the administrator once, and with it the owner
    /// chooses a password of his own. Approval is untouched. Nobody makes a code for himself: whoever finds an open page would
    /// then not need the present password.
    /// </summary>
    public async Task<Outcome<string>> HelpWithPasswordAsync(Actor actor, int id, CancellationToken ct)
    {
        var code = Fingerprint.NewCode();
        var outcome = await ChangeAsync(actor, id, (_, user) => Task.FromResult<Failure?>(actor.UserId != user.Id ? null : OwnPassword), user =>
        {
            user.ResetCodeHash = Fingerprint.OfCode(code);
            user.ResetCodeExpiresAt = Now + CodeLife;
            user.PasswordResetRequested = false;
            return new Step("PasswordHelped", Words.Say("Made a one-time code for a new password of {0}", user.UserName));
        }, ct);
        return outcome.IsOk ? code : outcome.Failure;
    }

    private static Forbidden OwnPassword =>
        new(LeadAction.ManageUsers, Words.Say("You change your own password under Your account. If you have forgotten it, ask another administrator."));

    private static async Task<Failure?> CheckRoleAsync(Actor actor, LeadDbContext db, User user, Role role, CancellationToken ct) =>
        RefuseSelf(actor, user) ?? (UserRules.Manages(role) ? null : await UserRules.LastOneAsync(db, user, ct));

    private static Forbidden? RefuseSelf(Actor actor, User user) => actor.UserId == user.Id
        ? new Forbidden(LeadAction.ManageUsers, Words.Say("Nobody changes his own role, approval or access. Ask another administrator."))
        : null;

    private static Step Apply(User user, UpdateUser command)
    {
        var roleChanged = user.Role != command.Role;
        user.Name = command.Name?.Trim() ?? user.Name;
        user.Email = command.Email?.Trim() ?? user.Email;
        user.NormalizedEmail = UserFactory.Normalize(user.Email ?? "");
        Place(user, command);
        user.Role = command.Role;
        return roleChanged
            ? new Step("RoleChanged", Words.Say("{0} is now {1}", user.UserName, Words.Find(user.Role.ToString())), EndsSessions: true)
            : new Step("Updated", Words.Say("Changed the account {0}", user.UserName), IsPlain: true);
    }

    /// <summary>Where in the office somebody stands and when he can take leads.</summary>
    private static void Place(User user, UserInput command)
    {
        (user.ManagerId, user.OfficeId, user.Zone) = (command.ManagerId, command.OfficeId, string.IsNullOrWhiteSpace(command.Zone) ? null : command.Zone.Trim());
        (user.AwayFrom, user.AwayUntil, user.DailyCap) = (command.AwayFrom, command.AwayUntil, command.DailyCap);
        user.IsKeptFromSpecial = command.IsKeptFromSpecial;
    }

    private async Task<Outcome<UserRow>> ChangeAsync(
        Actor actor, int id, Func<LeadDbContext, User, Task<Failure?>> decide, Func<User, Step> apply, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return new Forbidden(LeadAction.ManageUsers);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } user)
            return new NotFound();
        if (await decide(db, user) is { } failure)
            return failure;

        var step = apply(user);
        if (step.EndsSessions)
            await user.SignOutEverywhereAsync(db, ct);
        if (await db.SaveAsync(actor, new ChangeNote(step.Action, step.Sentence), ct) == 0 && !step.IsPlain) // no column that the log follows has changed
        {
            AccountLog.Add(db, actor, user, step.Action, step.Sentence, Now);
            await db.SaveAsync(actor, new ChangeNote(step.Action), ct);
        }

        await scope.CommitAsync(ct);
        accounts.Drop();
        return UserRow.Of(user);
    }

    private sealed record Step(string Action, string Sentence, bool EndsSessions = false, bool IsPlain = false);
}

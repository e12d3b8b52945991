using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>The rules about accounts that need to look at other accounts.</summary>
internal static class UserRules
{
    private static readonly List<Role> Managing = [.. Enum.GetValues<Role>().Where(role => PermissionMatrix.Grants(role, LeadAction.ManageUsers))];

    /// <summary>Somebody must remain who can let others in.</summary>
    public static async Task<Failure?> LastOneAsync(LeadDbContext db, User user, CancellationToken ct) =>
        Managing.Contains(user.Role) && user.MayEnter
        && !await db.Users.AnyAsync(other => other.Id != user.Id && other.IsApproved && other.IsActive && Managing.Contains(other.Role), ct)
            ? new Conflict(Words.Say("{0} is the last one who can manage users. Give somebody else that role first.", user.Name))
            : null;

    /// <summary>Whether the role may manage users.</summary>
    public static bool Manages(Role role) => Managing.Contains(role);

    /// <summary>User names and e-mail addresses belong to one account each.</summary>
    public static async Task<Invalid?> TakenAsync(LeadDbContext db, int id, string? username, string? email, CancellationToken ct)
    {
        var faults = new Dictionary<string, string[]>();
        var (nameKey, emailKey) = (UserFactory.Normalize(username ?? ""), UserFactory.Normalize(email ?? ""));
        if (username is not null && await db.Users.AnyAsync(user => user.Id != id && user.NormalizedUserName == nameKey, ct))
            faults[nameof(CreateUser.Username)] = [Words.Say("This user name is taken. Choose another one.")];
        if (email is not null && await db.Users.AnyAsync(user => user.Id != id && user.NormalizedEmail == emailKey, ct))
            faults[nameof(UserInput.Email)] = [Words.Say("Another account has this e-mail address.")];
        return faults.Count == 0 ? null : new Invalid(faults);
    }

    /// <summary>An office exists; a retired one is not given to anybody new.</summary>
    public static async Task<Invalid?> OfficeAsync(LeadDbContext db, int? officeId, int? presentId, CancellationToken ct) =>
        officeId is not null && officeId != presentId && !await db.Offices.AnyAsync(office => office.Id == officeId && !office.IsRetired, ct)
            ? new Invalid(nameof(UserInput.OfficeId), Words.Say("There is no such office. Choose one of the list."))
            : null;

    /// <summary>A manager exists, and nobody reports to himself, however many steps up.</summary>
    public static async Task<Invalid?> ManagerAsync(LeadDbContext db, int id, int? managerId, CancellationToken ct)
    {
        var lines = await db.Users.Select(user => new { user.Id, user.ManagerId }).ToDictionaryAsync(user => user.Id, user => user.ManagerId, ct);
        var seen = new HashSet<int>();
        for (var above = managerId; above is { } next; above = lines[next])
        {
            if (!lines.ContainsKey(next))
                return new Invalid(nameof(UserInput.ManagerId), Words.Say("There is no such manager."));
            if (next == id || !seen.Add(next))
                return new Invalid(nameof(UserInput.ManagerId), Words.Say("This person reports, directly or not, to the one being edited. Choose somebody else."));
        }

        return null;
    }
}

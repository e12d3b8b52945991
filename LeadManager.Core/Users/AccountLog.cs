using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;

namespace LeadManager.Core.Users;

/// <summary>Log entries about accounts that no changed column tells of: signing in, passwords, sessions.</summary>
internal static class AccountLog
{
    /// <summary>Adds the entry to the context, to be saved with the rest.</summary>
    public static void Add(LeadDbContext db, Actor actor, User user, string action, string sentence, DateTime now) => db.AuditEntries.Add(
        AuditTrail.Compose(actor, new ChangeNote(action, sentence), now, new AuditedRecord(EntityTypes.User, user.Id, user.UserName, null), (string?)null, null));

    /// <summary>The user himself as the one who acts, before or without a session.</summary>
    public static Actor Self(User user, string? ipAddress) => new(user.Id, user.UserName ?? "", user.Name, user.Role, [], ipAddress);
}

using LeadManager.Core.Changes;
using LeadManager.Core.Events;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Demo;

/// <summary>
/// What the log holds beside the leads: that the office was set up, who was let in, which events were planned and who
/// signed in lately - at the times and by the people of the story, not by the program a moment ago.
/// </summary>
internal sealed class DemoOfficeLog(DemoCalendar calendar, IReadOnlyList<User> users)
{
    private const int DaysOfSigningIn = 12;

    private User First => users[0];

    /// <summary>
    /// Takes the entries back that the save of the demo rows has just written, gives the rows the times of the story, and
    /// returns the entries that belong to it, not yet stored.
    /// </summary>
    public async Task<List<AuditEntry>> RewriteAsync(LeadDbContext db, IReadOnlyList<OutreachEvent> events, CancellationToken ct)
    {
        var written = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(ct);
        await db.AuditEntries.ExecuteDeleteAsync(ct);
        await db.Organisations.ExecuteUpdateAsync(row => row.SetProperty(office => office.UpdatedAt, First.CreatedAt).SetProperty(office => office.UpdatedBy, First.UserName), ct);
        await db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.UpdatedAt, user => user.CreatedAt).SetProperty(user => user.UpdatedBy, First.UserName), ct);
        await db.Events.ExecuteUpdateAsync(row => row.SetProperty(held => held.UpdatedAt, held => held.CreatedAt).SetProperty(held => held.UpdatedBy, held => held.CreatedBy), ct);
        var signIns = SignIns().ToList();
        foreach (var (userId, lastAt) in signIns.GroupBy(entry => entry.UserId).Select(own => (own.Key, own.Max(entry => entry.Timestamp))))
            await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(row => row.SetProperty(user => user.LastSignInAt, lastAt), ct);
        return [.. written.Select(entry => Retell(entry, events)), .. signIns];
    }

    private AuditEntry Retell(AuditEntry entry, IReadOnlyList<OutreachEvent> events) => entry.EntityType switch
    {
        EntityTypes.Event when events.FirstOrDefault(held => held.Id == entry.EntityId) is { } held => Entry(entry, held.CreatedAt, First, ChangeNote.Created.ActionType),
        EntityTypes.User when users.FirstOrDefault(user => user.Id == entry.EntityId) is { } user => user.IsApproved
            ? Entry(entry, user.CreatedAt, First, ChangeNote.Created.ActionType)
            : Entry(entry, user.CreatedAt, user, "Registered", Words.Say("{0} asks for an account", user.UserName)),
        _ => Entry(entry, First.CreatedAt, First, "SetUp"),
    };

    /// <summary>Everybody who may enter, on most of the last working days, some minutes after the office opened.</summary>
    private IEnumerable<AuditEntry> SignIns()
    {
        var today = calendar.Today;
        foreach (var day in Enumerable.Range(0, DaysOfSigningIn).Select(back => today.AddDays(-back)))
            foreach (var user in users.Where(user => user.IsApproved && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (day.Day + user.Id) % 4 != 0))
                yield return Entry(
                    new AuditEntry { Username = "", ActionType = "", EntityType = EntityTypes.User, EntityId = user.Id, EntityName = user.UserName, Description = "" },
                    calendar.Morning(day, (day.Day * 7 + user.Id * 11) % 50), user, "SignedIn", Words.Say("{0} signed in", user.UserName));
    }

    private static AuditEntry Entry(AuditEntry about, DateTime at, User by, string action, string? sentence = null) => new()
    {
        Timestamp = at, UserId = by.Id, Username = by.UserName ?? "", ActionType = action, EntityType = about.EntityType, EntityId = about.EntityId,
        EntityName = about.EntityName, Description = sentence ?? Words.Say("{0} {1} {2}", action, about.EntityType.ToLowerInvariant(), about.EntityName),
        OldValue = about.OldValue, NewValue = about.NewValue, EntityVersion = about.EntityVersion,
        Keywords = TextFolding.Fold($"{about.EntityName} {action} {by.UserName}"),
    };
}

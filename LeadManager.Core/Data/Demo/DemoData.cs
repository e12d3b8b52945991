using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Demo;

/// <summary>What became of the wish for demo data.</summary>
public enum DemoResult
{
    /// <summary>The database was empty and is now filled.</summary>
    Filled,

    /// <summary>It holds demo data already and was left as it is.</summary>
    AlreadyThere,

    /// <summary>It holds somebody's own data and was left as it is.</summary>
    Refused,
}

/// <summary>Fills an empty database with a believable office, so that every screen has something to show.</summary>
public sealed class DemoData(
    IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, ListCache cache, IPasswordHasher<User> passwords, ILookupNormalizer names, TimeProvider clock)
{
    public const int DefaultLeads = 500;

    private const int Seed = 20261120;

    /// <summary>
    /// Beyond this many leads the log of their making is left out: it would be four times as many rows as leads, and
    /// nobody reads the history of a million invented people.
    /// </summary>
    private const int LeadsWithHistory = 2_000;

    private const string TimeZone = "America/New_York", CountryCode = "1";

    /// <summary>Fills the database, unless it holds anything, in one transaction: all of it is there or nothing.</summary>
    public async Task<DemoResult> FillAsync(int leads, string password, CancellationToken ct, Preset preset = Preset.Everything)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Organisations.AnyAsync(row => row.IsDemo, ct))
            return DemoResult.AlreadyThere;
        if (await db.Organisations.AnyAsync(ct) || await db.Users.AnyAsync(ct))
            return DemoResult.Refused;

        var calendar = new DemoCalendar(new OfficeCalendar(TimeZone), clock.GetUtcNow().UtcDateTime, new DemoRandom(Seed));
        await using var alone = leads > LeadsWithHistory ? await engine.TakeAloneAsync(db, ct) : null;
        await using var scope = await db.BeginWriteAsync(ct);
        db.Add(Office(preset));
        var users = AddUsers(db, password, calendar);
        var events = DemoTexts.Events.Select(held => EventOf(held, calendar)).ToList();
        db.AddRange(events);
        await db.SaveAsync(Actor.System, ChangeNote.Created, ct);
        await DemoRules.WriteAsync(db, users, calendar.At(0));
        var log = await new DemoOfficeLog(calendar, users).RewriteAsync(db, events, ct);
        var lists = new DemoLists(users);
        await lists.WriteAsync(db);
        var (work, reviews) = (new DemoWork(calendar, new DemoRandom(Seed), users), new DemoReviews(calendar, new DemoRandom(Seed), users));
        await WriteLeadsAsync(db, new DemoLeads(calendar, new DemoRandom(Seed), users, events, CountryCode, lists), () => new DemoWorkRows(db, work, reviews), users, log, leads, ct);
        await scope.CommitAsync(ct);
        await cache.PrepareAsync(ct);
        return DemoResult.Filled;
    }

    private async Task WriteLeadsAsync(LeadDbContext db, DemoLeads demo, Func<DemoWorkRows> work, List<User> users, List<AuditEntry> log, int count, CancellationToken ct)
    {
        var kept = count <= LeadsWithHistory ? new List<DemoLead>(count) : null;
        var history = new DemoHistory(db, users);
        var lastAssigned = new Dictionary<int, DateTime>();
        var tallies = new TallyDeltas(new OfficeCalendar(TimeZone));
        var fill = await engine.BeginFillAsync(db, ct);
        await using (var rows = new RowWriter<Lead>(db))
        await using (var worked = work())
        {
            // All that is made of a lead is made on the other processor, and this one only writes.
            (DemoLead, List<PreparedRow>) Finish(DemoLead made)
            {
                var lead = made.Lead;
                lead.Version = DemoHistory.VersionOf(made);
                lead.UpdatedBy = history.LastBy(made)?.UserName ?? lead.UpdatedBy;
                lead.StageSince = LeadAges.StageSince(lead) ?? lead.UpdatedAt;
                tallies.Add(lead, 1);
                return (made, [rows.Prepare(lead), .. worked.PrepareNext(made)]);
            }

            await foreach (var (made, prepared) in WorkAhead.Of(demo.Make(count).Select(Finish), ct))
            {
                prepared.ForEach(row => row.Write());
                kept?.Add(made);
                foreach (var turn in made.Turns)
                    if (turn.At > lastAssigned.GetValueOrDefault(turn.Holder.Id))
                        lastAssigned[turn.Holder.Id] = turn.At;
            }
        }

        await fill.CompleteAsync(ct);
        await tallies.WriteAsync(db, ct);
        foreach (var (id, at) in lastAssigned)
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user.SetProperty(row => row.LastAssignedAt, at), ct);
        await WriteHistoryAsync(db, kept ?? [], history, log, ct);
    }

    private static async Task WriteHistoryAsync(LeadDbContext db, List<DemoLead> leads, DemoHistory history, List<AuditEntry> log, CancellationToken ct)
    {
        var ids = leads.Count == 0 ? [] : await db.Leads.Allowed(Actor.System, LeadAction.ViewLead).OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(ct);
        await WriteChainsAsync(db, leads.Zip(ids));
        await using var entries = new RowWriter<AuditEntry>(db);
        await using var changes = new RowWriter<LeadChange>(db);
        var steps = leads.Zip(ids, history.Of).SelectMany(steps => steps).Concat(log.Select(entry => new DemoStep(entry)));
        foreach (var step in steps.OrderBy(step => step.Entry.Timestamp)) // the log is read by its numbers, so it is written in order
        {
            entries.Write(step.Entry);
            if (step.Change is { } change)
                changes.Write(change);
        }
    }

    private static async Task WriteChainsAsync(LeadDbContext db, IEnumerable<(DemoLead Made, int Id)> leads)
    {
        var contacts = (await db.Activities.Where(row => row.Type != ActivityType.Note).OrderBy(row => row.At).Select(row => new { row.LeadId, row.ById, row.At }).ToListAsync())
            .ToLookup(row => (row.LeadId, row.ById), row => row.At);
        await using var entries = new RowWriter<ChainEntry>(db);
        foreach (var entry in leads.SelectMany(lead => lead.Made.Turns.Select(turn => turn.ToEntry(lead.Id, contacts[(lead.Id, turn.Holder.Id)]))).OrderBy(entry => entry.AssignedAt))
            entries.Write(entry);
    }

    /// <summary>The accounts, each with its manager. Hashing is slow on purpose and the password the same, so it is done once.</summary>
    private List<User> AddUsers(LeadDbContext db, string password, DemoCalendar calendar)
    {
        var users = DemoPeople.Accounts.Select(account => UserOf(account, calendar)).ToList();
        var hash = passwords.HashPassword(users[0], password);
        users.ForEach(user => user.PasswordHash = hash);
        db.AddRange(users);
        var byName = users.ToDictionary(user => user.UserName ?? "");
        foreach (var account in DemoPeople.Accounts)
            if (account.Manager is { } manager) // the number is made by the save: until then the key that the context has made up
            {
                var line = db.Entry(byName[account.Username]).Property(user => user.ManagerId);
                line.CurrentValue = db.Entry(byName[manager]).Property(user => user.Id).CurrentValue;
                line.IsTemporary = true;
            }

        return users;
    }

    private static Organisation Office(Preset preset) => new() { Name = "Harbor Mobility & Care", TimeZone = TimeZone, CountryCode = CountryCode, Currency = Currency.Usual, Preset = preset, IsDemo = true };

    private User UserOf(DemoAccount account, DemoCalendar calendar) => new()
    {
        UserName = account.Username, NormalizedUserName = names.NormalizeName(account.Username), Name = account.Name,
        Email = $"{account.Username}@example.com", NormalizedEmail = names.NormalizeEmail($"{account.Username}@example.com"),
        Role = account.Role, Zone = account.Zone, IsApproved = account.IsApproved, LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N"),
        CreatedAt = account.IsApproved ? calendar.At(0) : calendar.At(0.9999),
    };

    private static OutreachEvent EventOf((string Name, string Place, int YearsBack, int Month, int Day) held, DemoCalendar calendar)
    {
        var date = calendar.Last(held.Month, held.Day, held.YearsBack);
        return new OutreachEvent
        {
            Name = held.Name, NameKey = TextFolding.Fold(held.Name), Place = held.Place,
            Date = date, CreatedAt = calendar.Morning(date.AddDays(-30 - held.Day), 7 * held.Month), CreatedBy = DemoPeople.Accounts[0].Username,
        };
    }
}

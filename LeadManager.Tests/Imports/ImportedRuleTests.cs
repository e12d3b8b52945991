using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Imports;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>Imported leads are given out by the rules, row by row in the file's order, and an undo takes that back.</summary>
public sealed class ImportedRuleTests
{
    private const int Rows = 10;

    [Fact]
    public async Task Import_GivesOutByRules_AsIfEachHadArrivedAlone()
    {
        await using var office = await Office.OpenAsync();
        var (admin, people) = await StaffAsync(office);
        await office.ChangeUserAsync(people[0], user => user.DailyCap = 2);
        await office.RuleAsync(admin, "Website", AssignmentStrategy.RoundRobin, people, rule => rule.Sources = ["Website"]);

        await office.ImportAsync(admin, SomeFiles.Rows(Rows, number => number == 0 ? "Cy,Coe,9175550103,cy@example.com,Call" : null));

        var leads = await office.LeadsAsync(admin);
        Assert.Equal(new Dictionary<string, int> { ["a"] = 2, ["b"] = 4, ["c"] = 3 }, await office.SharesAsync());
        Assert.Equal((null, null, 1), (leads[0].AssigneeId, leads[0].AssignmentReason, leads[0].Version));
        Assert.Equal("rule 1: Website; a Name 2/2; b Name, next in turn", leads[^1].AssignmentReason);
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
        await AssertLikeSingleAsync(office, admin, leads[1].Id);
    }

    [Fact]
    public async Task Undo_TakesChainTurnsAndCountsBack()
    {
        await using var office = await Office.OpenAsync();
        var (admin, people) = await StaffAsync(office);
        await office.RuleAsync(admin, "All", AssignmentStrategy.RoundRobin, people);
        await office.LeadAsync(admin, lead => lead.Phone = "+1 212 555 0100");
        var before = (await TurnsAsync(office), string.Join(',', await office.SharesAsync()));
        var report = await office.ImportAsync(admin, SomeFiles.Rows(Rows));

        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        Assert.Equal((Rows, 0), (undone.Value?.Removed, undone.Value?.Protected.Count));
        Assert.Equal(before, (await TurnsAsync(office), string.Join(',', await office.SharesAsync())));
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
        await using var db = await office.ContextAsync();
        Assert.Equal(1, await db.ChainEntries.CountAsync());
        Assert.Equal("b", (await office.ArriveAsync(admin)).Who);
    }

    [Fact]
    public async Task Undo_AcceptedSince_IsProtected()
    {
        await using var office = await Office.OpenAsync();
        var (admin, people) = await StaffAsync(office);
        await office.RuleAsync(admin, "All", AssignmentStrategy.RoundRobin, people);
        var report = await office.ImportAsync(admin, SomeFiles.Rows(Rows));
        (await office.AcceptAsync(people[0], (await office.LeadsAsync(admin))[0].Id)).AssertDone();

        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        Assert.Equal((Rows - 1, 1), (undone.Value?.Removed, undone.Value?.Protected.Count));
        Assert.Equal(new Dictionary<string, int> { ["a"] = 1 }, await office.SharesAsync());
    }

    private static async Task<(Actor Admin, Actor[] People)> StaffAsync(Office office) =>
        (await office.HireAsync(Role.Administrator), [await office.HireAsync(Role.Employee, "a"), await office.HireAsync(Role.Employee, "b"), await office.HireAsync(Role.Employee, "c")]);

    private static async Task<string> TurnsAsync(Office office)
    {
        await using var db = await office.ContextAsync();
        return string.Join(", ", await db.Users.OrderBy(user => user.Id).Select(user => $"{user.UserName} {user.LastAssignedAt:O}").ToListAsync());
    }

    /// <summary>That log, change rows and chain tell of an imported lead what they tell of one that arrived alone.</summary>
    private static async Task AssertLikeSingleAsync(Office office, Actor admin, int imported)
    {
        var alone = (await office.LeadAsync(admin)).Lead.Id;
        Assert.Equal(await StoryAsync(office, alone), (await StoryAsync(office, imported)).ConvertAll(line => line.Replace("Imported", "Created", StringComparison.Ordinal)));
    }

    private static async Task<List<string>> StoryAsync(Office office, int id)
    {
        await using var db = await office.ContextAsync();
        var lead = await db.Leads.SingleAsync(row => row.Id == id);
        var log = await db.AuditEntries.Where(entry => entry.EntityType == "Lead" && entry.EntityId == id).OrderBy(entry => entry.Id).ToListAsync();
        var changes = await db.LeadChanges.Where(change => change.LeadId == id).OrderBy(change => change.Id).ToListAsync();
        var chain = await db.ChainEntries.SingleAsync(entry => entry.LeadId == id);
        return
        [
            .. log.Select(entry => $"{entry.ActionType} {entry.Username} {entry.EntityVersion} {entry.OldValue}"),
            .. changes.Select(change => $"{change.Kind} {change.FromUserId} {change.ToUserId is not null} {change.ActorId}"),
            $"{chain.ById} {chain.ByName} {chain.Status} {chain.Role} {chain.AssignedAt == lead.AssignedAt} {chain.UserId == lead.AssigneeId}",
            $"{lead.Version} {lead.UpdatedBy} {lead.Status}",
        ];
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

public sealed class BulkTests
{
    [Fact] // R05, S3.098
    public async Task R05_OwnAndForeignLeads_OwnGoOverForeignAreRefusedByNameAndStayWhole()
    {
        await using var office = await Office.OpenAsync();
        var (manager, mine, second) = await TeamAsync(office, "");
        var (foreign, theirs, _) = await TeamAsync(office, "2");
        var admin = await office.HireAsync(Role.Administrator);
        var own = new List<int>();
        foreach (var holder in new[] { mine, mine, second })
            own.Add(await HeldAsync(office, admin, holder));
        var other = await HeldAsync(office, admin, theirs);
        var (chain, row) = (await office.ChainAsync(foreign, other), await office.ReadLeadAsync(other));

        var outcome = await office.Get<BulkAssignment>().AssignAsync(
            manager, new BulkAssign { LeadIds = [own[0], other, own[1], own[2], 999_999], UserId = second.UserId, Notes = "holidays" }, null, default);

        Assert.Equal(
            [(own[0], null), (other, typeof(NotFound)), (own[1], null), (own[2], typeof(Invalid)), (999_999, typeof(NotFound))],
            outcome.Value?.Items.Select(item => (item.LeadId, item.Failure?.GetType())) ?? []);
        Assert.Equal(["Amara Okonkwo", null, "Amara Okonkwo", "Amara Okonkwo", null], outcome.Value?.Items.Select(item => item.LeadName) ?? []); // the invisible has no name
        Assert.Equal(2, outcome.Value?.Done);
        foreach (var id in own)
            Assert.Equal(second.UserId, (await office.ReadLeadAsync(id)).AssigneeId);
        Assert.Equal(chain, await office.ChainAsync(foreign, other));
        Assert.Equal((row.Version, row.AssigneeId), (await office.ReadLeadAsync(other) is var after ? (after.Version, after.AssigneeId) : default));
    }

    [Fact] // each lead its own decision
    public async Task Bulk_ALeadThatIsSeenButNotGranted_IsForbiddenByName()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        var bulk = office.Get<BulkAssignment>();
        var before = await office.FingerprintAsync();

        var coordinator = await office.HireAsync(Role.SalesCoordinator);
        Assert.Equal(new Forbidden(LeadAction.BulkAssign), (await bulk.AssignAsync(coordinator, new BulkAssign { LeadIds = [lead], UserId = 1 }, null, default)).Failure);
        Assert.IsType<Forbidden>((await bulk.AssignAsync(line.Leader, new BulkAssign { LeadIds = [lead], UserId = line.Head.UserId }, null, default)).Failure);
        Assert.Equal(["LeadIds", "Notes", "UserId"], Assert.IsType<Invalid>(
            (await bulk.AssignAsync(line.Head, new BulkAssign { Notes = new string('x', 501) }, null, default)).Failure).Errors.Keys.Order());
        await office.ChangeUserAsync(line.Employee, user => user.IsActive = false);
        Assert.IsType<Invalid>((await bulk.AssignAsync(line.Head, new BulkAssign { LeadIds = [lead], UserId = line.Employee.UserId }, null, default)).Failure);

        Assert.Null((await office.ReadLeadAsync(lead)).AssigneeId);
        Assert.NotEqual(before, await office.FingerprintAsync()); // only by the hiring and disabling
        Assert.Equal([true], (await bulk.AssignAsync(line.Head, new BulkAssign { LeadIds = [lead, lead], UserId = line.Leader.UserId }, null, default)).Value?.Items.Select(item => item.IsOk) ?? []);
    }

    [Fact]
    public async Task Bulk_Cancelled_StopsBetweenTwoLeadsAndTellsHowFarItCame()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var leads = new List<int>();
        for (var lead = 0; lead < 5; lead++)
            leads.Add((await office.LeadAsync(line.Super)).Lead.Id);
        using var stop = new CancellationTokenSource();

        var outcome = await office.Get<BulkAssignment>().AssignAsync(
            line.Super, new BulkAssign { LeadIds = leads, UserId = line.Head.UserId }, new Told(done =>
            {
                if (done == 2)
                    stop.Cancel();
            }), stop.Token);

        Assert.Equal([true, true], outcome.Value?.Items.Select(item => item.IsOk) ?? []);
        Assert.Equal([line.Head.UserId, line.Head.UserId, null, null, null], await OwnersAsync(office, leads));
    }

    [Fact]
    public async Task Bulk_TheStoreIsFullOnTheWay_TellsWhatWentOverAndLeavesTheRest()
    {
        var store = new BrokenStore { Fault = new Microsoft.Data.Sqlite.SqliteException("disk full", 13) };
        await using var office = await Office.OpenAsync(store.Attach);
        var line = await Line.HireAsync(office);
        var leads = new List<int>();
        for (var lead = 0; lead < 4; lead++)
            leads.Add((await office.LeadAsync(line.Super)).Lead.Id);
        var command = new BulkAssign { LeadIds = leads, UserId = line.Head.UserId };

        var outcomes = (await office.Get<BulkAssignment>().AssignAsync(line.Super, command, new Told(done => store.FailsAt = done == 2 ? "\"ChainEntries\"" : null), default)).Value;

        Assert.Contains("the rest was not saved", outcomes?.BrokenOff?.Message, StringComparison.Ordinal);
        Assert.Equal([(leads[0], true), (leads[1], true)], outcomes?.Items.Select(item => (item.LeadId, item.IsOk)) ?? []);
        await Assert.ThrowsAnyAsync<Exception>(() => office.Get<BulkAssignment>().AssignAsync(line.Super, command with { LeadIds = [leads[3]] }, null, default)); // nothing to tell of
        store.FailsAt = null;
        Assert.Equal([line.Head.UserId, line.Head.UserId, null, null], await OwnersAsync(office, leads));
        var again = await office.Get<BulkAssignment>().AssignAsync(line.Super, command with { LeadIds = leads[2..] }, null, default);
        Assert.Equal((2, null), (again.Value?.Done, again.Value?.BrokenOff));
    }

    [Fact]
    public async Task Bulk_TheRightIsTakenAwayMeanwhile_EndsWithTheNextLead()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var leads = new[] { (await office.LeadAsync(line.Super)).Lead.Id, (await office.LeadAsync(line.Super)).Lead.Id };
        var demoted = new Told(_ =>
        {
            using var db = office.Get<IDbContextFactory<LeadDbContext>>().CreateDbContext();
            db.Users.Where(user => user.Id == line.Super.UserId).ExecuteUpdate(user => user.SetProperty(row => row.Role, Role.Engagement));
            office.Get<AccountReader>().Drop();
        });

        var outcomes = (await office.Get<BulkAssignment>().AssignAsync(line.Super, new BulkAssign { LeadIds = leads, UserId = line.Head.UserId }, demoted, default)).Value;

        Assert.Equal([null, new Forbidden(LeadAction.BulkAssign)], outcomes?.Items.Select(item => item.Failure) ?? []);
        Assert.Equal([line.Head.UserId, null], await OwnersAsync(office, leads));
    }

    private static async Task<List<int?>> OwnersAsync(Office office, IEnumerable<int> leads)
    {
        var owners = new List<int?>();
        foreach (var lead in leads)
            owners.Add((await office.ReadLeadAsync(lead)).AssigneeId);
        return owners;
    }

    private static async Task<(Actor Manager, Actor One, Actor Second)> TeamAsync(Office office, string name)
    {
        var manager = await office.HireAsync(Role.SalesManager, "manager" + name);
        var (one, second) = (await office.HireAsync(Role.SalesExecutive, "one" + name, manager.UserId), await office.HireAsync(Role.SalesExecutive, "second" + name, manager.UserId));
        return (await office.WithTeamAsync(manager), one, second);
    }

    private static async Task<int> HeldAsync(Office office, Actor admin, Actor holder)
    {
        var lead = (await office.LeadAsync(admin)).Lead.Id;
        (await office.AssignAsync(admin, lead, holder)).AssertDone();
        return lead;
    }

    private sealed class Told(Action<int> hear) : IProgress<int>
    {
        public void Report(int value) => hear(value);
    }
}

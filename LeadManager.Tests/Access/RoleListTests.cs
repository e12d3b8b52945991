using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Access.Doors;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Access;

/// <summary>The lines of the role matrix about which leads somebody sees, and about whom a manager may give them to.</summary>
public sealed class RoleListTests
{
    [Theory]
    [InlineData("S3.026, S3.027", Role.SalesCoordinator, LeadKind.Unassigned, LeadKind.NotYetAccepted)]
    [InlineData("S3.046, S3.056, S3.057", Role.SalesExecutive, LeadKind.Mine, LeadKind.MineAsManager)]
    [InlineData("S3.074, S3.076, S3.086, S3.087", Role.SalesManager, LeadKind.Mine, LeadKind.MyTeams, LeadKind.MyTeamsByManager)]
    [InlineData("S3.119, S3.124, S3.125", Role.ServiceManager, LeadKind.Won, LeadKind.Escalated, LeadKind.Special)]
    [InlineData("S3.140, S3.146, S3.147, S3.156", Role.ServiceCoordinator, LeadKind.Won)]
    [InlineData("S3.161, S3.167, S3.168, S3.176", Role.ServiceExecutive, LeadKind.Won)]
    [InlineData("S3.180, S3.187, S3.188, S3.199", Role.HRManager)]
    public async Task List_OfARole_HoldsTheLeadsOfItsLineAndOpensThemOnly(string lines, Role role, params LeadKind[] seen)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);
        var ids = await FillAsync(office, cast);

        var listed = await office.Get<LeadService>().ListAsync(cast.Person, new LeadQuery { PageSize = 200 }, default);

        Assert.Equal(seen.Order(), listed.Items.Select(row => ids.Single(pair => pair.Value == row.Lead.Id).Key).Order());
        Assert.Equal(seen.Length, listed.Total);
        foreach (var (kind, id) in ids)
            Assert.True(seen.Contains(kind) == (await office.Get<LeadService>().FindAsync(cast.Person, id, default) is not null), $"{lines}: {role} opens {kind}");
    }

    [Fact] // S3.041
    public async Task List_Unassigned_OfTheCoordinator_HoldsWhatNobodyHasYet()
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, Role.SalesCoordinator);
        var ids = await FillAsync(office, cast);

        var listed = await office.Get<LeadService>().ListAsync(cast.Person, new LeadQuery { List = LeadList.Unassigned }, default);

        Assert.Equal([ids[LeadKind.Unassigned]], listed.Items.Select(row => row.Lead.Id));
    }

    [Fact] // S3.078, S3.090, S3.097, S3.108
    public async Task Manager_PassesLeadsOnInHisOwnTeam_AndTouchesNoOthers()
    {
        await using var office = await Office.OpenAsync();
        var (admin, manager) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesManager));
        var (one, two) = (await office.HireAsync(Role.SalesExecutive, "one", manager.UserId), await office.HireAsync(Role.SalesExecutive, "two", manager.UserId));
        var stranger = await office.HireAsync(Role.SalesExecutive, "stranger", (await office.HireAsync(Role.SalesManager, "othermanager")).UserId);
        manager = await office.WithTeamAsync(manager);
        async Task<int> LeadOfAsync(Actor holder) => (await office.LeadAsync(admin, command => command.AssigneeId = holder.UserId)).Lead.Id;
        var (own, accepted, foreign) = (await LeadOfAsync(one), await LeadOfAsync(one), await LeadOfAsync(stranger));
        (await office.AcceptAsync(one, accepted)).AssertDone();

        await office.AssertRefusedAsync<NotFound>(() => office.AssignAsync(manager, foreign, one));
        await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(manager, own, stranger));
        await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(one, own, two)); // S3.071, S3.073
        (await office.AssignAsync(manager, own, two)).AssertDone();
        (await office.AssignAsync(manager, accepted, two)).AssertDone(); // also over whom it was accepted by

        Assert.Equal((two.UserId, two.UserId, stranger.UserId), ((await office.ReadLeadAsync(own)).AssigneeId, (await office.ReadLeadAsync(accepted)).AssigneeId, (await office.ReadLeadAsync(foreign)).AssigneeId));
    }

    private static async Task<Dictionary<LeadKind, int>> FillAsync(Office office, Cast cast)
    {
        await using var db = await office.ContextAsync();
        var ids = new Dictionary<LeadKind, int>();
        foreach (var kind in LeadKinds.All)
            ids[kind] = await Watch.AddAsync(db, kind.Make(cast));
        return ids;
    }
}

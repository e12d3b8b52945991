using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Assignment;

/// <summary>Leads that arrive without an assignee find one by the rules, and say why (S5.21-S5.28).</summary>
public sealed class AutoAssignmentTests
{
    [Fact]
    public async Task FixedUser_TakesTheFirstWhoCan()
    {
        await using var office = await Office.OpenAsync();
        var (admin, priya, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "priya"), await office.HireAsync(Role.Employee, "lena"));
        await office.RuleAsync(admin, "West", AssignmentStrategy.FixedUser, [priya, lena]);

        Assert.Equal(("priya", "rule 1: West; priya Name"), await office.ArriveAsync(admin));
        await office.ChangeUserAsync(priya, user => user.AwayFrom = new DateOnly(2026, 11, 1));
        Assert.Equal(("lena", "rule 1: West; priya Name away; lena Name"), await office.ArriveAsync(admin));
    }

    [Fact]
    public async Task RoundRobin_TakesWhoWaitsLongest_AlsoWithoutTheClockMoving()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        Actor[] people = [await office.HireAsync(Role.Employee, "a"), await office.HireAsync(Role.Employee, "b"), await office.HireAsync(Role.Employee, "c")];
        await office.RuleAsync(admin, "Turns", AssignmentStrategy.RoundRobin, people);

        var order = new List<string?>();
        for (var lead = 0; lead < 7; lead++)
            order.Add((await office.ArriveAsync(admin)).Who);

        Assert.Equal(["a", "b", "c", "a", "b", "c", "a"], order);
        Assert.Equal("rule 1: Turns; b Name, next in turn", (await office.ArriveAsync(admin)).Reason);
    }

    [Fact]
    public async Task FewestOpen_NamesWhoWasPassedOverAndWhy()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (priya, omar, lena) = (await office.HireAsync(Role.Employee, "priya"), await office.HireAsync(Role.Employee, "omar"), await office.HireAsync(Role.Employee, "lena"));
        foreach (var (who, count) in new[] { (omar, 1), (lena, 2) })
            for (var lead = 0; lead < count; lead++)
                (await office.AssignAsync(admin, (await office.LeadAsync(admin)).Lead.Id, who)).AssertDone();
        await office.ChangeUserAsync(priya, user => user.AwayFrom = new DateOnly(2026, 11, 20));
        await office.ChangeUserAsync(omar, user => user.DailyCap = 1);
        await office.RuleAsync(admin, "West", AssignmentStrategy.FewestOpen, [lena, omar, priya]);

        Assert.Equal(("lena", "rule 1: West; priya Name away; omar Name 1/1; lena Name, 2 open"), await office.ArriveAsync(admin));
        office.Clock.Advance(TimeSpan.FromDays(1)); // the cap counts one day of the office
        Assert.Equal(("omar", "rule 1: West; priya Name away; omar Name, 1 open"), await office.ArriveAsync(admin));
    }

    [Fact]
    public async Task ZoneManager_FollowsStateToZoneToManager()
    {
        await using var office = await Office.OpenAsync();
        var (admin, manager) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesManager, "manager"));
        await office.Get<ZoneService>().SaveAsync(admin, new SaveZone { Name = "West", States = "CA, Orégon", ManagerId = manager.UserId }, default);
        await office.Get<ZoneService>().SaveAsync(admin, new SaveZone { Name = "East", States = "NY" }, default);
        await office.RuleAsync(admin, "Zones", AssignmentStrategy.ZoneManager, []);

        Assert.Equal(("manager", "rule 1: Zones; manager Name, manager of zone West"), await office.ArriveAsync(admin, lead => lead.State = "oregon"));
        Assert.Equal((null, "rule 1: Zones; zone East has no manager; nobody can take it"), await office.ArriveAsync(admin, lead => lead.State = "NY"));
        Assert.Equal((null, "rule 1: Zones; TX belongs to no zone; nobody can take it"), await office.ArriveAsync(admin, lead => lead.State = "TX"));
        Assert.Equal((null, "rule 1: Zones; the lead has no state; nobody can take it"), await office.ArriveAsync(admin));
    }

    [Fact]
    public async Task Skips_SayWhyEachCannot()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (gone, waiting, other, last) = (await office.HireAsync(Role.Employee, "gone"), await office.HireAsync(Role.Employee, "waiting"), await office.HireAsync(Role.Employee, "other"), await office.HireAsync(Role.Employee, "last"));
        await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [gone, waiting, other, last]);
        await office.ChangeUserAsync(gone, user => user.IsActive = false);
        await office.ChangeUserAsync(waiting, user => user.IsApproved = false);
        await office.ChangeUserAsync(other, user => user.Role = Role.HRManager);

        Assert.Equal(("last", "rule 1: All; gone Name inactive; waiting Name not approved; other Name may not hold leads; last Name"), await office.ArriveAsync(admin));
        await office.ChangeUserAsync(last, user => user.AwayFrom = new DateOnly(2026, 11, 20));
        Assert.Equal((null, "rule 1: All; gone Name inactive; waiting Name not approved; other Name may not hold leads; last Name away; nobody can take it"), await office.ArriveAsync(admin));
    }

    [Theory]
    [InlineData("website", null, null, false, true)]
    [InlineData("Café", null, null, false, true)]
    [InlineData("Call", null, null, false, false)]
    [InlineData("Website", "tamil nadu", null, false, true)]
    [InlineData("Website", "Kerala", null, false, false)]
    [InlineData("Website", null, "LIFTS", false, true)]
    [InlineData("Website", null, "Ramps", false, false)]
    [InlineData("Website", null, null, true, true)]
    public async Task Conditions_IgnoreCaseAndAccents_EmptyMeansAny(string source, string? state, string? commodity, bool isSpecial, bool holds)
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        await office.RuleAsync(admin, "Some", AssignmentStrategy.FixedUser, [lena], rule =>
        {
            rule.Sources = ["Website", " Cafe "];
            rule.States = state is null ? [] : ["Tamil Nādu"];
            rule.Commodities = commodity is null ? [] : ["Lifts"];
            rule.IsSpecial = isSpecial ? true : null;
        });

        var (who, _) = await office.ArriveAsync(admin, lead => (lead.Source, lead.State, lead.Commodity, lead.IsSpecial) = (source, state, commodity, isSpecial));

        Assert.Equal(holds ? "lena" : null, who);
    }

    [Fact]
    public async Task Special_OnlyOrNever()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena, omar) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"), await office.HireAsync(Role.Employee, "omar"));
        await office.RuleAsync(admin, "Special", AssignmentStrategy.FixedUser, [lena], rule => rule.IsSpecial = true);
        await office.RuleAsync(admin, "Others", AssignmentStrategy.FixedUser, [omar], rule => rule.IsSpecial = false);

        Assert.Equal("lena", (await office.ArriveAsync(admin, lead => lead.IsSpecial = true)).Who);
        Assert.Equal(("omar", "rule 2: Others; omar Name"), await office.ArriveAsync(admin));
    }

    [Fact]
    public async Task Order_TheFirstRuleThatFindsSomebodyDecides()
    {
        await using var office = await Office.OpenAsync();
        var (admin, bo, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "bo"), await office.HireAsync(Role.Employee, "lena"));
        await office.RuleAsync(admin, "Off", AssignmentStrategy.FixedUser, [lena], isOn: false);
        await office.RuleAsync(admin, "Calls", AssignmentStrategy.FixedUser, [lena], rule => rule.Sources = ["Call"]);
        await office.RuleAsync(admin, "East", AssignmentStrategy.FixedUser, [bo]);
        var rest = await office.RuleAsync(admin, "Rest", AssignmentStrategy.FewestOpen, [lena]);

        Assert.Equal(("bo", "rule 3: East; bo Name"), await office.ArriveAsync(admin));
        await office.ChangeUserAsync(bo, user => user.AwayFrom = new DateOnly(2026, 11, 20));
        Assert.Equal(("lena", "rule 3: East; bo Name away · rule 4: Rest; lena Name, 0 open"), await office.ArriveAsync(admin));
        await office.Get<AssignmentRules>().MoveAsync(admin, rest.Id, rest.Version, 1, default);
        Assert.Equal(("lena", "rule 1: Rest; lena Name, 1 open"), await office.ArriveAsync(admin));
    }

    [Fact]
    public async Task NobodyFound_LeadStaysUnassignedAndKeepsTheReasonUntilSomebodyGivesIt()
    {
        await using var office = await Office.OpenAsync();
        var (admin, bo) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "bo"));
        await office.RuleAsync(admin, "East", AssignmentStrategy.FixedUser, [bo]);
        await office.ChangeUserAsync(bo, user => user.AwayFrom = new DateOnly(2026, 11, 20));

        var lead = (await office.LeadAsync(admin)).Lead;

        Assert.Equal((null, 1, "rule 1: East; bo Name away; nobody can take it"), (lead.AssigneeId, lead.Version, lead.AssignmentReason));
        Assert.Empty(await office.ChainAsync(admin, lead.Id));
        (await office.AssignAsync(admin, lead.Id, await office.HireAsync(Role.User, "ada"))).AssertDone();
        Assert.Null((await office.ReadLeadAsync(lead.Id)).AssignmentReason);
    }

    [Fact]
    public async Task Arrival_WritesAssigneeChainLogAndChange_StatusStaysNewAndFresh()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        await office.RuleAsync(admin, "West", AssignmentStrategy.FewestOpen, [lena]);

        var lead = (await office.LeadAsync(admin)).Lead;

        Assert.Equal((LeadStatus.New, (int?)lena.UserId, (DateTime?)office.Clock.GetUtcNow().UtcDateTime, null), (lead.Status, lead.AssigneeId, lead.AssignedAt, lead.AcceptedAt));
        Assert.Equal(1, await office.Get<LeadService>().CountAsync(admin, new LeadQuery { List = LeadList.Fresh }, default));
        Assert.Equal(0, await office.Get<LeadService>().CountAsync(admin, new LeadQuery { List = LeadList.Unassigned }, default));
        var turn = Assert.Single(await office.ChainAsync(admin, lead.Id));
        Assert.Equal(("lena Name", null, "Rule West"), (turn.Name, turn.ById, turn.By));
        var entry = (await office.ReadLogAsync("Assigned")).Single();
        Assert.Equal((null, "Assigned Amara Okonkwo to lena Name", 2), (entry.UserId, entry.Description, entry.EntityVersion));
        await using var db = await office.ContextAsync();
        Assert.Equal([("Created", null), ("Assigned", (int?)lena.UserId)], (await db.LeadChanges.OrderBy(change => change.Id).ToListAsync()).Select(change => (change.Kind, change.ToUserId)));
        Assert.Equal(office.Clock.GetUtcNow().UtcDateTime, (await office.ReadUserAsync(lena.UserId)).LastAssignedAt);
    }

    [Fact]
    public async Task GivenOrKeptByItsCreator_IsNotTouched()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena, cre) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"), await office.HireAsync(Role.Cre, "cre"));
        await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [lena]);

        Assert.Equal(("administrator", null), await office.ArriveAsync(admin, lead => lead.AssigneeId = admin.UserId));
        Assert.Equal(("cre", null), await office.ArriveAsync(cre));
        Assert.Equal("lena", (await office.ArriveAsync(admin)).Who);
    }

    [Fact]
    public async Task RejectedByItsHolder_GoesToNobody()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [lena]);
        var lead = (await office.LeadAsync(admin)).Lead.Id;

        (await office.RejectAsync(lena, lead, "Not mine")).AssertDone();

        Assert.Null((await office.ReadLeadAsync(lead)).AssigneeId);
    }

    [Theory]
    [InlineData(AssignmentStrategy.RoundRobin)]
    [InlineData(AssignmentStrategy.FewestOpen)]
    public async Task FiftyAtOnce_ShareEvenlyAndNobodyGetsMoreThanHisCap(AssignmentStrategy strategy)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var people = new List<Actor>();
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
            people.Add(await office.HireAsync(Role.Employee, name));
        await office.ChangeUserAsync(people[0], user => user.DailyCap = 2);
        await office.RuleAsync(admin, "All", strategy, [.. people]);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => office.LeadAsync(admin))));

        Assert.Equal(new Dictionary<string, int> { ["a"] = 2, ["b"] = 12, ["c"] = 12, ["d"] = 12, ["e"] = 12 }, await office.SharesAsync());
        await using var db = await office.ContextAsync();
        Assert.Equal(50, await db.ChainEntries.Select(entry => entry.AssignedAt).Distinct().CountAsync());
    }

    [Fact]
    public async Task Restart_KeepsWhoseTurnItIs()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        Actor[] people = [await office.HireAsync(Role.Employee, "a"), await office.HireAsync(Role.Employee, "b"), await office.HireAsync(Role.Employee, "c")];
        await office.RuleAsync(admin, "Turns", AssignmentStrategy.RoundRobin, people);
        await office.LeadAsync(admin);
        await office.LeadAsync(admin);

        await using var again = await office.ReopenAsync();

        Assert.Equal("c", (await again.ArriveAsync(admin)).Who);
        Assert.Equal("a", (await again.ArriveAsync(admin)).Who);
    }
}

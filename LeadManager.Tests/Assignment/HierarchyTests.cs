using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Assignment;

/// <summary>The usage examples of the hierarchy system, and its forwarding and self-assign flows.</summary>
public sealed class HierarchyTests
{
    [Fact] // S4.37
    public async Task Example1_HeadAdminAssignsToTeamLeader_WhoAssignsToAnyEmployeeOrHimself()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        await office.HireAsync(Role.Employee, "second", line.Leader.UserId);
        var leader = await office.WithTeamAsync(line.Leader);
        var (one, other) = ((await office.LeadAsync(line.Head)).Lead.Id, (await office.LeadAsync(line.Head)).Lead.Id);

        (await office.AssignAsync(line.Head, one, leader)).AssertDone();
        (await office.AssignAsync(line.Head, other, leader)).AssertDone();

        Assert.Equal(["employee", "second"], await office.ChoicesAsync(leader, one)); // he has it himself already
        (await office.AssignAsync(leader, one, line.Employee)).AssertDone();
        Assert.Equal(["second", "teamleader"], await office.ChoicesAsync(leader, one));
        (await office.AssignAsync(leader, one, leader)).AssertDone();
        Assert.NotNull((await office.ReadLeadAsync(one)).AcceptedAt); // he took it himself
    }

    [Fact] // S4.38
    public async Task Example2_TeamLeaderAssignsToEmployee_WhoAssignsToNobodyElse()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var second = await office.HireAsync(Role.Employee, "second", line.Leader.UserId);
        var lead = (await office.LeadAsync(line.Leader)).Lead.Id;
        (await office.AssignAsync(line.Leader, lead, line.Employee)).AssertDone();

        foreach (var target in new[] { second, line.Leader, line.Head, line.Employee })
            Assert.Equal(LeadAction.ReassignLead, (await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(line.Employee, lead, target))).Action);

        var free = (await office.LeadAsync(line.Leader)).Lead.Id;
        Assert.Equal(["employee"], await office.ChoicesAsync(line.Employee, free));
        await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(line.Employee, free, second));
        (await office.AssignAsync(line.Employee, free, line.Employee)).AssertDone(); // S4.07: to himself is claiming
    }

    [Fact] // S4.39
    public async Task Example3_SuperAdminAssignsDirectlyToEmployee_WhoAssignsToNobodyElse()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;

        (await office.AssignAsync(line.Super, lead, line.Employee)).AssertDone();

        await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(line.Employee, lead, line.Leader));
        Assert.Equal(line.Employee.UserId, (await office.ReadLeadAsync(lead)).AssigneeId);
    }

    [Fact] // S4.40, S4.20
    public async Task Example4_UnassignedLead_AnyUserExceptEmployeeAssignsIt()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        foreach (var by in new[] { line.Super, line.Head, line.Leader })
            (await office.AssignAsync(by, (await office.LeadAsync(line.Super)).Lead.Id, line.Employee)).AssertDone();
        var free = (await office.LeadAsync(line.Super)).Lead.Id;
        var second = await office.HireAsync(Role.Employee, "second", line.Leader.UserId);

        var refusal = await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(line.Employee, free, second));

        Assert.Equal(LeadAction.AssignLead, refusal.Action);
    }

    [Fact] // S4.09-S4.11, S4.41-S4.43
    public async Task Forwarding_DownTheLine_EachTurnIsInTheChain()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.ClaimAsync(line.Super, lead)).AssertDone();

        Assert.Equal("headadmin Name", (await office.ForwardAsync(line.Super, lead, "yours")).AssertDone().AssigneeName);
        Assert.Equal("teamleader Name", (await office.ForwardAsync(line.Head, lead)).AssertDone().AssigneeName);
        Assert.Equal("employee Name", (await office.ForwardAsync(line.Leader, lead, "call today")).AssertDone().AssigneeName);

        var chain = await office.ChainAsync(line.Super, lead);
        Assert.Equal(
            [
                ("superadmin Name", Role.SuperAdmin, "superadmin Name", ChainStatus.Forwarded, null), ("headadmin Name", Role.HeadAdmin, "superadmin Name", ChainStatus.Forwarded, "yours"),
                ("teamleader Name", Role.TeamLeader, "headadmin Name", ChainStatus.Forwarded, null), ("employee Name", Role.Employee, "teamleader Name", ChainStatus.Assigned, "call today"),
            ], chain.Select(turn => (turn.Name, turn.Role, turn.By, turn.Status, turn.Notes)));
        Assert.Equal([true, true, true, false], chain.Select(turn => turn.EndedAt is not null));
        await office.AssertRefusedAsync<Forbidden>(() => office.ForwardAsync(line.Employee, lead)); // the end of the line
    }

    [Fact] // S4.44-S4.47
    public async Task SelfAssign_FreeLead_BelongsToTheClickerAndIsAccepted()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        foreach (var by in new[] { line.Leader, line.Employee })
        {
            var lead = (await office.LeadAsync(line.Super)).Lead.Id;

            (await office.ClaimAsync(by, lead)).AssertDone();

            var stored = await office.ReadLeadAsync(lead);
            Assert.Equal((by.UserId, LeadStatus.New, true, true), (stored.AssigneeId, stored.Status, stored.AssignedAt is not null, stored.AcceptedAt is not null));
            await office.AssertRefusedAsync<Forbidden>(() => office.ClaimAsync(line.Super, lead)); // not free any more
        }
    }

    [Fact] // S4.36, S4.35
    public async Task Create_WithAssignee_FollowsTheSameRestrictions()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var editing = office.Get<LeadEditing>();

        var created = await editing.CreateAsync(line.Head, Some.Lead(lead => (lead.AssigneeId, lead.AssignmentNotes) = (line.Leader.UserId, "met her")), default);
        Assert.Equal((line.Leader.UserId, "teamleader Name"), (created.Value?.Lead.AssigneeId, created.Value?.AssigneeName));
        Assert.Equal("met her", Assert.Single(await office.ChainAsync(line.Head, created.Value?.Lead.Id ?? 0)).Notes);

        var before = await office.FingerprintAsync();
        Assert.IsType<Forbidden>((await editing.CreateAsync(line.Leader, Some.Lead(lead => lead.AssigneeId = line.Head.UserId), default)).Failure);
        Assert.IsType<Forbidden>((await editing.CreateAsync(line.Employee, Some.Lead(lead => lead.AssigneeId = line.Leader.UserId), default)).Failure);
        Assert.IsType<Forbidden>((await editing.CreateAsync(line.Head, Some.Lead(lead => lead.AssigneeId = 9_999), default)).Failure); // as for anybody out of his reach
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Create_ByCre_IsHisOwn_ByOthers_IsNobodys()
    {
        await using var office = await Office.OpenAsync();
        var cre = await office.HireAsync(Role.Cre);

        var own = await office.LeadAsync(cre);

        Assert.Equal((cre.UserId, true), (own.Lead.AssigneeId, own.Lead.AcceptedAt is not null));
        Assert.Equal("cre Name", Assert.Single(await office.ChainAsync(cre, own.Lead.Id)).Name);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Cre && PermissionMatrix.Grants(role, LeadAction.CreateLead)))
            Assert.Null((await office.LeadAsync(await office.HireAsync(role))).Lead.AssigneeId);
    }
}

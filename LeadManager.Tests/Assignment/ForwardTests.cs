using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Assignment;

public sealed class ForwardTests
{
    [Fact]
    public async Task Forward_FewestOpenLeadsFirst_ThenWhoWaitsLongest()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        await office.HireAsync(Role.Employee, "second", line.Leader.UserId);
        await office.HireAsync(Role.Employee, "third", line.Leader.UserId);
        var leader = await office.WithTeamAsync(line.Leader);
        (await office.AssignAsync(line.Super, (await office.LeadAsync(line.Super)).Lead.Id, line.Employee)).AssertDone(); // has one

        var got = new List<string?>();
        for (var turn = 0; turn < 6; turn++)
        {
            office.Clock.Advance(TimeSpan.FromMinutes(1));
            got.Add((await ForwardNewAsync(office, leader)).AssertDone().AssigneeName);
        }

        Assert.Equal(["second Name", "third Name", "employee Name", "second Name", "third Name", "employee Name"], got);
    }

    [Fact] // closed leads are no load
    public async Task Forward_CountsOpenLeadsOnly()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        await office.HireAsync(Role.Employee, "second", line.Leader.UserId);
        var leader = await office.WithTeamAsync(line.Leader);
        var closed = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.AssignAsync(line.Super, closed, line.Employee)).AssertDone();
        await office.ChangeLeadAsync(closed, lead => lead.Outcome = Core.Leads.LeadOutcome.Dropped);
        await office.ChangeUserAsync(line.Employee, user => user.LastAssignedAt = null);

        Assert.Equal("employee Name", (await ForwardNewAsync(office, leader)).AssertDone().AssigneeName);
    }

    [Fact]
    public async Task Forward_PassesOverAbsentCappedInactiveAndUnapproved()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var others = new List<Actor>();
        foreach (var name in new[] { "away", "disabled", "unapproved", "free" })
            others.Add(await office.HireAsync(Role.Employee, name, line.Leader.UserId));
        await office.ChangeUserAsync(others[0], user => user.AwayFrom = new DateOnly(2026, 11, 1));
        await office.ChangeUserAsync(others[1], user => user.IsActive = false);
        await office.ChangeUserAsync(others[2], user => user.IsApproved = false);
        await office.ChangeUserAsync(line.Employee, user => user.DailyCap = 0);

        Assert.Equal("free Name", (await ForwardNewAsync(office, await office.WithTeamAsync(line.Leader))).AssertDone().AssigneeName);
    }

    [Fact] // the limit is for rules and forwarding; people may still choose him, and the next day he is free again
    public async Task Forward_DailyCap_CountsWhatWasGivenTodayAndEndsWithTheDay()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        await office.ChangeUserAsync(line.Employee, user => user.DailyCap = 2);
        (await office.ClaimAsync(line.Employee, (await office.LeadAsync(line.Super)).Lead.Id)).AssertDone(); // what he takes himself does not count
        (await ForwardNewAsync(office, line.Leader)).AssertDone();
        (await ForwardNewAsync(office, line.Leader)).AssertDone();
        var held = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.ClaimAsync(line.Leader, held)).AssertDone();

        var refusal = await office.AssertRefusedAsync<Conflict>(() => office.ForwardAsync(line.Leader, held));

        Assert.Equal("No Employee in your line can take it now: employee Name has had 2 of 2 today. The lead stays with you.", refusal.Message);
        (await office.AssignAsync(line.Leader, held, line.Employee)).AssertDone();
        office.Clock.Advance(TimeSpan.FromDays(1));
        (await ForwardNewAsync(office, line.Leader)).AssertDone();
    }

    [Fact]
    public async Task Forward_NobodyInTheOwnLine_IsRefusedThoughAnotherLineHasSomebody()
    {
        await using var office = await Office.OpenAsync();
        await Line.HireAsync(office, "2");
        var alone = await office.WithTeamAsync(await office.HireAsync(Role.TeamLeader, "alone"));
        var lead = (await office.LeadAsync(alone)).Lead.Id;
        (await office.ClaimAsync(alone, lead)).AssertDone();

        var refusal = await office.AssertRefusedAsync<Conflict>(() => office.ForwardAsync(alone, lead));

        Assert.Equal("There is no Employee in your line to forward to. The lead stays with you.", refusal.Message);
    }

    [Fact] // S4.30: only the current assignee
    public async Task Forward_ByAnybodyButTheAssignee_IsForbidden()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.AssignAsync(line.Head, lead, line.Leader)).AssertDone();

        foreach (var by in new[] { line.Super, line.Head })
            Assert.Equal(LeadAction.ForwardLead, (await office.AssertRefusedAsync<Forbidden>(() => office.ForwardAsync(by, lead))).Action);
        await office.AssertRefusedAsync<NotFound>(() => office.ForwardAsync(line.Employee with { Role = Role.Cre }, lead));
        (await office.ForwardAsync(line.Leader, lead)).AssertDone();
    }

    [Fact] // S4.66: whose turn it is is read and taken in one transaction
    public async Task Forward_ManyAtOnce_AreSpreadEvenly()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        for (var more = 0; more < 3; more++)
            await office.HireAsync(Role.Employee, $"more{more}", line.Leader.UserId);
        var leader = await office.WithTeamAsync(line.Leader);
        var leads = new List<int>();
        for (var lead = 0; lead < 16; lead++)
        {
            leads.Add((await office.LeadAsync(line.Super)).Lead.Id);
            (await office.ClaimAsync(leader, leads[^1])).AssertDone();
        }

        var outcomes = await Task.WhenAll(leads.Select(lead => Task.Run(() => office.ForwardAsync(leader, lead))));

        Assert.Equal([4, 4, 4, 4], outcomes.Select(outcome => outcome.AssertDone().AssigneeId).GroupBy(id => id).Select(group => group.Count()));
    }

    private static async Task<Outcome<Core.Assignment.HandedOver>> ForwardNewAsync(Office office, Actor leader)
    {
        var lead = (await office.LeadAsync(leader)).Lead.Id;
        (await office.ClaimAsync(leader, lead)).AssertDone();
        return await office.ForwardAsync(leader, lead);
    }
}

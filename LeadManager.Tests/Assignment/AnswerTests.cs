using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

/// <summary>Accept, reject and complete: the actions of the assignee.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task Accept_ByTheAssignee_IsKeptInLeadAndChainOnce()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        (await office.AcceptAsync(line.Employee, lead)).AssertDone();
        var accepted = await office.ReadLeadAsync(lead);
        var before = await office.FingerprintAsync();
        office.Clock.Advance(TimeSpan.FromHours(1));
        (await office.AcceptAsync(line.Employee, lead)).AssertDone();

        Assert.Equal(before, await office.FingerprintAsync()); // once more changes nothing
        var turn = Assert.Single(await office.ChainAsync(line.Head, lead));
        Assert.Equal((accepted.AcceptedAt, ChainStatus.Assigned, null), (turn.AcceptedAt, turn.Status, turn.EndedAt));
        Assert.Single(await office.ReadLogAsync("Accepted"));
    }

    [Fact] // S4.16
    public async Task Reject_WithNote_ReturnsToWhoAssigned()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        (await office.RejectAsync(line.Employee, lead, "too far away")).AssertDone();

        var chain = await office.ChainAsync(line.Head, lead);
        Assert.Equal(
            [("employee Name", ChainStatus.Rejected, "too far away", true), ("teamleader Name", ChainStatus.Assigned, null, false)],
            chain.Select(turn => (turn.Name, turn.Status, turn.Answer, turn.EndedAt is not null)));
        var stored = await office.ReadLeadAsync(lead);
        Assert.Equal((line.Leader.UserId, null, LeadStatus.New), (stored.AssigneeId, stored.AcceptedAt, stored.Status));
    }

    [Theory] // R11's like: the field is named
    [InlineData(null)]
    [InlineData("  ")]
    public async Task R11_RejectWithoutNote_IsRefusedNamingTheField(string? notes)
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        var fault = await office.AssertRefusedAsync<Invalid>(() => office.RejectAsync(line.Employee, lead, notes));

        Assert.Equal(["Notes"], fault.Errors.Keys);
    }

    [Theory]
    [InlineData(Role.SalesCoordinator, Role.SalesExecutive, false)] // cannot hold leads
    [InlineData(Role.User, Role.User, true)]
    public async Task Reject_ReturnsToTheAssigner_OrToNobodyWhereThatWasACoordinator(Role from, Role to, bool returns)
    {
        await using var office = await Office.OpenAsync();
        var (by, target) = (await office.HireAsync(from, "by"), await office.HireAsync(to, "target"));
        var lead = (await office.LeadAsync(by)).Lead.Id;
        (await office.AssignAsync(by, lead, target)).AssertDone();

        var rejected = (await office.RejectAsync(target, lead, "no")).AssertDone();

        Assert.Equal((returns ? by.UserId : null, returns ? by.UserId : (int?)null), (rejected.AssigneeId, (await office.ReadLeadAsync(lead)).AssigneeId));
        Assert.Equal(returns ? 2 : 1, (await office.ChainAsync(by, lead)).Count);
    }

    [Fact]
    public async Task Reject_WhereTheAssignerHasLeft_OrItWasTakenByOneself_GoesToNobody()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);
        await office.ChangeUserAsync(line.Leader, user => user.IsActive = false);
        var claimed = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.ClaimAsync(line.Employee, claimed)).AssertDone();

        foreach (var id in new[] { lead, claimed })
        {
            Assert.Null((await office.RejectAsync(line.Employee, id, "no")).AssertDone().AssigneeId);
            var stored = await office.ReadLeadAsync(id);
            Assert.Equal((null, null, null), (stored.AssigneeId, stored.AssignedAt, stored.AcceptedAt));
        }
    }

    [Fact] // S4.15
    public async Task Complete_EndsTheTurnAndLeavesTheLeadAsItIs()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        (await office.CompleteAsync(line.Employee, lead, "contract is signed")).AssertDone();

        var turn = Assert.Single(await office.ChainAsync(line.Head, lead));
        Assert.Equal((ChainStatus.Completed, "contract is signed", true), (turn.Status, turn.Answer, turn.EndedAt is not null));
        var stored = await office.ReadLeadAsync(lead);
        Assert.Equal((line.Employee.UserId, LeadStatus.New, null, true), (stored.AssigneeId, stored.Status, stored.Outcome, stored.AcceptedAt is not null));
        Assert.Equal(stored.Version, Assert.Single(await office.ReadLogAsync("Completed")).EntityVersion);
        await using var db = await office.ContextAsync();
        Assert.Equal(1, await db.LeadChanges.CountAsync(change => change.Kind == "Completed"));
        foreach (var again in new Func<Task<Outcome<HandedOver>>>[] { () => office.CompleteAsync(line.Employee, lead), () => office.RejectAsync(line.Employee, lead, "no") })
            await office.AssertRefusedAsync<Conflict>(again);
    }

    [Fact] // a turn that ended by itself keeps saying how when somebody moves the lead on
    public async Task Complete_ThenReassigned_StaysCompleted()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);
        (await office.CompleteAsync(line.Employee, lead)).AssertDone();

        (await office.AssignAsync(line.Leader, lead, line.Leader)).AssertDone();

        Assert.Equal([ChainStatus.Completed, ChainStatus.Assigned], (await office.ChainAsync(line.Head, lead)).Select(turn => turn.Status));
    }

    [Fact]
    public async Task Answers_ByAnybodyElse_AreForbidden()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        foreach (var by in new[] { line.Super, line.Head, line.Leader })
            foreach (var act in new Func<Task<Outcome<HandedOver>>>[]
                { () => office.AcceptAsync(by, lead), () => office.RejectAsync(by, lead, "no"), () => office.CompleteAsync(by, lead) })
                Assert.Equal(LeadAction.AnswerAssignment, (await office.AssertRefusedAsync<Forbidden>(act)).Action);
    }

    [Fact] // work by the assignee accepts
    public async Task StatusChange_ByTheAssignee_IsAcceptance_ByOthersIsNot()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        await SetStatusAsync(line.Leader, LeadStatus.Pending);
        Assert.Null((await office.ReadLeadAsync(lead)).AcceptedAt);
        await SetStatusAsync(line.Employee, LeadStatus.Qualified);

        Assert.NotNull((await office.ReadLeadAsync(lead)).AcceptedAt);
        Assert.NotNull(Assert.Single(await office.ChainAsync(line.Head, lead)).AcceptedAt);

        async Task SetStatusAsync(Actor by, LeadStatus status)
        {
            var detail = await office.Get<LeadService>().FindAsync(by, lead, default);
            Assert.True((await office.Get<LeadEditing>().UpdateAsync(by, detail?.Edit(edit => edit.Status = status) ?? new(), default)).IsOk);
        }
    }

    [Fact]
    public async Task Notes_TooLongOrUnstorable_AreFaultsOfTheField()
    {
        await using var office = await Office.OpenAsync();
        var (line, lead) = await AssignedAsync(office);

        foreach (var notes in new[] { new string('x', LeadLimits.Reason + 1), "half a pair \ud83d" })
            foreach (var act in new Func<Task<Outcome<HandedOver>>>[]
                { () => office.AssignAsync(line.Head, lead, line.Leader, notes), () => office.RejectAsync(line.Employee, lead, notes), () => office.CompleteAsync(line.Employee, lead, notes) })
                Assert.Equal(["Notes"], (await office.AssertRefusedAsync<Invalid>(act)).Errors.Keys);
    }

    private static async Task<(Line Line, int Lead)> AssignedAsync(Office office)
    {
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.AssignAsync(line.Leader, lead, line.Employee, "call today")).AssertDone();
        return (line, lead);
    }
}

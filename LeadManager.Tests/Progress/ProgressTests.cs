using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Progress;

/// <summary>Status, milestones, outcome and escalation: S5.01-S5.20, S5.48-S5.63, S3.063.</summary>
public sealed class ProgressTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!;

    private ProgressService Steps => _office.Get<ProgressService>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        _admin = await _office.HireAsync(Role.Administrator);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Theory]
    [InlineData(LeadStatus.Qualified)]
    [InlineData(LeadStatus.Unqualified)]
    [InlineData(LeadStatus.Pending)]
    public async Task ChangeStatus_OpenLead_IsStoredAndLoggedWithItsRemarks(LeadStatus status)
    {
        var id = await AddAsync();

        var done = await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = status, Remarks = "as agreed on the phone" }, default);

        Assert.True(done.IsOk);
        Assert.Equal(status, (await ReadAsync(id)).Status);
        Assert.Contains("as agreed on the phone", Assert.Single(await _office.ReadLogAsync("StatusChanged")).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeStatus_ToLost_ClosesWithTheRemarksAsReason()
    {
        var id = await AddAsync();
        var before = await _office.FingerprintAsync();

        var without = await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Lost }, default);

        Assert.Equal(nameof(ChangeStatus.Remarks), Assert.Single(Assert.IsType<Invalid>(without.Failure).Errors).Key);
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Lost, Remarks = "moved away" }, default)).IsOk);
        var lead = await ReadAsync(id);
        Assert.Equal((LeadStatus.Lost, LeadOutcome.Lost, "moved away", _admin.UserId), (lead.Status, lead.Outcome, lead.CloseReason, lead.ClosedById));
    }

    [Fact]
    public async Task ChangeStatus_WhereTheOfficeHasItsOwnWords_IsLoggedInThem()
    {
        var id = await AddAsync();
        var lists = _office.Get<Core.Lists.ListReader>().Read(_admin).Entries(Core.Lists.ListKind.Status);
        foreach (var (code, word) in new[] { (nameof(LeadStatus.Pending), "On hold"), (nameof(LeadStatus.Lost), "Gone") })
            Assert.True((await _office.Get<Core.Lists.ListService>().RenameAsync(_admin, new Core.Lists.RenameListEntry { Id = lists.Single(row => row.Code == code).Id, Kind = Core.Lists.ListKind.Status, Name = word }, default)).IsOk);

        Assert.True((await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default)).IsOk);
        Assert.True((await Steps.CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = LeadOutcome.Lost, Reason = "moved away" }, default)).IsOk);

        Assert.EndsWith(" is now On hold", Assert.Single(await _office.ReadLogAsync("StatusChanged")).Description, StringComparison.Ordinal);
        Assert.EndsWith(" as Gone: moved away", Assert.Single(await _office.ReadLogAsync("Closed")).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R11_CloseWithoutReason_IsRefusedNamingTheField()
    {
        var id = await AddAsync();
        var before = await _office.FingerprintAsync();

        var refused = await Steps.CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = LeadOutcome.Won, Reason = " " }, default);

        Assert.Equal(nameof(CloseLead.Reason), Assert.Single(Assert.IsType<Invalid>(refused.Failure).Errors).Key);
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Steps.CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = LeadOutcome.Won, Reason = "signed" }, default)).IsOk);
    }

    [Theory]
    [InlineData(LeadOutcome.Won, LeadStage.Won, LeadStatus.New)]
    [InlineData(LeadOutcome.Lost, LeadStage.Lost, LeadStatus.Lost)]
    [InlineData(LeadOutcome.Dropped, LeadStage.Dropped, LeadStatus.New)]
    public async Task Close_EachOutcome_GivesItsStageAndCanBeReopened(LeadOutcome outcome, LeadStage stage, LeadStatus status)
    {
        var id = await AddAsync();

        Assert.True((await Steps.CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = outcome, Reason = "because" }, default)).IsOk);

        var closed = await ReadAsync(id);
        Assert.Equal((stage, status, false), (LeadStages.Of(closed), closed.Status, closed.IsOpen));
        Assert.IsType<Conflict>((await Steps.CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = outcome, Reason = "again" }, default)).Failure);
        Assert.IsType<Conflict>((await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default)).Failure);
        Assert.True((await Steps.ReopenAsync(_admin, new ReopenLead { LeadId = id, Reason = "called back" }, default)).IsOk);
        var open = await ReadAsync(id);
        Assert.True(open.IsOpen);
        Assert.Equal((null, null, null, outcome == LeadOutcome.Lost ? LeadStatus.Pending : LeadStatus.New), (open.Outcome, open.CloseReason, open.ClosedAt, open.Status));
    }

    [Fact]
    public async Task SetMilestone_TheThird_WinsTheLeadInTheSameSave()
    {
        var id = await AddAsync();

        for (var number = 1; number <= SetMilestone.Count; number++)
            Assert.True((await Steps.SetMilestoneAsync(_admin, new SetMilestone { LeadId = id, Number = number }, default)).IsOk);

        var lead = await ReadAsync(id);
        Assert.All(new[] { lead.Milestone1At, lead.Milestone2At, lead.Milestone3At }, at => Assert.NotNull(at));
        Assert.Equal((LeadOutcome.Won, LeadStage.Won), (lead.Outcome, LeadStages.Of(lead)));
        Assert.Equal(4, lead.Version);
    }

    [Fact]
    public async Task SetMilestone_InTheFuture_IsRefusedAndAPastDayIsKept()
    {
        var id = await AddAsync();
        var today = DateOnly.FromDateTime(_office.Clock.GetUtcNow().UtcDateTime);
        var before = await _office.FingerprintAsync();

        var refused = await Steps.SetMilestoneAsync(_admin, new SetMilestone { LeadId = id, Number = 1, Date = today.AddDays(2) }, default);

        Assert.Contains(nameof(SetMilestone.Date), Assert.IsType<Invalid>(refused.Failure).Errors.Keys);
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Steps.SetMilestoneAsync(_admin, new SetMilestone { LeadId = id, Number = 1, Date = today.AddDays(-3) }, default)).IsOk);
        Assert.Equal(today.AddDays(-3), DateOnly.FromDateTime((await ReadAsync(id)).Milestone1At ?? default));
        Assert.True((await Steps.SetMilestoneAsync(_admin, new SetMilestone { LeadId = id, Number = 1, IsDone = false }, default)).IsOk);
        Assert.Null((await ReadAsync(id)).Milestone1At);
    }

    [Fact]
    public async Task Escalate_NeedsAReasonAndChangeStatus()
    {
        var id = await AddAsync();
        var engagement = await _office.HireAsync(Role.Engagement);
        var before = await _office.FingerprintAsync();

        var role = await Steps.EscalateAsync(engagement, new EscalateLead { LeadId = id, Reason = "urgent" }, default);
        var empty = await Steps.EscalateAsync(_admin, new EscalateLead { LeadId = id }, default);

        Assert.Equal(LeadAction.ChangeStatus, Assert.IsType<Forbidden>(role.Failure).Action);
        Assert.Contains(nameof(EscalateLead.Reason), Assert.IsType<Invalid>(empty.Failure).Errors.Keys);
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Steps.EscalateAsync(_admin, new EscalateLead { LeadId = id, Reason = "urgent" }, default)).IsOk);
        Assert.Equal((true, "urgent"), (await ReadAsync(id)) is var escalated ? (escalated.IsEscalated, escalated.EscalationReason) : default);
        Assert.True((await Steps.SettleAsync(_admin, new SettleEscalation { LeadId = id }, default)).IsOk);
        Assert.False((await ReadAsync(id)).IsEscalated);
    }

    [Fact]
    public async Task Step_OnAStaleVersion_IsAConflictAndChangesNothing()
    {
        var id = await AddAsync();
        var seen = (await ReadAsync(id)).Version;
        Assert.True((await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default)).IsOk);
        var before = await _office.FingerprintAsync();

        var late = await Steps.CloseAsync(_admin, new CloseLead { LeadId = id, Version = seen, Outcome = LeadOutcome.Lost, Reason = "late" }, default);

        Assert.Equal(seen + 1, Assert.IsType<Conflict>(late.Failure).CurrentVersion);
        Assert.Equal(before, await _office.FingerprintAsync());
    }

    [Fact]
    public async Task ChangeStatus_ByTheAssignee_AcceptsTheLead()
    {
        var cre = await _office.HireAsync(Role.Cre);
        var id = await AddAsync(cre.UserId);

        Assert.True((await Steps.ChangeStatusAsync(cre, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default)).IsOk);

        Assert.NotNull((await ReadAsync(id)).AcceptedAt);
    }

    [Fact]
    public async Task Log_CallsEveryStepInWords()
    {
        var id = await AddAsync();
        await Steps.ChangeStatusAsync(_admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default);
        foreach (var isDone in new[] { true, false })
            await Steps.SetMilestoneAsync(_admin, new SetMilestone { LeadId = id, Number = 1, IsDone = isDone }, default);
        await Steps.EscalateAsync(_admin, new EscalateLead { LeadId = id, Reason = "too slow" }, default);
        await Steps.SettleAsync(_admin, new SettleEscalation { LeadId = id }, default);

        foreach (var action in new[] { "StatusChanged", "MilestoneReached", "MilestoneTakenBack", "EscalationSettled" })
        {
            Assert.Single(await _office.ReadLogAsync(action));
            Assert.Contains(' ', Words.Find(action));
        }
    }

    private async Task<int> AddAsync(int? assigneeId = null)
    {
        var id = (await _office.LeadAsync(_admin)).Lead.Id;
        if (assigneeId is null)
            return id;
        await using var db = await _office.ContextAsync();
        var lead = await db.Leads.SingleAsync(row => row.Id == id);
        (lead.AssigneeId, lead.AssignedAt) = (assigneeId, _office.Clock.GetUtcNow().UtcDateTime);
        await db.SaveAsync(Actor.System, new("Assigned"), default);
        return id;
    }

    private async Task<Lead> ReadAsync(int id)
    {
        await using var db = await _office.ContextAsync();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id);
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.FollowUps;

/// <summary>What is due with a lead: S3.049, S3.059, S3.079, S3.095, S4.27, S4.28.</summary>
public sealed class FollowUpTests : IAsyncLifetime
{
    private const int Trials = 200;

    private Office _office = default!;
    private Actor _admin = default!;

    private FollowUpService FollowUps => _office.Get<FollowUpService>();

    private DateTime Now => _office.Clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        _admin = await _office.HireAsync(Role.Administrator);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Add_WithoutOwner_IsOnesOwnAndTheLeadShowsIt()
    {
        var id = await AddLeadAsync();

        var line = await PlanAsync(id, 3, command => (command.Type, command.Note) = (ActivityType.Visit, " measure the stairs "));

        Assert.Equal((ActivityType.Visit, "measure the stairs", _admin.UserId, _admin.Name, FollowUpState.Open, true), (line.Type, line.Note, line.OwnerId, line.Owner, line.State, line.MayChange));
        Assert.Equal(Now.AddDays(3), await NextAsync(id));
        Assert.Equal(line.Id, (await FollowUps.ListAsync(_admin, id, default)).Value?.Next?.Id);
        Assert.Contains(await _office.ReadLogAsync("FollowUpAdded"), entry => entry.EntityType == "Follow-up");
    }

    [Fact]
    public async Task NextFollowUpAt_ThroughEveryStep_IsTheEarliestOpenOne()
    {
        var id = await AddLeadAsync();
        var (late, early, middle) = (await PlanAsync(id, 9), await PlanAsync(id, 1), await PlanAsync(id, 5));
        Assert.Equal(Now.AddDays(1), await NextAsync(id));

        await DoneAsync(FollowUps.MoveAsync(_admin, new MoveFollowUp { FollowUpId = early.Id, DueAt = Now.AddDays(7) }, default));
        Assert.Equal(Now.AddDays(5), await NextAsync(id));
        await DoneAsync(FollowUps.CancelAsync(_admin, new CancelFollowUp { FollowUpId = middle.Id, Reason = "not needed" }, default));
        Assert.Equal(Now.AddDays(7), await NextAsync(id));
        await DoneAsync(FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = early.Id, Outcome = "Spoke", NextDueAt = Now.AddDays(2), NextNote = "call again" }, default));
        Assert.Equal(Now.AddDays(2), await NextAsync(id));
        await DoneAsync(FollowUps.EditAsync(_admin, new EditFollowUp { FollowUpId = late.Id, DueAt = Now.AddDays(-1), Type = ActivityType.Email }, default));
        Assert.Equal(Now.AddDays(-1), await NextAsync(id));

        var open = (await FollowUps.ListAsync(_admin, id, default)).Value?.Items.Where(line => line.IsOpen).ToList() ?? [];
        Assert.Equal([(late.Id, ActivityType.Email), (open[1].Id, ActivityType.Call)], open.Select(line => (line.Id, line.Type)));
        foreach (var line in open)
            await DoneAsync(FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = line.Id }, default));
        Assert.Null(await NextAsync(id));
    }

    [Fact]
    public async Task Complete_ACall_KeepsTheOutcomeAndIsTheLastContact()
    {
        var id = await AddLeadAsync();
        var line = await PlanAsync(id, 1);
        _office.Clock.Advance(TimeSpan.FromDays(2));

        var done = await DoneAsync(FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = line.Id, Outcome = "Left message" }, default));

        Assert.Equal((FollowUpState.Done, "Left message", Now, _admin.Name), (done.State, done.Outcome, done.EndedAt, done.EndedBy));
        await using var db = await _office.ContextAsync();
        var lead = await db.Leads.AsNoTracking().SingleAsync(row => row.Id == id);
        Assert.Equal(("Left message", DateOnly.FromDateTime(Now)), (lead.LastContactStatus, lead.LastContactDate));
    }

    [Fact]
    public async Task Steps_OfAnEndedOrChangedFollowUp_AreConflictsAndChangeNothing()
    {
        var id = await AddLeadAsync();
        var (done, cancelled, moved) = (await PlanAsync(id, 1), await PlanAsync(id, 2), await PlanAsync(id, 3));
        await DoneAsync(FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = done.Id }, default));
        await DoneAsync(FollowUps.CancelAsync(_admin, new CancelFollowUp { FollowUpId = cancelled.Id }, default));
        await DoneAsync(FollowUps.MoveAsync(_admin, new MoveFollowUp { FollowUpId = moved.Id, DueAt = Now.AddDays(4) }, default));
        var before = await _office.FingerprintAsync();

        Assert.Contains(_admin.Name, Assert.IsType<Conflict>((await FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = done.Id }, default)).Failure).Message, StringComparison.Ordinal);
        Assert.IsType<Conflict>((await FollowUps.MoveAsync(_admin, new MoveFollowUp { FollowUpId = done.Id, DueAt = Now }, default)).Failure);
        Assert.IsType<Conflict>((await FollowUps.CancelAsync(_admin, new CancelFollowUp { FollowUpId = cancelled.Id }, default)).Failure);
        Assert.Equal(moved.Version + 1, Assert.IsType<Conflict>((await FollowUps.MoveAsync(_admin, new MoveFollowUp { FollowUpId = moved.Id, Seen = moved.Version, DueAt = Now }, default)).Failure).CurrentVersion);
        Assert.IsType<NotFound>((await FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = 4711 }, default)).Failure);
        Assert.Equal(["DueAt", "Type"], Assert.IsType<Invalid>((await FollowUps.AddAsync(_admin, new AddFollowUp { LeadId = id }, default)).Failure).Errors.Keys.Order());
        Assert.Equal(["NextDueAt"], Assert.IsType<Invalid>((await FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = moved.Id, NextDueAt = DateTime.MinValue }, default)).Failure).Errors.Keys);
        Assert.Equal(before, await _office.FingerprintAsync());
    }

    [Fact]
    public async Task TwoCompleteTheSameAtOnce_OneWinsTheOtherIsToldAndNothingIsDoubled()
    {
        var other = await _office.HireAsync(Role.SuperAdmin);
        var id = await AddLeadAsync();
        for (var trial = 0; trial < Trials; trial++)
        {
            var line = await PlanAsync(id, 1);
            var command = new CompleteFollowUp { FollowUpId = line.Id, Outcome = "Spoke", NextDueAt = Now.AddDays(30), NextNote = $"trial {trial}" };

            var outcomes = await Task.WhenAll(
                Task.Run(() => FollowUps.CompleteAsync(_admin, command with { Outcome = "first" }, default)), Task.Run(() => FollowUps.CompleteAsync(other, command with { Outcome = "second" }, default)));

            var won = Assert.Single(outcomes, outcome => outcome.IsOk).Value;
            Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure);
            var all = (await FollowUps.ListAsync(_admin, id, default)).Value?.Items ?? [];
            Assert.Equal(won?.Outcome, all.Single(row => row.Id == line.Id).Outcome);
            var next = Assert.Single(all, row => row.Note == $"trial {trial}");
            await DoneAsync(FollowUps.CancelAsync(_admin, new CancelFollowUp { FollowUpId = next.Id }, default));
            Assert.Null(await NextAsync(id));
        }
    }

    [Fact]
    public async Task ScheduleForOthers_OfTheOwnTeam_IsAllowedAndOfAnotherIsNot()
    {
        var manager = await _office.HireAsync(Role.SalesManager);
        var (mine, colleague, stranger) = (await _office.HireAsync(Role.SalesExecutive, "mine", manager.UserId), await _office.HireAsync(Role.SalesExecutive, "colleague", manager.UserId), await _office.HireAsync(Role.SalesExecutive, "stranger"));
        var boss = manager with { TeamUserIds = [manager.UserId, mine.UserId, colleague.UserId] };
        var id = (await _office.LeadAsync(_admin, command => command.AssigneeId = mine.UserId)).Lead.Id;
        var before = await _office.FingerprintAsync();

        var forStranger = await FollowUps.AddAsync(boss, Command(id, 1, stranger.UserId), default);
        var forWhoCannotSeeIt = await FollowUps.AddAsync(boss, Command(id, 1, colleague.UserId), default);
        var byExecutive = await FollowUps.AddAsync(mine, Command(id, 1, manager.UserId), default);

        Assert.Equal(LeadAction.ScheduleForOthers, Assert.IsType<Forbidden>(forStranger.Failure).Action);
        Assert.Equal([nameof(AddFollowUp.OwnerId)], Assert.IsType<Invalid>(forWhoCannotSeeIt.Failure).Errors.Keys);
        Assert.Equal(LeadAction.ScheduleForOthers, Assert.IsType<Forbidden>(byExecutive.Failure).Action);
        Assert.Equal(before, await _office.FingerprintAsync());
        var planned = await DoneAsync(FollowUps.AddAsync(boss, Command(id, 1, mine.UserId), default));
        Assert.Equal((mine.UserId, manager.Name), (planned.OwnerId, planned.CreatedBy));
        Assert.Equal([boss.UserId, mine.UserId], (await _office.Get<FollowUpOwners>().ListAsync(boss, id, default)).Select(person => person.Id));
        Assert.Equal([mine.UserId], (await _office.Get<FollowUpOwners>().ListAsync(mine, id, default)).Select(person => person.Id));
        Assert.True((await FollowUps.CompleteAsync(mine, new CompleteFollowUp { FollowUpId = planned.Id }, default)).IsOk);
    }

    [Fact]
    public async Task Steps_OfSomebodyElses_NeedScheduleForOthersAndTheLeadInSight()
    {
        var (one, other) = (await _office.HireAsync(Role.User, "one"), await _office.HireAsync(Role.Employee, "other"));
        var id = await AddLeadAsync();
        var line = await PlanAsync(id, 1);
        var before = await _office.FingerprintAsync();

        Assert.Equal(LeadAction.ScheduleForOthers, Assert.IsType<Forbidden>((await FollowUps.CompleteAsync(one, new CompleteFollowUp { FollowUpId = line.Id }, default)).Failure).Action);
        Assert.Equal(LeadAction.ScheduleForOthers, Assert.IsType<Forbidden>((await FollowUps.MoveAsync(one, new MoveFollowUp { FollowUpId = line.Id, DueAt = Now }, default)).Failure).Action);
        await using (var db = await _office.ContextAsync())
            await db.Leads.Where(lead => lead.Id == id).ExecuteUpdateAsync(lead => lead.SetProperty(row => row.AssigneeId, _admin.UserId));
        before = await _office.FingerprintAsync();
        Assert.IsType<NotFound>((await FollowUps.CancelAsync(other, new CancelFollowUp { FollowUpId = line.Id }, default)).Failure);
        Assert.IsType<NotFound>((await FollowUps.FindAsync(other, line.Id, default)).Failure);
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.False((await FollowUps.FindAsync(one, line.Id, default)).Value?.MayChange);
        Assert.True((await FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = line.Id }, default)).IsOk);
    }

    [Fact]
    public async Task HandOver_PassesWhatTheFormerAssigneeHadPlannedToTheNewOne()
    {
        var (former, next) = (await _office.HireAsync(Role.SalesExecutive, "former"), await _office.HireAsync(Role.SalesExecutive, "next"));
        var id = (await _office.LeadAsync(_admin, command => command.AssigneeId = former.UserId)).Lead.Id;
        var theirs = await DoneAsync(FollowUps.AddAsync(former, Command(id, 2), default));
        var managers = await PlanAsync(id, 3);

        Assert.True((await _office.Get<AssignmentService>().AssignAsync(_admin, new AssignLead { LeadId = id, UserId = next.UserId }, default)).IsOk);

        Assert.Equal([next.UserId, _admin.UserId], (await FollowUps.ListAsync(_admin, id, default)).Value?.Items.Select(line => line.OwnerId));
        Assert.IsType<NotFound>((await FollowUps.CompleteAsync(former, new CompleteFollowUp { FollowUpId = theirs.Id }, default)).Failure);
        Assert.True((await FollowUps.CompleteAsync(next, new CompleteFollowUp { FollowUpId = theirs.Id }, default)).IsOk);
        Assert.Equal(LeadAction.ScheduleForOthers, Assert.IsType<Forbidden>((await FollowUps.CompleteAsync(next, new CompleteFollowUp { FollowUpId = managers.Id }, default)).Failure).Action);
    }

    [Fact]
    public async Task Close_OfTheLead_LeavesItsFollowUpsAndNewOnesCanBePlanned()
    {
        var id = await AddLeadAsync();
        var line = await PlanAsync(id, 1);
        Assert.True((await _office.Get<ProgressService>().CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = LeadOutcome.Won, Reason = "signed" }, default)).IsOk);

        Assert.Equal(Now.AddDays(1), await NextAsync(id));
        await PlanAsync(id, 30, command => command.Note = "is she content?");
        await DoneAsync(FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = line.Id }, default));
        Assert.Equal(Now.AddDays(30), await NextAsync(id));
    }

    [Fact]
    public async Task Add_WithTheSameKeyTwiceAtOnce_MakesOneFollowUp()
    {
        var id = await AddLeadAsync();
        var command = Command(id, 1) with { RequestKey = "once" };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FollowUps.AddAsync(_admin, command with { }, default))));

        Assert.Single(outcomes.Select(outcome => outcome.Value?.Id).Distinct());
        Assert.Single((await FollowUps.ListAsync(_admin, id, default)).Value?.Items ?? []);
    }

    private AddFollowUp Command(int leadId, int days, int? ownerId = null) => new() { LeadId = leadId, DueAt = Now.AddDays(days), Type = ActivityType.Call, OwnerId = ownerId };

    private Task<FollowUpLine> PlanAsync(int leadId, int days, Action<AddFollowUp>? change = null)
    {
        var command = Command(leadId, days);
        change?.Invoke(command);
        return DoneAsync(FollowUps.AddAsync(_admin, command, default));
    }

    private static async Task<FollowUpLine> DoneAsync(Task<Outcome<FollowUpLine>> step)
    {
        var outcome = await step;
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    private async Task<int> AddLeadAsync() => (await _office.LeadAsync(_admin)).Lead.Id;

    private async Task<DateTime?> NextAsync(int id)
    {
        await using var db = await _office.ContextAsync();
        return (await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id)).NextFollowUpAt;
    }
}

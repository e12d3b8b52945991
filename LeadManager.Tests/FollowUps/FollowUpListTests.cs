using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Changes;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.MyDay;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.FollowUps;

/// <summary>Lists, delays, calendar and the day of follow-ups: S3.079, S3.101, S3.106.</summary>
public sealed class FollowUpListTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!, _manager = default!, _mine = default!, _colleague = default!, _stranger = default!;

    private FollowUpLists Lists => _office.Get<FollowUpLists>();

    private DateTime Now => _office.Clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync(); // Friday 20 November 2026, 17:00 in the office's Etc/UTC
        _admin = await _office.HireAsync(Role.Administrator);
        var manager = await _office.HireAsync(Role.SalesManager);
        (_mine, _colleague, _stranger) = (await _office.HireAsync(Role.SalesExecutive, "mine", manager.UserId), await _office.HireAsync(Role.SalesExecutive, "colleague", manager.UserId), await _office.HireAsync(Role.SalesExecutive, "stranger"));
        _manager = manager with { TeamUserIds = [manager.UserId, _mine.UserId, _colleague.UserId] };
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Parts_HoldWhatIsLateDueTodayComingAndDone()
    {
        var (late, soon, tonight, tomorrow) = (await PlanAsync(_mine, -30), await PlanAsync(_mine, 1), await PlanAsync(_mine, 6.9), await PlanAsync(_mine, 7));
        var done = await PlanAsync(_mine, -50);
        Assert.True((await _office.Get<FollowUpService>().CompleteAsync(_mine, new CompleteFollowUp { FollowUpId = done.Id }, default)).IsOk);
        var gone = await PlanAsync(_mine, -2);
        Assert.True((await _office.Get<FollowUpService>().CancelAsync(_mine, new CancelFollowUp { FollowUpId = gone.Id }, default)).IsOk);

        Assert.Equal([late.Id], await IdsAsync(_mine, FollowUpPart.Overdue));
        Assert.Equal([soon.Id, tonight.Id], await IdsAsync(_mine, FollowUpPart.Today));
        Assert.Equal([tomorrow.Id], await IdsAsync(_mine, FollowUpPart.Upcoming));
        Assert.Equal([done.Id], await IdsAsync(_mine, FollowUpPart.Done));
        Assert.Equal(new FollowUpCounts(1, 2, 1), await Lists.CountAsync(_mine, _mine.UserId, default));
    }

    [Fact]
    public async Task Reach_IsOnesOwnTheTeamsOrEverybodys_AndNothingInTheBin()
    {
        var (mine, colleagues, strangers, binned) = (await PlanAsync(_mine, -1), await PlanAsync(_colleague, -2), await PlanAsync(_stranger, -3), await PlanAsync(_mine, -4));
        Assert.True((await _office.Get<LeadBin>().DeleteAsync(_admin, binned.LeadId, default)).IsOk);

        Assert.Equal([mine.Id], await IdsAsync(_mine, FollowUpPart.Overdue, everybody: true));
        Assert.Equal([colleagues.Id, mine.Id], await IdsAsync(_manager, FollowUpPart.Overdue, everybody: true));
        Assert.Equal([strangers.Id, colleagues.Id, mine.Id], await IdsAsync(_admin, FollowUpPart.Overdue, everybody: true));
        Assert.Empty((await Lists.ListAsync(_mine, new FollowUpQuery { OwnerId = _stranger.UserId }, default)).Items);
        Assert.Equal((false, true, true), (FollowUpLists.SeesOthers(_mine), FollowUpLists.SeesOthers(_manager), FollowUpLists.SeesOthers(_admin)));
    }

    [Fact]
    public async Task Delays_NameWhoIsFurthestBehindFirst()
    {
        await PlanAsync(_mine, -1);
        var oldest = await PlanAsync(_colleague, -50);
        await PlanAsync(_colleague, -3);
        await PlanAsync(_colleague, 2);
        await PlanAsync(_stranger, -9);

        var delays = await Lists.ListDelaysAsync(_manager, default);

        Assert.Equal([(_colleague.Name, 2, 1, oldest.DueAt), (_mine.Name, 1, 0, Now.AddHours(-1))], delays.Select(delay => (delay.Person.Name, delay.Overdue, delay.Today, delay.OldestDueAt ?? default)));
    }

    [Fact]
    public async Task Calendar_CountsDaysOfTheOfficesZone_ShowsTheFirstAndMovesOne()
    {
        Assert.True((await _office.Get<OrganisationService>().UpdateAsync(_admin, new UpdateOrganisation { Name = "Harbor", TimeZone = "America/New_York", CountryCode = "1" }, default)).IsOk);
        var friday = new DateOnly(2026, 11, 20);
        var late = await PlanAsync(_mine, 11.5); // Saturday 04:30 in UTC, still Friday in New York
        for (var number = 0; number < 8; number++)
            await PlanAsync(_mine, 1 + number / 10.0);

        var days = await Lists.ListDaysAsync(_mine, _mine.UserId, friday, friday.AddDays(6), default);

        Assert.Equal([9, 0, 0, 0, 0, 0, 0], days.Select(day => day.Open));
        Assert.Equal((6, 3), (days[0].Items.Count, days[0].More));
        var whole = await Lists.ListDayAsync(_mine, _mine.UserId, friday, default);
        Assert.Equal((9, 9, late.Id), (whole.Items.Count, whole.Total, whole.Items[^1].Id));
        Assert.Equal(0, (await Lists.ListDayAsync(_mine, _mine.UserId, friday.AddDays(1), default)).Total);
        Assert.Equal(0, (await Lists.ListDayAsync(_stranger, _mine.UserId, friday, default)).Total); // who oversees nothing of it
        Assert.True((await _office.Get<FollowUpService>().MoveAsync(_mine, new MoveFollowUp { FollowUpId = late.Id, DueAt = late.DueAt.AddDays(3) }, default)).IsOk);
        Assert.Equal([8, 0, 0, 1, 0, 0, 0], (await Lists.ListDaysAsync(_mine, _mine.UserId, friday, friday.AddDays(6), default)).Select(day => day.Open));
    }

    [Fact]
    public async Task MyDay_HoldsWhatIsLateDueGivenAndGoneQuiet()
    {
        var late = await PlanAsync(_mine, -30);
        var due = await PlanAsync(_mine, 2);
        var given = (await _office.LeadAsync(_admin, command => (command.AssigneeId, command.AssignmentNotes) = (_mine.UserId, "please call today"))).Lead.Id;
        var quiet = (await _office.LeadAsync(_admin, command => command.AssigneeId = _mine.UserId)).Lead.Id;
        await SetAsync(quiet, lead => (lead.AcceptedAt, lead.UpdatedAt) = (Now.AddDays(-20), Now.AddDays(-15)));
        await PlanAsync(_stranger, -30);

        var day = await _office.Get<MyDayService>().GetAsync(_mine, default);

        Assert.Equal([late.Id], day.Overdue.Items.Select(line => line.Id));
        Assert.Equal([due.Id], day.Today.Items.Select(line => line.Id));
        var waiting = Assert.Single(day.ToAccept);
        Assert.Equal((given, _admin.Name, "please call today", 1), (waiting.Lead.Lead.Id, waiting.By, waiting.Notes, day.ToAcceptTotal));
        Assert.Equal([quiet], day.Quiet.Select(lead => lead.Lead.Id));
        Assert.Equal(1, day.QuietTotal);
        Assert.Equal((7, 1), (day.Days.Count, day.Days[0].Open));
        Assert.True((await _office.Get<FollowUpService>().CompleteAsync(_mine, new CompleteFollowUp { FollowUpId = late.Id }, default)).IsOk);
        Assert.Equal((0, 1), (await _office.Get<MyDayService>().GetAsync(_mine, default)) is var after ? (after.Overdue.Total, after.DoneToday) : default);
    }

    [Fact]
    public async Task MyDay_OfSomebodyWhoSeesNoLead_IsEmpty()
    {
        await PlanAsync(_mine, -30);

        var day = await _office.Get<MyDayService>().GetAsync(await _office.HireAsync(Role.HRManager), default);

        Assert.Equal((0, 0, 0), (day.Overdue.Total, day.ToAcceptTotal, day.QuietTotal));
    }

    [Fact]
    public async Task WithoutAFollowUp_IsAListOfOpenLeads()
    {
        var planned = await PlanAsync(_mine, 3);
        var (free, closed) = ((await _office.LeadAsync(_admin)).Lead.Id, (await _office.LeadAsync(_admin)).Lead.Id);
        await using (var db = await _office.ContextAsync())
        {
            (await db.Leads.SingleAsync(lead => lead.Id == closed)).Outcome = LeadOutcome.Dropped;
            await db.SaveAsync(_admin, ChangeNote.Updated, default);
        }

        var listed = await _office.Get<LeadService>().ListAsync(_admin, new LeadQuery { List = LeadList.WithoutFollowUp }, default);

        Assert.Equal([free], listed.Items.Select(row => row.Lead.Id));
        Assert.Equal(1, listed.Total);
        Assert.NotEqual(planned.LeadId, free);
    }

    private async Task<FollowUpLine> PlanAsync(Actor owner, double hours)
    {
        var id = (await _office.LeadAsync(_admin, command => command.AssigneeId = owner.UserId)).Lead.Id;
        await SetAsync(id, lead => lead.AcceptedAt = Now);
        var outcome = await _office.Get<FollowUpService>().AddAsync(owner, new AddFollowUp { LeadId = id, DueAt = Now.AddHours(hours), Type = ActivityType.Call }, default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    private async Task<IEnumerable<int>> IdsAsync(Actor actor, FollowUpPart part, bool everybody = false) =>
        (await Lists.ListAsync(actor, new FollowUpQuery { Part = part, OwnerId = everybody ? null : actor.UserId }, default)).Items.Select(line => line.Id);

    private async Task SetAsync(int id, Action<Lead> change)
    {
        await using var db = await _office.ContextAsync();
        var lead = await db.Leads.AsNoTracking().SingleAsync(row => row.Id == id);
        change(lead);
        await db.Leads.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(each => each.AcceptedAt, lead.AcceptedAt).SetProperty(each => each.UpdatedAt, lead.UpdatedAt).SetProperty(each => each.Outcome, lead.Outcome));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Analytics;

/// <summary>A manager's numbers: S3.079-S3.082, S3.101, S3.102, S3.208, S3.210, S4.70.</summary>
public sealed class TeamServiceTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!, _zonal = default!, _manager = default!, _mine = default!, _colleague = default!, _stranger = default!;

    private DateTime Now => _office.Clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync(); // Friday 20 November 2026, 17:00
        _admin = await _office.HireAsync(Role.Administrator, "admin");
        var zonal = await _office.HireAsync(Role.ZonalManager, "zonal");
        var manager = await _office.HireAsync(Role.SalesManager, "manager", zonal.UserId);
        _mine = await _office.HireAsync(Role.SalesExecutive, "mine", manager.UserId);
        _colleague = await _office.HireAsync(Role.SalesExecutive, "colleague", manager.UserId);
        _stranger = await _office.HireAsync(Role.SalesExecutive, "stranger");
        (_zonal, _manager) = (await _office.WithTeamAsync(zonal), await _office.WithTeamAsync(manager));
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task S3101_TeamPerformance_IsOfTheManagersPeopleAndOfNobodyElse()
    {
        await GiveAsync(_mine);
        await GiveAsync(_mine);
        await GiveAsync(_colleague);
        await GiveAsync(_stranger);

        var (team, all) = (await ReadAsync(_manager), await ReadAsync(_admin));

        Assert.Equal([(_mine.Name, 2, 2), (_colleague.Name, 1, 1), (_manager.Name, 0, 0)], team.Members.Select(member => (member.Person.Name, member.Open, member.Given)));
        Assert.Equal([(_mine.Name, 2), (_colleague.Name, 1), (_stranger.Name, 1)], all.Members.Select(member => (member.Person.Name, member.Open)));
        Assert.Equal((3, 4), (team.Funnel[0].Count, all.Funnel[0].Count));
        Assert.Equal([new Core.Analytics.StageCount(LeadStage.Assigned, 2)], team.Members[0].Pipeline);
    }

    [Fact]
    public async Task S3208_ResponseTimes_AreFromTheHandOverToAcceptanceAndFirstContact()
    {
        var (quick, slow, silent) = (await GiveAsync(_mine), await GiveAsync(_mine), await GiveAsync(_mine));
        _office.Clock.Advance(TimeSpan.FromMinutes(30));
        (await _office.AcceptAsync(_mine, quick)).AssertDone();
        await LogAsync(_mine, quick, ActivityType.Note);
        _office.Clock.Advance(TimeSpan.FromMinutes(30));
        await LogAsync(_mine, quick, ActivityType.Call);
        await LogAsync(_mine, quick, ActivityType.Visit);
        _office.Clock.Advance(TimeSpan.FromHours(47));
        await LogAsync(_mine, slow, ActivityType.Call);

        var member = (await ReadAsync(_manager)).Members.Single(each => each.Person.Id == _mine.UserId);

        Assert.Equal((3, new ResponseTime(2, 1, 30 + (48 * 60)), new ResponseTime(2, 1, 60 + (48 * 60))), (member.Given, member.Acceptance, member.FirstContact));
        Assert.Equal(4, member.Activities);
        Assert.Null((await _office.ReadLeadAsync(silent)).AcceptedAt);
    }

    [Fact]
    public async Task S3208_WhoTakesALeadHimself_AnswersNobody()
    {
        var leader = await _office.WithTeamAsync(await _office.HireAsync(Role.TeamLeader, "leader"));
        var free = (await _office.LeadAsync(_admin)).Lead.Id;
        (await _office.ClaimAsync(leader, free)).AssertDone();

        var member = Assert.Single((await ReadAsync(leader)).Members);

        Assert.Equal((1, 0, ResponseTime.None), (member.Open, member.Given, member.Acceptance));
    }

    [Fact]
    public async Task S3101_AFollowUpThatIsDone_IsAContactToo_AndAnothersCallIsNot()
    {
        var (done, others) = (await GiveAsync(_mine), await GiveAsync(_mine));
        var planned = await _office.Get<FollowUpService>().AddAsync(_mine, new AddFollowUp { LeadId = done, DueAt = Now.AddHours(1), Type = ActivityType.Call }, default);
        _office.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await _office.Get<FollowUpService>().CompleteAsync(_mine, new CompleteFollowUp { FollowUpId = planned.Value!.Id }, default)).IsOk);
        await LogAsync(_admin, others, ActivityType.Call);

        var member = (await ReadAsync(_manager)).Members.Single(each => each.Person.Id == _mine.UserId);

        Assert.Equal(new ResponseTime(1, 1, 120), member.FirstContact);
    }

    [Fact]
    public async Task S3209_QuotationTurnaround_IsFromTheRequestToItsDecision()
    {
        var (decided, waiting) = (await GiveAsync(_mine), await GiveAsync(_mine));
        var quotations = _office.Get<QuotationService>();
        var request = await quotations.RequestAsync(_mine, new RequestQuotation { LeadId = decided, Amount = 900 }, default);
        Assert.True((await quotations.RequestAsync(_mine, new RequestQuotation { LeadId = waiting, Amount = 100 }, default)).IsOk);
        _office.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.True((await quotations.ApproveAsync(_manager, new ApproveQuotation { LeadId = decided, QuotationId = request.Value!.Id }, default)).IsOk);

        var member = (await ReadAsync(_manager)).Members.Single(each => each.Person.Id == _mine.UserId);

        Assert.Equal((2, new ResponseTime(1, 1, 90)), (member.Requested, member.Decision));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    public async Task S3101_EveryNumber_IsThatOfTheListBehindIt(int leadsReadInHalves)
    {
        await _office.FillAsync(_admin, 250, _mine.UserId);
        _office.Get<LeadHalves>().LeadsMin = leadsReadInHalves;
        var days = new TeamDays(new DateOnly(2026, 3, 1), new DateOnly(2026, 11, 20));

        foreach (var actor in new[] { _admin, _manager })
        {
            var summary = await ReadAsync(actor, new TeamQuery { From = days.From, To = days.To });
            var captured = new LeadQuery { From = days.From, To = days.To };
            foreach (var step in summary.Funnel)
                Assert.Equal((step.Name, await CountAsync(actor, captured with { Reached = step.Name })), (step.Name, step.Count));
            Assert.Equal(summary.Funnel.Select(step => step.Count).OrderDescending(), summary.Funnel.Select(step => step.Count));
            foreach (var member in summary.Members)
            {
                var own = new LeadQuery { AssigneeId = [member.Person.Id] };
                foreach (var stage in LeadAges.Stages)
                    Assert.Equal(await CountAsync(actor, own with { Stage = [stage] }), member.Pipeline.FirstOrDefault(each => each.Name == stage)?.Count ?? 0);
                Assert.Equal(await CountAsync(actor, own with { List = LeadList.Won, ClosedFrom = days.From, ClosedTo = days.To }), member.Won);
                Assert.Equal(await CountAsync(actor, own with { List = LeadList.Quiet }), member.Quiet);
            }
        }
    }

    [Fact]
    public async Task S3211_AManagerAbove_ChoosesOneOfHisTeams_AndNoOther()
    {
        var other = await _office.HireAsync(Role.SalesManager, "other");
        await _office.HireAsync(Role.SalesExecutive, "others", other.UserId);
        await GiveAsync(_mine);

        var (chosen, foreign) = (await ReadAsync(_zonal, new TeamQuery { ManagerId = _manager.UserId }), await TryAsync(_manager, new TeamQuery { ManagerId = other.UserId }));

        Assert.Equal([_mine.Name, _colleague.Name, _manager.Name], chosen.Members.Select(member => member.Person.Name));
        Assert.Equal([_manager.Name, _zonal.Name], chosen.Managers.Select(manager => manager.Name));
        Assert.IsType<NotFound>(foreign.Failure);
        Assert.True((await TryAsync(_admin, new TeamQuery { ManagerId = other.UserId })).IsOk);
    }

    [Theory]
    [InlineData(Role.SalesExecutive, false)]
    [InlineData(Role.SalesCoordinator, false)]
    [InlineData(Role.ServiceManager, false)]
    [InlineData(Role.HRManager, false)]
    [InlineData(Role.SalesManager, true)]
    [InlineData(Role.Director, true)]
    public async Task S3101_Dashboard_IsThereOnlyWhereTheMatrixGrantsIt(Role role, bool granted)
    {
        var actor = await _office.HireAsync(role);
        var before = await _office.FingerprintAsync();

        var read = await TryAsync(actor, new TeamQuery());

        Assert.Equal(granted, read.IsOk);
        if (!granted)
            Assert.Equal(LeadAction.ViewDashboard, Assert.IsType<Forbidden>(read.Failure).Action);
        Assert.Equal(before, await _office.FingerprintAsync());
    }

    [Fact]
    public async Task Periods_AreAtMostAYearAndDoNotRunBackwards()
    {
        Assert.IsType<Invalid>((await TryAsync(_manager, new TeamQuery { From = new DateOnly(2025, 11, 1), To = new DateOnly(2026, 11, 20) })).Failure);
        Assert.IsType<Invalid>((await TryAsync(_manager, new TeamQuery { From = new DateOnly(2026, 11, 2), To = new DateOnly(2026, 11, 1) })).Failure);
        Assert.Equal(new TeamDays(new DateOnly(2026, 10, 22), new DateOnly(2026, 11, 20)), (await ReadAsync(_manager)).Days);
        Assert.True((await TryAsync(_manager, new TeamQuery { From = new DateOnly(2025, 11, 21), To = new DateOnly(2026, 11, 20) })).IsOk);
    }

    [Fact]
    public async Task Bin_WhatIsInItCountsNowhere()
    {
        var id = await GiveAsync(_mine);
        await LogAsync(_mine, id, ActivityType.Call);
        Assert.True((await _office.Get<LeadBin>().DeleteAsync(_admin, id, default)).IsOk);

        var summary = await ReadAsync(_manager);

        Assert.All(summary.Members, member => Assert.Equal((0, 0, 0), (member.Open, member.Given, member.Activities)));
        Assert.All(summary.Funnel, step => Assert.Equal(0, step.Count));
    }

    [Fact]
    public async Task S3101_LostLeads_CountAtTheStepsThatTheyReached()
    {
        var id = await GiveAsync(_mine);
        await _office.ChangeLeadAsync(id, lead => (lead.Status, lead.Milestone1At) = (LeadStatus.Qualified, Now));
        Assert.True((await _office.Get<ProgressService>().CloseAsync(_mine, new CloseLead { LeadId = id, Outcome = LeadOutcome.Lost, Reason = "Went elsewhere" }, default)).IsOk);

        Assert.Equal([1, 1, 1, 1, 0, 0], (await ReadAsync(_manager)).Funnel.Select(step => step.Count));
    }

    private async Task<int> GiveAsync(Actor to) => (await _office.LeadAsync(_admin, command => command.AssigneeId = to.UserId)).Lead.Id;

    private async Task LogAsync(Actor by, int id, ActivityType type)
    {
        var added = await _office.Get<ActivityService>().AddAsync(by, new AddActivity { LeadId = id, Type = type, Note = "Spoke with her" }, default);
        Assert.Null(added.Failure);
    }

    private Task<Outcome<TeamSummary>> TryAsync(Actor actor, TeamQuery query) => _office.Get<SharedTeams>().GetAsync(actor, query, default);

    private async Task<TeamSummary> ReadAsync(Actor actor, TeamQuery? query = null) =>
        (await TryAsync(actor, query ?? new TeamQuery())).Value ?? throw new InvalidOperationException("No numbers.");

    private async Task<int?> CountAsync(Actor actor, LeadQuery query) => (await _office.Get<LeadService>().ListAsync(actor, query with { PageSize = 1 }, default)).Total;
}

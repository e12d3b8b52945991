using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

/// <summary>What becomes of leads that nobody accepts in time: S3.208, S3.205, S4.69.</summary>
public sealed class AcceptanceDeadlineTests : IAsyncLifetime
{
    private const int Trials = 200;

    private Office _office = default!;
    private Actor _admin = default!, _manager = default!, _executive = default!;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        _admin = await _office.HireAsync(Role.Administrator, "admin");
        var manager = await _office.HireAsync(Role.SalesManager, "manager");
        _executive = await _office.HireAsync(Role.SalesExecutive, "executive", manager.UserId);
        _manager = await _office.WithTeamAsync(manager);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task S3208_WithoutTheRule_NothingIsTakenAway()
    {
        var id = await GiveAsync();
        _office.Clock.Advance(TimeSpan.FromDays(90));

        Assert.Equal(0, await ApplyAsync());
        Assert.Equal(_executive.UserId, (await _office.ReadLeadAsync(id)).AssigneeId);
    }

    [Fact]
    public async Task S3208_NotAcceptedInTime_GoesBackToWhoGaveItOut_OnceAndTold()
    {
        await SetRuleAsync(24);
        var (late, taken) = (await GiveAsync(), await GiveAsync());
        (await _office.AcceptAsync(_executive, taken)).AssertDone();
        _office.Clock.Advance(new TimeSpan(23, 59, 0));
        Assert.Equal(0, await ApplyAsync());
        _office.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await ApplyAsync());
        Assert.Equal(0, await ApplyAsync());

        var lead = await _office.ReadLeadAsync(late);
        Assert.Equal((_admin.UserId, (DateTime?)null, LeadStatus.New), (lead.AssigneeId, lead.AcceptedAt, lead.Status));
        Assert.Equal(_executive.UserId, (await _office.ReadLeadAsync(taken)).AssigneeId);
        var chain = await _office.ChainAsync(_admin, late);
        Assert.Equal([(_executive.Name, ChainStatus.Assigned, "Not accepted within 24 hours"), (_admin.Name, ChainStatus.Assigned, null)],
            chain.TakeLast(2).Select(turn => (turn.Name, turn.Status, turn.Answer)));
        Assert.Equal("Amara Okonkwo: Not accepted within 24 hours. It goes back to admin Name", Assert.Single(await _office.ReadLogAsync("NotAccepted")).Description);
        Assert.Equal([(_admin.UserId, "Returned"), (_executive.UserId, "Returned")], await ToldAsync());
    }

    [Fact]
    public async Task S3208_ComesBackToNobody_WhereARuleOrACoordinatorGaveItOut()
    {
        await SetRuleAsync(2);
        var coordinator = await _office.HireAsync(Role.SalesCoordinator, "coordinator");
        var id = (await _office.LeadAsync(_admin)).Lead.Id;
        (await _office.AssignAsync(coordinator, id, _executive)).AssertDone();
        _office.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await ApplyAsync());

        Assert.Null((await _office.ReadLeadAsync(id)).AssigneeId);
        Assert.Contains((coordinator.UserId, "Returned"), await ToldAsync());
        _office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await ApplyAsync());
    }

    [Fact]
    public async Task S3205_EscalatedInstead_StaysWithItsHolder_OnceAlsoAfterARestartAndASettling()
    {
        await SetRuleAsync(8, UnacceptedStep.Escalate);
        var id = await GiveAsync();
        _office.Clock.Advance(TimeSpan.FromHours(9));

        Assert.Equal(1, await ApplyAsync());

        var lead = await _office.ReadLeadAsync(id);
        Assert.Equal((true, "Not accepted within 8 hours", (int?)_executive.UserId), (lead.IsEscalated, lead.EscalationReason, lead.AssigneeId));
        Assert.Equal([(_admin.UserId, "Escalated"), (_manager.UserId, "Escalated"), (_executive.UserId, "Escalated")], await ToldAsync());
        Assert.Single(await _office.ReadLogAsync("Escalated"));
        Assert.True((await _office.Get<ProgressService>().SettleAsync(_manager, new SettleEscalation { LeadId = id }, default)).IsOk);
        await using var restarted = await _office.ReopenAsync();
        restarted.Clock.Set(_office.Clock.GetUtcNow().AddDays(2));
        Assert.Equal(0, await restarted.Get<AcceptanceDeadline>().ApplyAsync(default));
        Assert.False((await _office.ReadLeadAsync(id)).IsEscalated);

        (await _office.AssignAsync(_admin, id, _manager)).AssertDone();
        (await _office.AssignAsync(_manager, id, _executive)).AssertDone(); // a new turn has hours of its own
        _office.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(1, await ApplyAsync());
    }

    [Fact]
    public async Task S3208_SwitchedOn_GivesEverybodyAllTheHoursFromThen()
    {
        var old = await GiveAsync();
        _office.Clock.Advance(TimeSpan.FromDays(30));
        await SetRuleAsync(24);

        Assert.Equal(0, await ApplyAsync());
        _office.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await ApplyAsync());
        Assert.Equal(_admin.UserId, (await _office.ReadLeadAsync(old)).AssigneeId);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24T12:00:00+02:00")] // the day has 25 hours
    [InlineData("Europe/Berlin", "2027-03-27T12:00:00+01:00")] // the day has 23 hours
    [InlineData("America/New_York", "2026-10-31T12:00:00-04:00")]
    [InlineData("America/New_York", "2027-03-13T12:00:00-05:00")]
    public async Task S3208_ClocksSetForwardOrBack_TheHoursAreThoseThatPassed(string timeZone, string given)
    {
        Assert.True((await _office.Get<OrganisationService>().UpdateAsync(_admin, new UpdateOrganisation { Name = "Harbor", TimeZone = timeZone, CountryCode = "1" }, default)).IsOk);
        _office.Clock.Set(DateTimeOffset.Parse(given, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        await SetRuleAsync(24);
        await GiveAsync();

        _office.Clock.Advance(new TimeSpan(23, 59, 59));
        Assert.Equal(0, await ApplyAsync());
        _office.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await ApplyAsync());
        Assert.Equal(0, await ApplyAsync());
    }

    [Fact]
    public async Task AcceptAgainstReturn_AtTheSameMoment_OneWins()
    {
        await SetRuleAsync(1);
        var returned = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var id = await GiveAsync();
            _office.Clock.Advance(TimeSpan.FromHours(1));

            var acting = Task.Run(ApplyAsync);
            var accepted = await Task.Run(() => _office.AcceptAsync(_executive, id));

            var (acted, lead) = (await acting, await _office.ReadLeadAsync(id));
            Assert.Equal(accepted.IsOk ? 0 : 1, acted);
            Assert.Equal(accepted.IsOk ? (_executive.UserId, true) : (_admin.UserId, false), (lead.AssigneeId ?? 0, lead.AcceptedAt is not null));
            Assert.True(accepted.IsOk || accepted.Failure is Conflict or NotFound or Forbidden);
            Assert.Equal(accepted.IsOk ? 1 : 2, (await _office.ChainAsync(_admin, id)).Count);
            returned += acted;
            if (!accepted.IsOk)
                (await _office.AcceptAsync(_admin, id)).AssertDone(); // so that it is not late in the next trial
        }

        Assert.Equal(returned, (await _office.ReadLogAsync("NotAccepted")).Count);
    }

    [Fact]
    public async Task TwoProcesses_AtTheSameMoment_ActOnce()
    {
        await SetRuleAsync(1);
        var leads = new List<int>();
        for (var number = 0; number < 20; number++)
            leads.Add(await GiveAsync());
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await using var second = await _office.ReopenAsync();
        second.Clock.Set(_office.Clock.GetUtcNow());

        var acted = await Task.WhenAll(Task.Run(ApplyAsync), Task.Run(() => second.Get<AcceptanceDeadline>().ApplyAsync(default)));

        Assert.Equal(leads.Count, acted.Sum());
        Assert.Equal(leads.Count, (await _office.ReadLogAsync("NotAccepted")).Count);
        foreach (var id in leads)
            Assert.Equal(2, (await _office.ChainAsync(_admin, id)).Count);
    }

    [Fact]
    public async Task OneThatFails_DoesNotHoldUpTheNext_AndStaysAsItIs()
    {
        await SetRuleAsync(1);
        var (bad, good) = (await GiveAsync(), await GiveAsync());
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SpoilAsync("UPDATE", "ChainEntries", $"OLD.\"LeadId\" = {bad}");

        Assert.Equal(1, await ApplyAsync());
        Assert.Equal((_executive.UserId, _admin.UserId), ((await _office.ReadLeadAsync(bad)).AssigneeId, (await _office.ReadLeadAsync(good)).AssigneeId));
        await _office.RepairAsync();
        Assert.Equal(1, await ApplyAsync());
        Assert.Equal(_admin.UserId, (await _office.ReadLeadAsync(bad)).AssigneeId);
    }

    [Fact]
    public async Task WorkRules_AreChangedByWhoManagesSettingsOnly_AndFaultsAreToldAtOnce()
    {
        var rules = UpdateWorkRules.Of(await _office.Get<OrganisationService>().GetAsync(default)) with { AcceptWithinHours = 24, Pending = 3 };
        var before = await _office.FingerprintAsync();

        var refused = await _office.Get<OrganisationService>().UpdateAsync(_manager, rules, default);
        var faulty = await _office.Get<OrganisationService>().UpdateAsync(_admin, rules with { Pending = 0, Assigned = null, AcceptWithinHours = 0 }, default);

        Assert.Equal(LeadAction.ManageSettings, Assert.IsType<Forbidden>(refused.Failure).Action);
        Assert.Equal(["AcceptWithinHours", "Assigned", "Pending"], Assert.IsType<Invalid>(faulty.Failure).Errors.Keys.Order());
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await _office.Get<OrganisationService>().UpdateAsync(_admin, rules with { Version = null }, default)).IsOk);
        var ages = (await _office.Get<OrganisationService>().GetCalendarAsync(default)).Ages;
        Assert.Equal((3, LeadAges.UsualDays), (ages.DaysOf(LeadStage.Pending), ages.DaysOf(LeadStage.Qualified)));
    }

    private async Task SetRuleAsync(int hours, UnacceptedStep step = UnacceptedStep.GiveBack)
    {
        var organisations = _office.Get<OrganisationService>();
        if ((await organisations.GetAsync(default)).Name == "Lead Manager")
            Assert.True((await organisations.UpdateAsync(_admin, new UpdateOrganisation { Name = "Harbor", TimeZone = "Etc/UTC", CountryCode = "1" }, default)).IsOk);
        var rules = UpdateWorkRules.Of(await organisations.GetAsync(default)) with { AcceptWithinHours = hours, AcceptStep = step };
        Assert.True((await organisations.UpdateAsync(_admin, rules, default)).IsOk);
    }

    /// <summary>A lead that the administrator gives the executive.</summary>
    private async Task<int> GiveAsync() => (await _office.LeadAsync(_admin, command => command.AssigneeId = _executive.UserId)).Lead.Id;

    private Task<int> ApplyAsync() => _office.Get<AcceptanceDeadline>().ApplyAsync(default);

    private async Task<List<(int, string?)>> ToldAsync()
    {
        await using var db = await _office.ContextAsync();
        return [.. (await db.Notices.AsNoTracking().Where(notice => notice.Kind == NoticeKind.NotAccepted).OrderBy(notice => notice.UserId).Select(notice => new { notice.UserId, notice.Detail }).ToListAsync()).Select(notice => (notice.UserId, notice.Detail))];
    }
}

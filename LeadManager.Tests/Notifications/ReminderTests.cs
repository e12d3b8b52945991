using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Notifications;
using LeadManager.Core.Settings;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Mail;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Notifications;

/// <summary>A follow-up that is due is told once, whatever the clocks of the office do, and whatever happens to the process.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!;

    private FollowUpService FollowUps => _office.Get<FollowUpService>();

    private Reminders Reminders => _office.Get<Reminders>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        _admin = await _office.HireAsync(Role.Administrator);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    /// <summary>Planned by the office's clocks for the hour that is skipped or comes twice: the reminder comes once.</summary>
    [Theory]
    [InlineData("Europe/Berlin", 2027, 3, 28, 2, "2027-03-28T01:30:00Z")] // 02:30 does not exist: an hour later on the clock
    [InlineData("Europe/Berlin", 2026, 10, 25, 2, "2026-10-25T00:30:00Z")] // 02:30 comes twice: the first time
    [InlineData("America/New_York", 2027, 3, 14, 2, "2027-03-14T07:30:00Z")]
    [InlineData("America/New_York", 2026, 11, 1, 1, "2026-11-01T05:30:00Z")]
    public async Task Reminder_OverAChangeOfClocks_ComesOnceAtItsMoment(string zone, int year, int month, int day, int hour, string moment)
    {
        var expected = DateTime.Parse(moment, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
        _office.Clock.Set(expected.AddDays(-2));
        Assert.True((await _office.Get<OrganisationService>().UpdateAsync(_admin, new UpdateOrganisation { Name = "Home Care", TimeZone = zone, CountryCode = "1", Preset = Preset.Everything }, default)).IsOk);
        var due = (await _office.Get<OrganisationService>().GetCalendarAsync(default)).ToUtc(new DateTime(year, month, day, hour, 30, 0));
        await PlanAsync(due);

        var told = new List<DateTime>();
        for (var now = expected.AddHours(-4); now <= expected.AddHours(4); now = now.AddMinutes(15))
        {
            _office.Clock.Set(now);
            if (await Reminders.SendDueAsync(default) > 0)
                told.Add(now);
        }

        Assert.Equal(expected, due);
        Assert.Equal([expected], told);
        Assert.Equal([(NoticeKind.FollowUpDue, "Call", due)], (await _office.NoticesAsync(_admin)).Select(each => (each.Kind, each.Detail, each.DueAt ?? default)));
        Assert.Equal(["Call with Amara Okonkwo is due"], (await _office.MailsAsync()).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task Reminder_OverARestart_AndInTwoProcesses_ComesOnce()
    {
        for (var number = 0; number < 20; number++)
            await PlanAsync(Now.AddHours(1).AddMinutes(number));
        _office.Clock.Advance(TimeSpan.FromHours(2)); // nothing ran when it was due

        await using var second = await _office.ReopenAsync();
        second.Clock.Set(_office.Clock.GetUtcNow());
        var sent = await Task.WhenAll(Task.Run(() => Reminders.SendDueAsync(default)), Task.Run(() => second.Get<Reminders>().SendDueAsync(default)));
        await using var third = await _office.ReopenAsync();
        third.Clock.Set(_office.Clock.GetUtcNow());

        Assert.Equal((20, 0), (sent.Sum(), await third.Get<Reminders>().SendDueAsync(default)));
        Assert.Equal((20, 20), ((await _office.StoredNoticesAsync()).Count, (await _office.MailsAsync()).Count));
    }

    [Fact]
    public async Task Moved_IsToldAtItsNewTime_AndAgainWhenItIsMovedAfterwards()
    {
        var line = await PlanAsync(Now.AddHours(1));
        await MoveAsync(line, Now.AddHours(3));

        Assert.Equal((0, 1), (await SendAfterAsync(2), await SendAfterAsync(1)));
        await MoveAsync(line, Now.AddHours(1)); // snoozed
        Assert.Equal((0, 1, 0), (await SendAfterAsync(0), await SendAfterAsync(1), await SendAfterAsync(5)));
        await MoveAsync(line, Now.AddHours(-1)); // known to be late: nothing to remind of
        Assert.Equal(0, await SendAfterAsync(0));
    }

    [Fact]
    public async Task DoneOrCalledOff_IsNotTold_AndTheNextOneIs()
    {
        var (done, cancelled) = (await PlanAsync(Now.AddHours(1)), await PlanAsync(Now.AddHours(1)));
        Assert.True((await FollowUps.CompleteAsync(_admin, new CompleteFollowUp { FollowUpId = done.Id, NextDueAt = Now.AddHours(2), NextType = ActivityType.Visit }, default)).IsOk);
        Assert.True((await FollowUps.CancelAsync(_admin, new CancelFollowUp { FollowUpId = cancelled.Id }, default)).IsOk);

        Assert.Equal((0, 1), (await SendAfterAsync(1), await SendAfterAsync(1)));
        Assert.Equal(["Visit"], (await _office.NoticesAsync(_admin)).Select(told => told.Detail));
    }

    [Theory]
    [InlineData("here", 1, 1)]
    [InlineData("away", 1, 0)]
    [InlineData("disabled", 0, 0)]
    [InlineData("bin", 0, 0)]
    [InlineData("late", 1, 0)]
    public async Task Owner_AwayOrDisabled_IsToldAsFarAsItHelps(string what, int notices, int mails)
    {
        var line = await PlanAsync(Now.AddHours(1));
        await _office.ChangeUserAsync(_admin, user => (user.IsActive, user.AwayFrom) = (what != "disabled", what == "away" ? new DateOnly(2026, 11, 1) : null));
        if (what == "bin")
            await _office.ChangeLeadAsync(line.LeadId, lead => lead.DeletedAt = Now);

        await SendAfterAsync(what == "late" ? 24 : 1);

        Assert.Equal((notices, mails), ((await _office.StoredNoticesAsync()).Count, (await _office.MailsAsync()).Count));
    }

    [Fact]
    public async Task ManyAtTheSameMoment_AreAllToldAndTheFirstTenMailed()
    {
        var due = Now.AddHours(1);
        for (var number = 0; number < 12; number++)
            await PlanAsync(due);
        await PlanAsync(due.AddMinutes(1));

        Assert.Equal(13, await SendAfterAsync(2));

        Assert.Equal((13, 11), ((await _office.StoredNoticesAsync()).Count, (await _office.MailsAsync()).Count));
    }

    [Fact]
    public async Task OneThatFails_DoesNotHoldUpTheNext_AndIsToldOnceItCanBe()
    {
        var (bad, good) = (await PlanAsync(Now.AddHours(1)), await PlanAsync(Now.AddHours(2)));
        await _office.SpoilAsync("UPDATE", "FollowUps", $"OLD.\"Id\" = {bad.Id}");

        Assert.Equal(1, await SendAfterAsync(2));
        Assert.Equal([good.LeadId], (await _office.StoredNoticesAsync()).Select(told => told.LeadId ?? 0));
        await _office.RepairAsync();
        Assert.Equal(1, await SendAfterAsync(0));
        Assert.Equal([good.LeadId, bad.LeadId], (await _office.StoredNoticesAsync()).Select(told => told.LeadId ?? 0));
    }

    private DateTime Now => _office.Clock.GetUtcNow().UtcDateTime;

    private async Task<FollowUpLine> PlanAsync(DateTime due)
    {
        var lead = (await _office.LeadAsync(_admin)).Lead.Id;
        return (await FollowUps.AddAsync(_admin, new AddFollowUp { LeadId = lead, DueAt = due, Type = ActivityType.Call }, default)).Value ?? throw new InvalidOperationException();
    }

    private async Task MoveAsync(FollowUpLine line, DateTime due) =>
        Assert.True((await FollowUps.MoveAsync(_admin, new MoveFollowUp { FollowUpId = line.Id, DueAt = due }, default)).IsOk);

    private Task<int> SendAfterAsync(int hours)
    {
        _office.Clock.Advance(TimeSpan.FromHours(hours));
        return Reminders.SendDueAsync(default);
    }
}

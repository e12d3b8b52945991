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

/// <summary>One mail in the morning, by the office's clocks, and only where there is something in it.</summary>
public sealed class MorningDigestTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!;
    private Actor _user = default!;

    private MorningDigests Digests => _office.Get<MorningDigests>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        (_admin, _user) = (await _office.HireAsync(Role.Administrator), await _office.HireAsync(Role.User));
        await _office.ChooseAsync(_user, NoticeKind.Assigned, NoticeWay.App);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    /// <summary>Three mornings around each change of clocks: one mail each, at seven on the wall.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2027-03-27T00:00:00Z", new[] { "2027-03-27T06:00Z", "2027-03-28T05:00Z", "2027-03-29T05:00Z" })]
    [InlineData("Europe/Berlin", "2026-10-24T00:00:00Z", new[] { "2026-10-24T05:00Z", "2026-10-25T06:00Z", "2026-10-26T06:00Z" })]
    [InlineData("America/New_York", "2027-03-13T05:00:00Z", new[] { "2027-03-13T12:00Z", "2027-03-14T11:00Z", "2027-03-15T11:00Z" })]
    [InlineData("America/New_York", "2026-10-31T04:00:00Z", new[] { "2026-10-31T11:00Z", "2026-11-01T12:00Z", "2026-11-02T12:00Z" })]
    public async Task Digest_OverAChangeOfClocks_ComesOncePerMorning(string zone, string begin, string[] mornings)
    {
        var now = DateTimeOffset.Parse(begin, System.Globalization.CultureInfo.InvariantCulture);
        _office.Clock.Set(now.AddDays(-1));
        Assert.True((await _office.Get<OrganisationService>().UpdateAsync(_admin, new UpdateOrganisation { Name = "Home Care", TimeZone = zone, CountryCode = "1", Preset = Preset.Everything }, default)).IsOk);
        await PlanAsync(now.AddDays(-1).UtcDateTime.AddHours(1));

        var sent = new List<string>();
        for (var end = now.AddDays(3); now < end; now = now.AddMinutes(15))
        {
            _office.Clock.Set(now);
            for (var mails = await Digests.SendDueAsync(default); mails > 0; mails--)
                sent.Add(now.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal(mornings, sent);
        Assert.Equal(3, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Digest_OverARestart_AndInTwoProcesses_ComesOnce()
    {
        await PlanAsync(Now.AddHours(2));
        Morning();

        await using var second = await _office.ReopenAsync();
        second.Clock.Set(_office.Clock.GetUtcNow());
        var sent = await Task.WhenAll(Task.Run(() => Digests.SendDueAsync(default)), Task.Run(() => second.Get<MorningDigests>().SendDueAsync(default)));
        await using var third = await _office.ReopenAsync();
        third.Clock.Set(_office.Clock.GetUtcNow().AddHours(1));

        Assert.Equal((1, 0), (sent.Sum(), await third.Get<MorningDigests>().SendDueAsync(default)));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Digest_SaysWhatIsOverdueDueNewAndNews_AndNothingWhereThereIsNothing()
    {
        await _office.ChooseAsync(_user, NoticeKind.Assigned, NoticeWay.Digest);
        await PlanAsync(Now.AddHours(1));
        await PlanAsync(Now.AddDays(1));
        (await _office.AssignAsync(_admin, (await _office.LeadAsync(_admin, lead => lead.LastName = "Fresh")).Lead.Id, _user)).AssertDone();
        Morning();

        Assert.Equal(1, await Digests.SendDueAsync(default)); // the administrator has nothing

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal((_user.UserId, "Your day: 1 overdue, 1 today, 1 to accept, 3 news"), (mail.ToUserId, mail.Subject));
        Assert.Contains("Overdue: 1\n- Call with Amara Okonkwo, ", mail.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("New for you, to accept: 1\n- Amara Fresh\n", mail.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/my-day\n", mail.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("here", 1)]
    [InlineData("away", 0)]
    [InlineData("disabled", 0)]
    [InlineData("off", 0)]
    [InlineData("late", 0)]
    public async Task Digest_GoesOnlyToWhomItHelps(string what, int mails)
    {
        await PlanAsync(Now.AddHours(1));
        await _office.ChangeUserAsync(_user, user => (user.IsActive, user.AwayFrom) = (what != "disabled", what == "away" ? new DateOnly(2026, 11, 1) : null));
        if (what == "off")
            await _office.ChooseAsync(_user, NoticeKind.Digest, NoticeWay.Off);
        Morning(what == "late" ? 14 : 8);

        Assert.Equal(mails, await Digests.SendDueAsync(default));

        Assert.Equal(mails, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Digest_TheMorningAfterAnAbsence_SaysTheNewsOfAllItsDays()
    {
        await _office.ChooseAsync(_user, NoticeKind.Assigned, NoticeWay.Digest);
        (await _office.AssignAsync(_admin, (await _office.LeadAsync(_admin)).Lead.Id, _user)).AssertDone();
        await _office.ChangeUserAsync(_user, user => (user.AwayFrom, user.AwayUntil) = (new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22)));
        Morning();

        var mails = new List<int>();
        for (var day = 21; day <= 24; day++, _office.Clock.Advance(TimeSpan.FromDays(1)))
            mails.Add(await Digests.SendDueAsync(default));

        Assert.Equal([0, 0, 1, 1], mails);
        Assert.Equal(["Your day: 1 to accept, 1 news", "Your day: 1 to accept"], (await MailsAsync()).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task Digest_ThatCannotBeWritten_DoesNotHoldUpTheOthers_AndComesAWhileLater()
    {
        await PlanAsync(Now.AddHours(1));
        var second = await _office.HireAsync(Role.User, "second");
        (await _office.AssignAsync(_admin, (await _office.LeadAsync(_admin)).Lead.Id, second)).AssertDone();
        await _office.SpoilAsync("INSERT", "MorningDigests", $"NEW.\"UserId\" = {_user.UserId}");
        Morning();

        Assert.Equal(1, await Digests.SendDueAsync(default));
        Assert.Equal([second.UserId], (await MailsAsync()).Select(mail => mail.ToUserId ?? 0));
        await _office.RepairAsync();
        Assert.Equal(0, await Digests.SendDueAsync(default));
        _office.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await Digests.SendDueAsync(default));
        Assert.Equal([second.UserId, _user.UserId], (await MailsAsync()).Select(mail => mail.ToUserId ?? 0));
    }

    private DateTime Now => _office.Clock.GetUtcNow().UtcDateTime;

    private void Morning(int hour = 7) => _office.Clock.Set(new DateTimeOffset(2026, 11, 21, hour, 0, 0, TimeSpan.Zero));

    private async Task<List<Core.Mail.OutboxMail>> MailsAsync() => [.. (await _office.MailsAsync()).Where(mail => mail.Kind == NoticeKind.Digest)];

    /// <summary>A follow-up of the user on a lead that he has accepted.</summary>
    private async Task PlanAsync(DateTime due)
    {
        var lead = (await _office.LeadAsync(_admin)).Lead.Id;
        (await _office.AssignAsync(_admin, lead, _user)).AssertDone();
        (await _office.AcceptAsync(_user, lead)).AssertDone();
        Assert.True((await _office.Get<FollowUpService>().AddAsync(_user, new AddFollowUp { LeadId = lead, DueAt = due, Type = ActivityType.Call }, default)).IsOk);
    }
}

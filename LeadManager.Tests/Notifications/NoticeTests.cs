using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Notifications;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Mail;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Notifications;

/// <summary>Who is told of what, in the write that causes it, and what of it he may still read (X11).</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!;
    private Actor _user = default!;

    private NoticeService Notices => _office.Get<NoticeService>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        (_admin, _user) = (await _office.HireAsync(Role.Administrator), await _office.HireAsync(Role.User));
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task X11_Assigned_TellsTheNewAssigneeWithTheChange_AndARefusedOneNobody()
    {
        var lead = await AddAsync();
        var before = await _office.FingerprintAsync();

        Assert.False((await _office.AssignAsync(_admin, lead, _user with { UserId = 4711 })).IsOk);
        Assert.Equal(before, await _office.FingerprintAsync());
        (await _office.AssignAsync(_admin, lead, _user, "Speaks Igbo")).AssertDone();

        var told = Assert.Single(await _office.NoticesAsync(_user));
        Assert.Equal((NoticeKind.Assigned, lead, "Amara Okonkwo", _admin.Name, "Speaks Igbo", false), (told.Kind, told.LeadId, told.LeadName, told.By, told.Text, told.IsRead));
        Assert.Empty(await _office.NoticesAsync(_admin)); // nobody is told of what he did himself
    }

    [Fact]
    public async Task X11_Rejected_TellsWhoGaveItOut_AlsoWhereItComesBackToNobody()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        var coordinator = await _office.HireAsync(Role.SalesCoordinator);
        var executive = await _office.HireAsync(Role.SalesExecutive);
        (await _office.AssignAsync(_admin, first, _user)).AssertDone();
        (await _office.AssignAsync(coordinator, second, executive)).AssertDone();

        (await _office.RejectAsync(_user, first, "Outside my area")).AssertDone();
        (await _office.RejectAsync(executive, second, "On holiday")).AssertDone();

        Assert.Equal([(NoticeKind.Returned, first, "Outside my area")], (await _office.NoticesAsync(_admin)).Select(told => (told.Kind, told.LeadId ?? 0, told.Text)));
        Assert.Equal([(NoticeKind.Returned, second, "On holiday")], (await _office.NoticesAsync(coordinator)).Select(told => (told.Kind, told.LeadId ?? 0, told.Text)));
        Assert.Contains((await _office.MailsAsync()), mail => mail.ToUserId == coordinator.UserId && mail.Subject == "Amara Okonkwo is rejected");
    }

    [Fact]
    public async Task S3_085_Escalated_TellsTheNearestAboveTheHolder_AndTheHolderWhereAnotherDidIt()
    {
        var director = await _office.HireAsync(Role.ZonalManager);
        var manager = await _office.HireAsync(Role.SalesManager, managerId: director.UserId);
        var executive = await _office.HireAsync(Role.SalesExecutive, managerId: manager.UserId);
        var lead = await AddAsync();
        (await _office.AssignAsync(_admin, lead, executive)).AssertDone();
        var steps = _office.Get<ProgressService>();

        Assert.False((await steps.EscalateAsync(executive, new EscalateLead { LeadId = lead }, default)).IsOk);
        Assert.Empty(await _office.NoticesAsync(manager));
        Assert.True((await steps.EscalateAsync(executive, new EscalateLead { LeadId = lead, Reason = "Wants the director" }, default)).IsOk);
        var byManager = await _office.WithTeamAsync(manager);
        Assert.True((await steps.EscalateAsync(byManager, new EscalateLead { LeadId = lead, Reason = "Above me" }, default)).IsOk);

        Assert.Equal([(NoticeKind.Escalated, "Wants the director")], (await _office.NoticesAsync(byManager)).Select(told => (told.Kind, told.Text)));
        Assert.Equal([(NoticeKind.Escalated, "Above me")], (await _office.NoticesAsync(await _office.WithTeamAsync(director))).Select(told => (told.Kind, told.Text)));
        Assert.Equal([NoticeKind.Escalated, NoticeKind.Assigned], (await _office.NoticesAsync(executive)).Select(told => told.Kind));
    }

    [Theory]
    [InlineData(NoticeWay.App, 1, 0)]
    [InlineData(NoticeWay.Mail, 1, 1)]
    [InlineData(NoticeWay.Digest, 1, 0)]
    [InlineData(NoticeWay.Off, 0, 0)]
    public async Task X11_Chosen_IsHowHeIsTold(NoticeWay way, int notices, int mails)
    {
        await _office.ChooseAsync(_user, NoticeKind.Assigned, way);

        (await _office.AssignAsync(_admin, await AddAsync(), _user)).AssertDone();

        Assert.Equal((notices, mails), ((await _office.NoticesAsync(_user)).Count, (await _office.MailsAsync()).Count));
    }

    [Fact]
    public async Task Choice_ThatIsNoneOfHis_IsRefusedAndWritesNothing()
    {
        var hr = await _office.HireAsync(Role.HRManager);
        var before = await _office.FingerprintAsync();
        var choices = _office.Get<NoticeChoices>();

        Assert.IsType<Invalid>((await choices.ChooseAsync(hr, new Dictionary<NoticeKind, NoticeWay> { [NoticeKind.Assigned] = NoticeWay.App }, default)).Failure);
        Assert.IsType<Invalid>((await choices.ChooseAsync(_user, new Dictionary<NoticeKind, NoticeWay> { [NoticeKind.LeadMessage] = NoticeWay.Digest }, default)).Failure);
        Assert.IsType<Invalid>((await choices.ChooseAsync(_user, new Dictionary<NoticeKind, NoticeWay> { [NoticeKind.Test] = NoticeWay.Off }, default)).Failure);

        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.Empty(await choices.GetAsync(hr, default));
        await _office.ChooseAsync(_user, NoticeKind.LeadMessage, NoticeWay.Off);
        Assert.Equal(NoticeWay.Off, (await choices.GetAsync(_user, default))[NoticeKind.LeadMessage]);
    }

    [Fact]
    public async Task Choice_OfTheMorningMail_IsOfferedOnlyToWhomOneIsWritten()
    {
        var (choices, coordinator) = (_office.Get<NoticeChoices>(), await _office.HireAsync(Role.SalesCoordinator));
        var before = await _office.FingerprintAsync();

        Assert.IsType<Invalid>((await choices.ChooseAsync(coordinator, new Dictionary<NoticeKind, NoticeWay> { [NoticeKind.Assigned] = NoticeWay.Digest }, default)).Failure);

        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.DoesNotContain(NoticeWay.Digest, NoticeChoices.WaysOf(coordinator, NoticeKind.Assigned));
        await _office.ChooseAsync(_user, NoticeKind.Assigned, NoticeWay.Digest);
        await _office.ChangeUserAsync(_user, user => user.Role = Role.SalesCoordinator);
        Assert.Equal(NoticeWay.App, (await choices.GetAsync(_user with { Role = Role.SalesCoordinator }, default))[NoticeKind.Assigned]);
    }

    [Fact]
    public async Task M04_LeadOutOfSight_ShowsNothingOfItsNotice_UntilItIsSeenAgain()
    {
        var (executive, other) = (await _office.HireAsync(Role.SalesExecutive), await _office.HireAsync(Role.SalesExecutive, "second"));
        var lead = await AddAsync();
        (await _office.AssignAsync(_admin, lead, executive, "secret")).AssertDone();
        var notice = Assert.Single(await _office.NoticesAsync(executive)).Id;

        (await _office.AssignAsync(_admin, lead, other)).AssertDone();
        var hidden = await Notices.ListAsync(executive, new NoticeQuery(), default);

        Assert.Equal((0, 0, 0), (hidden.Items.Count, hidden.Total, hidden.Unread));
        Assert.IsType<NotFound>((await Notices.MarkReadAsync(executive, notice, default)).Failure);
        (await _office.AssignAsync(_admin, lead, executive)).AssertDone();
        Assert.Equal(2, (await _office.NoticesAsync(executive)).Count);
        Assert.True((await Notices.MarkReadAsync(executive, notice, default)).IsOk);
    }

    [Fact]
    public async Task Bulk_TellsEachPersonOnce_AndCountsTheLeads()
    {
        var leads = new List<int> { await AddAsync(), await AddAsync(), await AddAsync() };

        var done = await _office.Get<BulkAssignment>().AssignAsync(_admin, new BulkAssign { LeadIds = leads, UserId = _user.UserId, Notes = "holidays" }, null, default);
        (await _office.AssignAsync(_admin, await AddAsync(), _user)).AssertDone();

        Assert.Equal(3, done.Value?.Done);
        Assert.Equal([(1, false), (3, true)], (await _office.NoticesAsync(_user)).Select(told => (told.Count, told.LeadId is null)));
        Assert.Equal(["3 leads are assigned to you", "Amara Okonkwo is assigned to you"], (await _office.MailsAsync()).Select(mail => mail.Subject));
        Assert.Equal(2, await Notices.CountUnreadAsync(_user, default));
    }

    [Fact]
    public async Task Import_TellsEachPersonOnce()
    {
        await _office.RuleAsync(_admin, "All", AssignmentStrategy.FixedUser, [_user]);

        await _office.ImportAsync(_admin, SomeFiles.Rows(4, _ => null));

        Assert.Equal([(NoticeKind.Assigned, 4, "Import", "leads.csv")], (await _office.NoticesAsync(_user)).Select(told => (told.Kind, told.Count, told.Detail, told.Text)));
    }

    [Fact]
    public async Task Read_IsCountedAndKeptApartFromWhatOthersHave()
    {
        for (var number = 0; number < 3; number++)
            (await _office.AssignAsync(_admin, await AddAsync(), _user)).AssertDone();
        var all = await _office.NoticesAsync(_user);

        Assert.Equal(3, await Notices.CountUnreadAsync(_user, default));
        Assert.IsType<NotFound>((await Notices.MarkReadAsync(_admin, all[0].Id, default)).Failure);
        Assert.Equal(3, await Notices.CountUnreadAsync(_user, default));
        Assert.True((await Notices.MarkReadAsync(_user, all[0].Id, default)).IsOk);
        Assert.Equal(2, await Notices.CountUnreadAsync(_user, default));
        Assert.True((await Notices.MarkAllReadAsync(_user, all[2].Id, default)).IsOk); // only what was shown
        Assert.Equal([all[1].Id], (await Notices.ListAsync(_user, new NoticeQuery(UnreadOnly: true), default)).Items.Select(told => told.Id));
        (await _office.AssignAsync(_admin, await AddAsync(), _user)).AssertDone();
        Assert.Equal(2, await Notices.CountUnreadAsync(_user, default));
        Assert.True((await Notices.MarkAllReadAsync(_user, null, default)).IsOk);
        Assert.Equal(0, await Notices.CountUnreadAsync(_user, default));
    }

    [Fact]
    public async Task Disabled_IsToldNothing_AndOthersAre()
    {
        var lead = await AddAsync();
        (await _office.AssignAsync(_admin, lead, _user)).AssertDone();
        var second = await _office.HireAsync(Role.Administrator, "second");
        await _office.ChangeUserAsync(_admin, user => user.IsActive = false);

        (await _office.RejectAsync(_user, lead, "Outside my area")).AssertDone();

        Assert.DoesNotContain(await _office.StoredNoticesAsync(), told => told.UserId == _admin.UserId);
        (await _office.AssignAsync(second, lead, _user)).AssertDone();
        Assert.Equal(2, (await _office.NoticesAsync(_user)).Count);
    }

    private async Task<int> AddAsync() => (await _office.LeadAsync(_admin)).Lead.Id;
}

using LeadManager.Core.Access;
using LeadManager.Core.MyDay;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Quotations;

/// <summary>Whom a quotation request waits for: the manager, and while he is away the one above him.</summary>
public sealed class DeciderTests : IAsyncLifetime
{
    private SalesLine _line = default!;

    private Office Office => _line.Office;

    public async Task InitializeAsync() => _line = await SalesLine.HireAsync(await Office.OpenAsync());

    public async Task DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task Request_WhileTheManagerIsThere_WaitsForHimAlone()
    {
        var waiting = await _line.WaitingAsync();

        Assert.Equal([waiting.Id], await _line.ForAsync(_line.Manager));
        Assert.Empty(await _line.ForAsync(_line.Zonal));
        Assert.Empty(await _line.ForAsync(_line.Admin));
        Assert.Equal([_line.Manager.UserId], (await _line.MailsAsync()).Select(mail => mail.To ?? 0));
    }

    [Fact]
    public async Task Number_BesideQuotations_FollowsWhatWaitsForOnesDecision()
    {
        var waiting = Office.Get<WaitingWork>();
        Assert.Equal(0, (await waiting.CountAsync(_line.Manager, default))?.ToDecide);
        Assert.Equal(0, (await waiting.CountAsync(_line.Executive, default))?.ToDecide);

        var first = await _line.WaitingAsync();
        var second = await _line.WaitingAsync();
        Assert.Equal((2, 0), ((await waiting.CountAsync(_line.Manager, default))?.ToDecide, (await waiting.CountAsync(_line.Manager, default))?.All));
        Assert.Equal(0, (await waiting.CountAsync(_line.Executive, default))?.ToDecide); // he asked

        await _line.ApproveAsync(_line.Admin, first.Id); // another decides it
        Assert.Equal(1, (await waiting.CountAsync(_line.Manager, default))?.ToDecide);
        await _line.RejectAsync(_line.Manager, second.Id);
        Assert.Equal(0, (await waiting.CountAsync(_line.Manager, default))?.ToDecide);
    }

    [Fact]
    public async Task Request_WhileTheManagerIsAway_IsToldToTheOneAboveWhoMayDecide()
    {
        await _line.SendAwayAsync(_line.Manager);

        var waiting = await _line.WaitingAsync();

        Assert.Equal([_line.Zonal.UserId], (await _line.MailsAsync()).Select(mail => mail.To ?? 0));
        Assert.Equal([waiting.Id], await _line.ForAsync(_line.Zonal));
        Assert.Equal([waiting.Id], await _line.ForAsync(_line.Manager)); // he may still do it
        Assert.True((await _line.ApproveAsync(_line.Zonal, waiting.Id)).IsOk);
    }

    [Fact]
    public async Task Request_ThatWaitsWhenTheManagerGoesAway_WaitsForTheOneAboveToo()
    {
        var waiting = await _line.WaitingAsync();
        Assert.Empty(await _line.ForAsync(_line.Zonal));

        await _line.SendAwayAsync(_line.Manager);

        Assert.Equal([waiting.Id], await _line.ForAsync(_line.Zonal));
    }

    [Fact]
    public async Task Request_WithNobodyOfTheLineThere_WaitsForThoseWhoDecideEverything()
    {
        await _line.SendAwayAsync(_line.Manager, _line.Zonal);

        var waiting = await _line.WaitingAsync();

        Assert.Equal([_line.Admin.UserId], (await _line.MailsAsync()).Select(mail => mail.To ?? 0));
        Assert.Equal([waiting.Id], await _line.ForAsync(_line.Admin));
    }

    [Fact]
    public async Task Request_ByAnAdministrator_WaitsForTheManagerOfTheLead()
    {
        var other = await Office.HireAsync(Role.SuperAdmin);

        var waiting = (await _line.RequestAsync(await _line.LeadAsync(), _line.Admin)).Value?.Id ?? 0;

        Assert.Equal([waiting], await _line.ForAsync(_line.Manager));
        Assert.Empty(await _line.ForAsync(other));
    }

    [Fact]
    public async Task Mails_ThatSomebodyDoesNotWant_AreNotWritten()
    {
        Assert.True((await Office.Get<NoticeChoices>().ChooseAsync(_line.Manager, new Dictionary<NoticeKind, NoticeWay> { [NoticeKind.QuotationToDecide] = NoticeWay.App }, default)).IsOk);

        var waiting = await _line.WaitingAsync();

        Assert.Empty(await _line.MailsAsync());
        Assert.Equal([waiting.Id], await _line.ForAsync(_line.Manager));
    }
}

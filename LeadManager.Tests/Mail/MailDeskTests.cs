using LeadManager.Core.Access;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Mail;

public sealed class MailDeskTests
{
    [Fact]
    public async Task Desk_ByAnAdministrator_ListsReadsAndTriesAgain()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (desk, outbox) = (office.Get<MailDesk>(), office.Get<MailOutbox>());
        var id = await office.QueueAsync("Please call.");
        var claimed = await outbox.ClaimAsync(default);
        Assert.True(await outbox.FailAsync(claimed!, "550 no", default));

        Assert.Equal([id], (await desk.ListAsync(admin, new MailQuery(MailFilter.Failed, "SOUTH@"), default)).Items.Select(row => row.Id));
        Assert.Empty((await desk.ListAsync(admin, new MailQuery(MailFilter.Waiting), default)).Items);
        Assert.Contains("Please call.", (await desk.FindAsync(admin, id, default))?.Body, StringComparison.Ordinal);
        Assert.True((await desk.TryAgainAsync(admin, id, default)).IsOk);

        Assert.Equal((MailState.Waiting, 0), ((await office.MailAsync(id)).State, (await office.MailAsync(id)).Attempts));
        Assert.True((await desk.SendTestAsync(admin, default)).IsOk);
        Assert.Equal((NoticeKind.Test, "administrator@example.com"), ((await office.MailsAsync())[^1].Kind, (await office.MailsAsync())[^1].To));
    }

    [Fact]
    public async Task Desk_ByAUser_ShowsNothingAndChangesNothing()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var desk = office.Get<MailDesk>();
        var id = await office.QueueAsync();
        var before = await office.FingerprintAsync();

        Assert.Empty((await desk.ListAsync(user, new MailQuery(), default)).Items);
        Assert.Null(await desk.FindAsync(user, id, default));
        Assert.Equal(new Forbidden(LeadAction.ManageSettings), (await desk.TryAgainAsync(user, id, default)).Failure);
        Assert.Equal(new Forbidden(LeadAction.ManageSettings), (await desk.SendTestAsync(user, default)).Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task TryAgain_WhatWasSent_IsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var id = await office.QueueAsync();
        var outbox = office.Get<MailOutbox>();
        var claimed = await outbox.ClaimAsync(default);
        Assert.True(await outbox.FinishAsync(claimed!, default));

        Assert.IsType<Conflict>((await office.Get<MailDesk>().TryAgainAsync(admin, id, default)).Failure);
    }
}

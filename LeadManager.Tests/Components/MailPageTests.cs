using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Mail;
using LeadManager.Tests.Mail;
using LeadManager.Web.Mail;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The page of the outbox: what was sent, waits or failed with the server's words, each to be read, and what failed to be tried again.</summary>
public sealed class MailPageTests : SignedInTest
{
    [Fact]
    public async Task Page_MailsOfEveryState_AreToldReadAndTriedAgain()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var outbox = office.Get<MailOutbox>();
        await office.QueueAsync("was sent");
        Assert.True(await outbox.FinishAsync(await ClaimAsync(outbox), default));
        var failed = await office.QueueAsync("could not be sent");
        Assert.True(await outbox.FailAsync(await ClaimAsync(outbox), "550 no such mailbox here", default));
        await office.QueueAsync("still waits");
        var page = await OpenAsync(office, admin, new SmtpSettings());

        Assert.Contains("No mail server is configured, so mails wait here.", page.Find(".delivery").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Failed", "Sent", "Waiting"], States(page));
        Assert.Contains("550 no such mailbox here", page.Markup, StringComparison.Ordinal);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/settings/mail?show=Failed");
        page.WaitForState(() => States(page).SequenceEqual(["Failed"]), Patience);
        await page.Find("button.button-link").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("could not be sent", page.Find("pre.text").TextContent, StringComparison.Ordinal), Patience);
        await page.Find("button[aria-label^='Try again']").ClickAsync();
        page.WaitForState(() => page.Markup.Contains("No mail matches", StringComparison.Ordinal), Patience);

        Assert.Equal((MailState.Waiting, 0), ((await office.MailAsync(failed)).State, (await office.MailAsync(failed)).Attempts));
        await DisposeComponentsAsync();
    }

    [Fact]
    public async Task Page_WithAServer_SaysThroughWhatAndSendsATestMail()
    {
        await using var office = await Office.OpenAsync();
        var page = await OpenAsync(office, await office.HireAsync(Role.Administrator), new SmtpSettings { Host = "mail.example.com", Port = 587, From = "leads@example.com" });
        Assert.Contains("Mails are sent through mail.example.com:587", page.Find(".delivery").TextContent, StringComparison.Ordinal);
        Assert.Contains("No mails yet", page.Markup, StringComparison.Ordinal);

        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Send a test mail to me").ClickAsync();

        page.WaitForState(() => States(page).SequenceEqual(["Waiting"]), Patience); // it follows by itself
        Assert.Equal("administrator@example.com", Assert.Single(await office.MailsAsync()).To);
        await DisposeComponentsAsync();
    }

    private async Task<IRenderedComponent<Web.Components.Mail.MailPage>> OpenAsync(Office office, Actor who, SmtpSettings smtp)
    {
        Services.AddSingleton(smtp);
        await SignInAsync(office, who);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/settings/mail");
        var page = Render<Web.Components.Mail.MailPage>();
        page.WaitForState(() => page.FindAll(".delivery").Count == 1 && (page.FindAll("tbody tr").Count > 0 || page.Markup.Contains("No mails yet", StringComparison.Ordinal)), Patience);
        return page;
    }

    private static async Task<OutboxMail> ClaimAsync(MailOutbox outbox) => await outbox.ClaimAsync(default) ?? throw new InvalidOperationException("Nothing is due.");

    private static IEnumerable<string> States(IRenderedComponent<Web.Components.Mail.MailPage> page) => page.FindAll("tbody tr .standing .badge").Select(badge => badge.TextContent.Trim()).Order();
}

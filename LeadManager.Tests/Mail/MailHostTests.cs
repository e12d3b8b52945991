using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace LeadManager.Tests.Mail;

/// <summary>Mails through the real host: the API stores them, the background sends them.</summary>
public sealed class MailHostTests
{
    [Fact]
    public async Task Put_WithAMessage_WaitsWithoutAServerAndIsSentOnceByTheNextHost()
    {
        await using var server = new SmtpListener();
        var app = new AppFactory();
        await app.InitializeAsync();
        try
        {
            var id = await AddLeadAsync(app);
            var admin = await ApiClient.SignInAsync(app, "admin");
            Assert.Equal(HttpStatusCode.OK, (await admin.PutAsync($"/api/leads/{id}", """{"message":"Please call.","city":"Ravensburg"}""")).Status);
            Assert.Equal(MailState.Waiting, await StateAsync(app));

            await using (var sending = WithServer(app, server))
            {
                using var client = sending.CreateClient(); // starts it
                await Eventually.IsAsync(MailState.Sent, () => StateAsync(app));
                await admin.PutAsync($"/api/leads/{id}", """{"message":"And again."}""");
            }

            await using (var restarted = WithServer(app, server))
            {
                using var client = restarted.CreateClient();
                await Eventually.IsAsync(2, () => Task.FromResult(server.Mails.Count));
            }

            Assert.Equal(2, server.Mails.Select(mail => mail.Header("Message-ID")).Distinct().Count());
            Assert.Equal(2, server.Mails.Count);
        }
        finally
        {
            await ((IAsyncLifetime)app).DisposeAsync();
        }
    }

    [Theory]
    [InlineData("""{"message":5}""", "message")]
    [InlineData("""{"message":"\u0000"}""", "message")]
    public async Task Put_WithAMessageThatIsNoText_IsRefusedByName(string body, string field)
    {
        var app = new AppFactory();
        await app.InitializeAsync();
        try
        {
            var admin = await ApiClient.SignInAsync(app, "admin");

            var answer = await admin.PutAsync($"/api/leads/{await AddLeadAsync(app)}", body);

            Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Faults.Single()));
        }
        finally
        {
            await ((IAsyncLifetime)app).DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Smtp:Security", "Maybe", "Smtp:Security is Maybe. Use StartTls, Tls or None.")]
    [InlineData("Smtp:Port", "0", "Smtp:Port is 0. Use a number from 1 to 65535.")]
    [InlineData("Smtp:From", "a@b.c\r\nBcc: x@y.z", null)]
    [InlineData("Smtp:User", "office", "Smtp:User is set and Smtp:Security is None: the password would go over the network in the open. Use StartTls or Tls.")]
    public void Settings_ThatCannotBeMeant_AreRefusedByName(string name, string value, string? message)
    {
        var values = new Dictionary<string, string?> { ["Smtp:Host"] = "mail.example.com", ["Smtp:Security"] = "None", [name] = value };

        var fault = Assert.Throws<InvalidOperationException>(() => SmtpSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));

        Assert.Equal(message ?? fault.Message, fault.Message);
        Assert.StartsWith(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_WithAHostOnly_AskForEncryption()
    {
        var settings = SmtpSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Smtp:Host", "mail.example.com"), new("Smtp:From", "Lead Office <leads@example.com>")]).Build());

        Assert.Equal((SmtpSecurity.StartTls, 587, "leads@example.com", "Lead Office"), (settings.Security, settings.Port, settings.From, settings.FromName));
        Assert.False(SmtpSettings.Read(new ConfigurationBuilder().Build()).IsConfigured);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5099", null, "http://127.0.0.1:5099/leads/7")]
    [InlineData("http://*:80;https://+:443", null, "http://localhost/leads/7")]
    [InlineData("http://0.0.0.0:5080", "https://leads.example.com/lm/", "https://leads.example.com/lm/leads/7")]
    [InlineData(null, null, "http://localhost:5080/leads/7")]
    public void Links_BeginWithTheNamedAddressElseTheOneListenedAt(string? urls, string? named, string link)
    {
        var configuration = new ConfigurationManager { ["urls"] = urls, ["Site:Address"] = named };

        Assert.Equal(link, MailSetup.ReadSite(configuration).LeadPage(7));
    }

    [Fact]
    public async Task Preferences_OfYourAccount_AreShownAndKept()
    {
        var app = new AppFactory();
        await app.InitializeAsync();
        try
        {
            const string Page = "/Identity/Account/Manage/Notifications";
            var browser = await app.SignInAsync("admin");
            Assert.DoesNotContain("value=\"App\" selected", await browser.ReadAsync(Page), StringComparison.Ordinal);

            Assert.Contains("Your choice is saved.", await browser.SubmitAndReadAsync(Page, ("Ways[Assigned]", "App")), StringComparison.Ordinal);

            var stored = await app.Get<NoticeChoices>().GetAsync(app.Admin, default);
            Assert.Equal((NoticeWay.App, NoticeWay.Mail), (stored[NoticeKind.Assigned], stored[NoticeKind.Returned]));
            Assert.Contains("value=\"App\" selected", await browser.ReadAsync(Page), StringComparison.Ordinal);
        }
        finally
        {
            await ((IAsyncLifetime)app).DisposeAsync();
        }
    }

    private static WebApplicationFactory<Program> WithServer(AppFactory app, SmtpListener server) => app.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Smtp:Security", "None");
    });

    private static async Task<int> AddLeadAsync(AppFactory app)
    {
        var admin = await ApiClient.SignInAsync(app, "admin");
        var id = (await admin.PostAsync("/api/leads", """{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website"}""")).Id;
        await using var db = await app.OpenAsync();
        var office = new Core.Lists.Office { Name = "South", NameKey = "south", Email = "south@example.com" };
        db.Add(office);
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
        (await db.Leads.SingleAsync(row => row.Id == id)).OfficeId = office.Id;
        await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
        return id;
    }

    private static async Task<MailState> StateAsync(AppFactory app)
    {
        await using var db = await app.OpenAsync();
        return (await db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).FirstAsync()).State;
    }
}

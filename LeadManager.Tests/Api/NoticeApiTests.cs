using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Api;

/// <summary>Notifications and calendars over HTTP.</summary>
public sealed class NoticeApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Notifications_AreListedAndReadByWhomTheyAreFor()
    {
        var toldId = (await App.AddUserAsync(Role.User, "told")).UserId;
        var told = await ApiClient.SignInAsync(App, "told");
        var id = await AddLeadAsync();
        await Admin.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{toldId}},"notes":"Speaks Igbo"}""");

        var list = (await told.GetAsync("/api/notifications?unread=true")).Json;
        var first = list.GetProperty("items")[0];
        var number = first.GetProperty("id").GetInt32();

        Assert.Equal((1, 1, "Assigned", "Speaks Igbo"), (list.GetProperty("total").GetInt32(), list.GetProperty("unread").GetInt32(), first.GetProperty("kind").GetString(), first.GetProperty("text").GetString()));
        Assert.EndsWith("assigned Amara Okonkwo to you", first.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await User.PostAsync($"/api/notifications/{number}/read")).Status);
        Assert.Equal(1, (await told.GetAsync("/api/notifications")).Json.GetProperty("unread").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await told.PostAsync($"/api/notifications/{number}/read")).Status);
        Assert.Equal(0, (await told.GetAsync("/api/notifications")).Json.GetProperty("unread").GetInt32());
        Assert.Equal(["upTo"], (await told.PostAsync("/api/notifications/read", """{"upTo":"all"}""")).Faults);
        Assert.Equal(HttpStatusCode.NoContent, (await told.PostAsync("/api/notifications/read", """{"upTo":1}""")).Status);
        Assert.Equal(["page"], (await told.GetAsync("/api/notifications?page=x")).Faults);
    }

    [Fact]
    public async Task Preferences_AreChosenPerKind_AndRefusedWhereThereIsNoSuchWay()
    {
        Assert.Equal("Mail", (await User.GetAsync("/api/notifications/preferences")).Json.GetProperty("assigned").GetString());
        Assert.Equal(["assigned"], (await User.PutAsync("/api/notifications/preferences", """{"assigned":"Pigeon"}""")).Faults);
        Assert.Equal(["leadMessage"], (await User.PutAsync("/api/notifications/preferences", """{"leadMessage":"Digest"}""")).Faults);
        Assert.Equal("Mail", (await User.GetAsync("/api/notifications/preferences")).Json.GetProperty("assigned").GetString());

        var chosen = await User.PutAsync("/api/notifications/preferences", """{"assigned":"App"}""");

        Assert.Equal((HttpStatusCode.OK, "App", "Mail"), (chosen.Status, chosen.Json.GetProperty("assigned").GetString(), chosen.Json.GetProperty("followUpDue").GetString()));
    }

    [Fact]
    public async Task WithoutLeads_ThereIsNothingToBeToldOf()
    {
        await App.AddUserAsync(Role.HRManager, "hr");
        var hr = await ApiClient.SignInAsync(App, "hr");

        Assert.Equal(HttpStatusCode.Forbidden, (await hr.GetAsync("/api/notifications")).Status);
        Assert.Equal(HttpStatusCode.OK, (await User.GetAsync("/api/notifications")).Status);
    }

    [Fact]
    public async Task Calendar_IsReadWithItsKeyAlone_AndNothingElseOpensIt()
    {
        var actor = await App.AddUserAsync(Role.User, "calendar");
        var address = (await App.Get<CalendarFeeds>().MakeAsync(actor, default)).Value ?? "";
        using var stranger = App.CreateClient();

        using var answer = await stranger.GetAsync(new Uri(address).AbsolutePath);
        using var wrong = await stranger.GetAsync("/calendar/" + new string('A', 43) + ".ics");

        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((true, "nosniff"), (answer.Headers.CacheControl?.NoStore, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal((HttpStatusCode.NotFound, ""), (wrong.StatusCode, await wrong.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Calendar_OfYourAccount_IsShownOnceAndSwitchedOff()
    {
        const string Page = "/Identity/Account/Manage/Calendar";
        await App.AddUserAsync(Role.User, "subscriber");
        var browser = await App.SignInAsync("subscriber");

        Assert.Contains("/calendar/", await browser.SubmitAndReadAsync(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("/calendar/", await browser.ReadAsync(Page), StringComparison.Ordinal);
        Assert.Contains("No calendar program has asked for it yet", await browser.ReadAsync(Page), StringComparison.Ordinal);
    }
}

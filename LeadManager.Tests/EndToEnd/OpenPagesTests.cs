using System.Net;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>What only a real server and a real browser show: pages that are open at once, addresses that a server must not choke on.</summary>
[Collection(InBrowser.Name)]
public sealed class OpenPagesTests(Street street)
{
    [SkippableFact]
    public async Task OpenPages_OneMoreThanAllowed_SaysSoAndWorksAfterOneIsClosed()
    {
        await using var office = await Street.OpenAsync("--demo", "--leads", "5", "--RateLimits:CircuitsPerUser", "2");
        await using var person = await street.EnterAsync(office, "user");
        var second = await person.AnotherPageAsync();
        await second.GoAsync("/leads");
        await Expect(second.Heading("Leads")).ToBeVisibleAsync();
        var third = await person.AnotherPageAsync();

        await third.GoAsync("/leads");
        await Expect(third.Heading("Too many open pages")).ToBeVisibleAsync();
        await second.Page.CloseAsync();

        // The server hears of the closed page a moment later.
        Assert.True(await third.Page.EvaluateAsync<bool>("async () => { for (let n = 0; n < 200; n++) { if ((await fetch('/leads')).ok) return true; await new Promise(r => setTimeout(r, 100)); } return false; }"));
        await third.GoAsync("/leads");
        await Expect(third.Heading("Leads")).ToBeVisibleAsync();
        await person.ChooseAsync("Events"); // the first page lives on
    }

    [SkippableFact]
    public async Task DisabledUser_WithAFilledForm_IsOutBeforeHeCanSave()
    {
        await using var office = await Street.OpenAsync("--demo", "--leads", "5");
        await using var person = await street.EnterAsync(office, "user");
        await person.GoAsync("/leads/new");
        await person.Form.FillAsync("Too", "Late", "+1 555 010 7799");
        using var administrator = await Caller.SignInAsync(office, "administrator");
        var users = await administrator.GetAsync("/api/users?search=user@");
        var id = users.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("username").GetString() == "user").GetProperty("id").GetInt32();

        Assert.Equal(HttpStatusCode.OK, await administrator.TryAsync($"POST /api/users/{id}/disable"));

        await Expect(person.Heading("Sign in")).ToBeVisibleAsync();
        var found = await administrator.GetAsync("/api/leads?search=Too%20Late");
        Assert.Equal(0, found.GetProperty("total").GetInt32());
    }

    [SkippableFact]
    public async Task TypedWhileTheConnectionIsLost_IsThereWhenItIsBack()
    {
        await using var office = await Street.OpenAsync("--demo", "--leads", "5");
        await using var person = await street.EnterAsync(office, "user");
        var line = await CutLine.OfAsync(person.Page);
        await person.GoAsync("/leads/new");
        await person.Form.Field("First name").FillAsync("Still");
        await person.Form.Field("Last name").FillAsync("Here");
        await Expect(person.Page.GetByText("Draft kept")).ToBeVisibleAsync();

        line.Cut();
        await person.Form.FillAsync("Still", "Here Too", "+1 555 010 7744", "Call");
        await person.Form.Field("Comments").FillAsync("Typed on a bus");
        await person.Form.Field("First name").FillAsync("Still");
        await person.Form.Field("Comments").FillAsync("Typed on a train");
        await line.MendAsync();
        await Expect(person.Page.GetByText("Connected again.")).ToBeVisibleAsync();
        await person.Form.Save.ClickAsync();

        await Expect(person.Heading("Still Here Too")).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("Typed on a train").First).ToBeVisibleAsync();
    }

    [SkippableTheory]
    [InlineData("/api/leads/%00")]
    [InlineData("/api/leads/1%00")]
    [InlineData("/leads/%00")]
    [InlineData("/%00")]
    public async Task Address_WithANulCharacter_IsRefusedAndNoFaultOfOurs(string path)
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri((await street.DemoAsync()).Address + path));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>
/// The day of those who do not sell: what they come for, and that page, API and export refuse them the rest, while a
/// colleague whose role it is does the same (S3.113-S3.139, S3.140-S3.159, S3.160-S3.179, S3.180-S3.200). What a lead is,
/// no refused call changes.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class RoleJourneyTests(Street street)
{
    private const string Call = """{"type":"Call","note":"Asks when you come"}""", Plan = """{"type":"Visit","dueAt":"2031-05-05T09:00:00Z"}""";

    [SkippableFact]
    public async Task ServiceManager_SeesWonAndSpecialLeads_ReviewsOneTechnicallyAndChangesNone()
    {
        var leads = await EnterAsync("Gutachten");
        await using var engineer = await street.EnterAtLeadsAsync(await street.DemoAsync(), "servicemanager");
        await ExpectMenuAsync(engineer, "Leads", "Follow-ups", "Special leads", "Events");
        await engineer.GoAsync("/leads?search=Gutachten");
        await Expect(engineer.Leads.Rows).ToHaveCountAsync(2);
        await Expect(engineer.Leads.Row("Gutachten", "Offen")).ToHaveCountAsync(0);
        await Expect(engineer.Button("Export")).ToHaveCountAsync(0);
        var before = await ReadAsync(leads.Special);

        await engineer.ChooseAsync("Special leads");
        await engineer.Button("Technical review of Sonder Gutachten").ClickAsync();
        await engineer.Lead.Dialog.GetByLabel("Space and power").FillAsync("A second circuit, 16 A");
        await engineer.Lead.Dialog.GetByLabel("Verdict").SelectOptionAsync("WithChanges");
        await engineer.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(engineer.Lead.Toast("The technical review of Sonder Gutachten is kept.")).ToBeVisibleAsync();

        await engineer.GoAsync($"/leads/{leads.Special}");
        await Expect(engineer.Page.GetByRole(AriaRole.Region, new() { Name = "Special lead" })).ToContainTextAsync("A second circuit, 16 A");
        await ExpectReadOnlyAsync(engineer, leads.Special);
        await ExpectHiddenAsync(engineer, leads.Usual);
        Assert.Empty(engineer.Complaints);
        await ExpectClosedAsync(engineer, "/quotations", "/dashboard", "/import");
        Assert.Equal(before, await ReadAsync(leads.Special));

        await RefuseAsync("servicemanager", leads.Special,
            ("salesexecutive", $"POST /api/leads/{leads.Special}/activities", Call),
            ("salesexecutive", $"POST /api/leads/{leads.Special}/followups", Plan),
            ("salesexecutive", $"PUT /api/leads/{leads.Special}", """{"city":"Rye"}"""),
            ("salesmanager", $"POST /api/leads/{leads.Special}/special-review", """{"decision":"Approved","evaluation":"worth it"}"""),
            ("salesexecutive", $"POST /api/leads/{leads.Special}/quotation", """{"amount":900}"""),
            ("salesmanager", "GET /api/quotations", null),
            ("salesmanager", "GET /api/leads/export.csv", null),
            ("salesexecutive", $"POST /api/leads/{leads.Special}/close", """{"outcome":"Dropped","reason":"too far"}"""));
    }

    [SkippableFact]
    public async Task ServiceCoordinator_PreparesFromWonLeadsAndReadsWhatWasDone()
    {
        var leads = await EnterAsync("Einbauplan");
        Assert.Equal(HttpStatusCode.Created, await (await street.CallAsync("salesexecutive")).TryAsync($"POST /api/leads/{leads.Won}/activities", Call));
        await using var coordinator = await street.EnterAtLeadsAsync(await street.DemoAsync(), "servicecoordinator");
        await ExpectMenuAsync(coordinator, "Leads", "Follow-ups", "Events");
        await coordinator.GoAsync("/leads?search=Einbauplan");
        await Expect(coordinator.Leads.Rows).ToHaveCountAsync(1);

        await coordinator.Leads.OpenAsync("Einbauplan", "Gewonnen");
        await Expect(coordinator.Heading("Gewonnen Einbauplan")).ToBeVisibleAsync();
        await coordinator.Lead.ShowAsync("Timeline");
        await Expect(coordinator.Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" })).ToContainTextAsync("Asks when you come");

        await ExpectReadOnlyAsync(coordinator, leads.Won);
        await ExpectHiddenAsync(coordinator, leads.Special);
        Assert.Empty(coordinator.Complaints);
        await ExpectClosedAsync(coordinator, "/special-leads", "/quotations");
        await RefuseAsync("servicecoordinator", leads.Won, OfAWonLead(leads.Won, "salesexecutive", "salesmanager"));
    }

    [SkippableFact]
    public async Task ServiceExecutive_LooksUpWhereToInstallOnHisPhone()
    {
        var leads = await EnterAsync("Montage");
        await using var technician = await street.VisitAsync(await street.DemoAsync(), new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        await technician.GoAsync("/leads?search=Montage");
        await technician.Door.SignInAsync("serviceexecutive", Support.TestUsers.Password);
        await technician.Page.GetByRole(AriaRole.Link, new() { Name = "Montage, Gewonnen" }).ClickAsync();
        await Expect(technician.Heading("Gewonnen Montage")).ToBeVisibleAsync();
        await Expect(technician.Page.GetByRole(AriaRole.Link, new() { Name = "+1 555 010 7771" })).ToHaveAttributeAsync("href", "tel:+15550107771");

        await ExpectReadOnlyAsync(technician, leads.Won);
        await ExpectHiddenAsync(technician, leads.Usual);
        Assert.Empty(technician.Complaints);
        await ExpectClosedAsync(technician, "/special-leads", "/leads/new");
        await RefuseAsync("serviceexecutive", leads.Won,
        [
            ("servicemanager", $"POST /api/leads/{leads.Won}/technical-review", """{"verdict":"Suitable","suitability":"fits"}"""),
            .. OfAWonLead(leads.Won, "salesexecutive", "salesmanager"),
        ]);
    }

    [SkippableFact]
    public async Task HRManager_IsGreetedAndKeptFromEveryLead()
    {
        var leads = await EnterAsync("Personal");
        await using var person = await street.VisitAsync(await street.DemoAsync());
        await person.GoAsync("/");
        await person.Door.SignInAsync("hrmanager", Support.TestUsers.Password);
        await Expect(person.Heading("Welcome")).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("Your role does not work with leads")).ToBeVisibleAsync();
        await ExpectMenuAsync(person);
        await person.Link("Your account").Last.ClickAsync();
        await Expect(person.Heading("Welcome")).ToHaveCountAsync(0);
        await Expect(person.Page).ToHaveURLAsync(new Regex("/Identity/Account/Manage"));

        Assert.Empty(person.Complaints);
        await ExpectClosedAsync(person, "/leads", $"/leads/{leads.Won}", $"/leads/{leads.Usual}/edit", "/follow-ups", "/special-leads", "/dashboard");
        Assert.Equal(HttpStatusCode.NotFound, await (await street.CallAsync("hrmanager")).TryAsync($"GET /api/leads/{leads.Won}"));
        await RefuseAsync("hrmanager", leads.Won,
        [
            ("servicecoordinator", "GET /api/leads", null),
            ("servicecoordinator", $"GET /api/leads/{leads.Won}/activities", null),
            ("salesexecutive", $"POST /api/leads/{leads.Usual}/quotation", """{"amount":900}"""),
            ("salesmanager", "GET /api/quotations", null),
            .. OfAWonLead(leads.Won, "salesexecutive", "salesmanager"),
        ]);
    }

    /// <summary>What nobody but those who sold it does with a won lead.</summary>
    private static (string By, string Call, string? Body)[] OfAWonLead(int id, string owner, string manager) =>
    [
        (owner, $"POST /api/leads/{id}/activities", Call),
        (owner, $"POST /api/leads/{id}/followups", Plan),
        (owner, $"PUT /api/leads/{id}", """{"city":"Rye"}"""),
        (manager, "GET /api/leads/export.csv", null),
        (manager, "GET /api/leads/export.xlsx", null),
        (manager, $"POST /api/leads/{id}/reopen", "{}"),
    ];

    /// <summary>An executive's leads of this name: a special one, one that he has won, and a usual one.</summary>
    private async Task<(int Special, int Won, int Usual)> EnterAsync(string lastName)
    {
        var (admin, executive) = (await street.CallAsync("safelife"), await street.CallAsync("salesexecutive"));
        Task<int> AddAsync(string firstName, string? special = null) => admin.AddAsync("/api/leads", new
        {
            firstName, lastName, phone = "+1 555 010 7771", source = "Website", assigneeId = executive.Id, isSpecial = special is not null, specialReason = special,
        });

        var leads = (Special: await AddAsync("Sonder", "heavy machine"), Won: await AddAsync("Gewonnen"), Usual: await AddAsync("Offen"));
        Assert.Equal(HttpStatusCode.OK, await executive.TryAsync($"POST /api/leads/{leads.Won}/close", """{"outcome":"Won","reason":"ordered"}"""));
        return leads;
    }

    /// <summary>The lead as an administrator sees it.</summary>
    private async Task<string> ReadAsync(int id) => (await (await street.CallAsync("safelife")).GetAsync($"/api/leads/{id}")).GetRawText();

    /// <summary>Each call is refused to the one - as if there were no such lead, where he does not see it - and done for the other; the refused ones have left the lead as it was.</summary>
    private async Task RefuseAsync(string refused, int leadId, params (string By, string Call, string? Body)[] calls)
    {
        var (before, person) = (await ReadAsync(leadId), await street.CallAsync(refused));
        foreach (var (_, call, body) in calls)
            Assert.True(await person.TryAsync(call, body) is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{refused} {call}");
        Assert.Equal(before, await ReadAsync(leadId));
        foreach (var (by, call, body) in calls)
            Assert.True((int)await (await street.CallAsync(by)).TryAsync(call, body) < 300, $"{by} {call}");
    }

    private static async Task ExpectMenuAsync(Visitor by, params string[] places)
    {
        var menu = by.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true });
        await Expect(menu.GetByRole(AriaRole.Link)).ToHaveTextAsync(places.Select(place => new System.Text.RegularExpressions.Regex($@"^\s*{place}\b")));
    }

    /// <summary>The open lead offers nothing that changes it, and its form nothing to save.</summary>
    private static async Task ExpectReadOnlyAsync(Visitor by, int id)
    {
        foreach (var step in new[] { "Log activity", "Plan follow-up", "Request quotation", "Assign", "Delete", "Move along" })
            await Expect(by.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{step}") })).ToHaveCountAsync(0);
        await Expect(by.Link("Edit")).ToHaveCountAsync(0);
        await by.GoAsync($"/leads/{id}/edit");
        await Expect(by.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(by.Form.Save).ToHaveCountAsync(0);
    }

    private static async Task ExpectHiddenAsync(Visitor by, int id)
    {
        await by.GoAsync($"/leads/{id}");
        await Expect(by.Page.GetByText("This lead does not exist, or you may not see it")).ToBeVisibleAsync();
    }

    private static async Task ExpectClosedAsync(Visitor by, params string[] pages)
    {
        foreach (var page in pages)
        {
            Assert.Equal(403, (await by.Page.GotoAsync(page))?.Status);
            await Expect(by.Heading("Not allowed")).ToBeVisibleAsync();
        }
    }
}

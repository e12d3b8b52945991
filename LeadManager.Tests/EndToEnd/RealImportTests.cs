using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Files that other systems have written, from their choice to the leads and back, on the pages that people use.</summary>
[Collection(InBrowser.Name)]
public sealed class RealImportTests(Street street)
{
    [SkippableFact]
    public async Task DamagedSpreadsheet_ThroughThePage_IsImportedWithoutItsLostPhonesAndUndone()
    {
        var file = SharedData.Find("people-1000-excel-damaged.csv");
        await using var office = await Street.OpenAsync("--demo", "--leads", "5");
        await using var person = await street.EnterAsync(office, "safelife");
        await UploadAsync(person, file);

        await Expect(person.Page.GetByLabel("Goes to: First Name")).ToHaveValueAsync("FirstName");
        await Expect(person.Page.GetByLabel("Goes to: Date of birth")).ToHaveValueAsync("DateOfBirth");
        await person.Page.GetByLabel("Goes to: Job Title").SelectOptionAsync("Add to comments");
        await person.Page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("Campaign");
        await person.Button("Check the rows").ClickAsync();
        await person.Button("The day comes first").ClickAsync();
        await Expect(Count(person, "Refused")).ToHaveTextAsync("46");
        await Expect(Count(person, "New")).ToHaveTextAsync("954");
        await Expect(person.Page.GetByText("-10395 is no phone number")).ToBeVisibleAsync();
        Assert.Equal(5, await TotalAsync(person));

        await person.Button("Import").ClickAsync();
        await Expect(person.Button("Undo import")).ToBeVisibleAsync();
        await Expect(person.Link("Refused rows as a file")).ToBeVisibleAsync();
        Assert.Equal(959, await TotalAsync(person));
        await UndoAsync(person);

        Assert.Equal(5, await TotalAsync(person));
        Assert.Empty(person.Complaints);
    }

    private static ILocator Count(Visitor person, string name) =>
        person.Page.Locator("dl div").Filter(new() { Has = person.Page.GetByText(name, new() { Exact = true }) }).Locator("dd");

    private static async Task UploadAsync(Visitor person, string file)
    {
        await person.ChooseAsync("Import");
        await person.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "What the columns are" })).ToBeVisibleAsync();
    }

    private static async Task UndoAsync(Visitor person)
    {
        await person.Button("Undo import").ClickAsync();
        await person.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();
        await Expect(person.Page.GetByText("This import was undone by safelife.")).ToBeVisibleAsync();
    }

    private static async Task<int> TotalAsync(Visitor person)
    {
        var answer = await person.Page.APIRequest.GetAsync("/api/leads?pageSize=1");
        return (await answer.JsonAsync())?.GetProperty("total").GetInt32() ?? -1;
    }
}

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
        await person.Imports.UploadAsync(file);

        await Expect(person.Imports.Target("First Name")).ToHaveValueAsync("FirstName");
        await Expect(person.Imports.Target("Date of birth")).ToHaveValueAsync("DateOfBirth");
        await person.Imports.Target("Job Title").SelectOptionAsync("Add to comments");
        await person.Page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("Campaign");
        await person.Imports.CheckAsync();
        await person.Button("The day comes first").ClickAsync();
        await Expect(person.Imports.Count("Refused")).ToHaveTextAsync("46");
        await Expect(person.Imports.Count("New")).ToHaveTextAsync("954");
        await Expect(person.Page.GetByText("-10395 is no phone number")).ToBeVisibleAsync();
        Assert.Equal(5, await person.Imports.TotalAsync());

        await person.Imports.FinishAsync();
        await Expect(person.Link("Refused rows as a file")).ToBeVisibleAsync();
        Assert.Equal(959, await person.Imports.TotalAsync());
        await person.Imports.UndoAsync();

        Assert.Equal(5, await person.Imports.TotalAsync());
        Assert.Empty(person.Complaints);
    }
}

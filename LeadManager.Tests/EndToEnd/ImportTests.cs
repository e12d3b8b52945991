using System.Text;
using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>A spreadsheet from its choice over the check to the leads, and back again.</summary>
[Collection(InBrowser.Name)]
public sealed class ImportTests(Street street)
{
    private const string Text = "Vorname;Nachname;Telefon;Geburtsdatum\r\nZoë;Import-Trial;9175558801;03/04/1950\r\nBob;Import-Trial;1.23457E+11;24/12/1951\r\n";

    [SkippableFact]
    public async Task File_CheckedCorrectedImportedAndUndone()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.Imports.UploadAsync(Csv("import-trial.csv", Encoding.UTF8.GetBytes(Text)));

        await person.Page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("Campaign");
        await person.Imports.CheckAsync();
        await Expect(person.Imports.Count("Refused")).ToHaveTextAsync("2");
        await Examination.PassesAsync(person.Page, "check of an import");
        await person.Button("The day comes first").ClickAsync();
        await Expect(person.Imports.Count("Refused")).ToHaveTextAsync("1");
        await person.Page.GetByLabel("Telefon in line 3").FillAsync("917-555-8802");
        await person.Page.GetByLabel("Telefon in line 3").BlurAsync();
        await Expect(person.Page.GetByText("Corrected so far: 1")).ToBeVisibleAsync();
        await Expect(person.Button("Import")).ToHaveCountAsync(0); // what is corrected is checked first, and not left behind
        await person.Button("Check again").ClickAsync();
        await Expect(person.Imports.Count("New")).ToHaveTextAsync("2");
        await person.Imports.FinishAsync();
        await Examination.PassesAsync(person.Page, "result of an import");
        Assert.Equal(2, await person.Imports.TotalAsync("import-trial"));

        await person.ChooseAsync("Import");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Undo import of import-trial.csv" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("import-trial.csv") }).GetByText("Undone")).ToBeVisibleAsync();

        Assert.Equal(0, await person.Imports.TotalAsync("import-trial"));
        Assert.Empty(person.Complaints);
    }

    [SkippableFact]
    public async Task Draft_ReloadedAndReadInAnotherWay_KeepsWhatWasChosen()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.Imports.UploadAsync(Csv("import-draft.csv", Encoding.Latin1.GetBytes("First name,Ort\r\nZoë,Köln\r\n")));
        await Expect(person.Page.GetByText("Guessed: look whether names with accents below are right.")).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("Köln")).ToBeVisibleAsync();

        await person.Page.GetByLabel("Delimiter").SelectOptionAsync("Semicolon");
        await Expect(person.Page.GetByText("0 of 1 columns are imported")).ToBeVisibleAsync();
        await person.Page.ReloadAsync();
        await Expect(person.Page.GetByText("0 of 1 columns are imported")).ToBeVisibleAsync();
        await person.Button("Discard").ClickAsync();
        await person.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        await Expect(person.Heading("Import")).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("import-draft.csv")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task File_ThatIsNoTable_SaysWhyAndKeepsThePage()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.ChooseAsync("Import");

        await person.Imports.File.SetInputFilesAsync(Csv("photo.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A]));

        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("photo.csv is a PNG file");
        await Examination.PassesAsync(person.Page, "import with a fault");
    }

    [SkippableFact]
    public async Task Import_RoleWithoutTheRight_SeesNoEntryAndIsRefused()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "user");

        await Expect(person.Link("Import")).ToHaveCountAsync(0);
        await person.GoAsync("/import");
        await Expect(person.Page.Locator("input[type=file]")).ToHaveCountAsync(0);
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    private static FilePayload Csv(string name, byte[] bytes) => new() { Name = name, MimeType = "text/csv", Buffer = bytes };
}

using System.Text.Json;
using ClosedXML.Excel;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>An Excel workbook through the import page: its sheets, its typed cells, and what people write around a table.</summary>
[Collection(InBrowser.Name)]
public sealed class WorkbookImportTests(Street street)
{
    private const int HeaderLine = 3;

    private static readonly string[] Headings = ["First name", "Last name", "Phone", "ZIP code", "Date of birth", "Source", "Comments"];

    [SkippableFact]
    public async Task Workbook_SheetChosenAndCellCorrected_KeepsItsTypedCellsAndIsUndone()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.Imports.UploadAsync(new FilePayload { Name = "spring.xlsx", MimeType = "application/octet-stream", Buffer = Workbook() });

        await person.Page.GetByLabel("Sheet", new() { Exact = true }).SelectOptionAsync("People");
        await Expect(person.Page.GetByLabel("Line of the column names")).ToHaveValueAsync("3");
        await Expect(person.Imports.Target("ZIP code")).ToHaveValueAsync("ZipCode");
        await Expect(person.Imports.Target("Date of birth")).ToHaveValueAsync("DateOfBirth");
        await person.Imports.CheckAsync();
        await Expect(person.Imports.Count("Refused")).ToHaveTextAsync("1");
        await person.Page.GetByLabel("Date of birth in line 5").FillAsync("1951-02-28");
        await person.Page.GetByLabel("Date of birth in line 5").BlurAsync();
        await person.Button("Check again").ClickAsync();
        await Expect(person.Imports.Count("New")).ToHaveTextAsync("2");
        await person.Imports.FinishAsync();

        var leads = await FoundAsync(person);
        Assert.Equal(["Zoë|98765|1951-02-28|", "Ōe|01234|1950-04-03|two\nlines"], leads);
        await person.Imports.UndoAsync();
        Assert.Equal(0, await person.Imports.TotalAsync("Workbook-Trial"));
        Assert.Empty(person.Complaints);
    }

    [SkippableFact]
    public async Task RealWorkbook_WithNotesAroundItsTable_IsImportedAndUndone()
    {
        var file = SharedData.Find("xlsx/deaths.xlsx");
        await using var office = await Street.OpenAsync("--demo", "--leads", "5");
        await using var person = await street.EnterAsync(office, "safelife");
        await person.Imports.UploadAsync(file);

        await Expect(person.Page.GetByLabel("Line of the column names")).ToHaveValueAsync("5");
        await Expect(person.Imports.Target("Name")).ToHaveValueAsync("FullName");
        await person.Imports.Target("Profession").SelectOptionAsync("Add to comments");
        await person.Imports.Default("Phone").FillAsync("+1 917 555 0100");
        await person.Imports.Default("Source").SelectOptionAsync("Campaign");
        await person.Page.GetByLabel("Add all the same", new() { Exact = true }).CheckAsync();
        await person.Imports.CheckAsync();
        await Expect(person.Imports.Count("Rows")).ToHaveTextAsync("14");
        await person.Imports.FinishAsync();

        Assert.Equal(1, await person.Imports.TotalAsync("Zsa Zsa Gábor"));
        await person.Imports.UndoAsync();
        Assert.Equal(5, await person.Imports.TotalAsync());
        Assert.Empty(person.Complaints);
    }

    private static byte[] Workbook()
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("Read me").Cell(1, 1).Value = "The people stand on the next sheet.";
        var people = book.AddWorksheet("People");
        people.Cell(1, 1).Value = "Spring campaign";
        people.Cell(HeaderLine, 1).InsertData(new[] { Headings });
        people.Cell(HeaderLine + 1, 1).InsertData(new object[][] { ["Ōe", "Workbook-Trial", 9175558811, 1234, new DateTime(1950, 4, 3), "Website", "two\nlines"] });
        people.Cell(HeaderLine + 2, 1).InsertData(new object[][] { ["Zoë", "Workbook-Trial", "(917) 555-8812", 98765, "31.02.1951", "Call", ""] });
        people.Column(4).Style.NumberFormat.Format = "00000";
        using var bytes = new MemoryStream();
        book.SaveAs(bytes);
        return bytes.ToArray();
    }

    private static async Task<IEnumerable<string>> FoundAsync(Visitor person)
    {
        var answer = await (await person.Page.APIRequest.GetAsync("/api/leads?search=Workbook-Trial")).JsonAsync<JsonElement>();
        return answer.GetProperty("items").EnumerateArray().Select(lead => string.Join('|', new[] { "firstName", "zipCode", "dateOfBirth", "comments" }
            .Select(name => lead.TryGetProperty(name, out var value) ? value.GetString() : null))).Order(StringComparer.Ordinal);
    }
}

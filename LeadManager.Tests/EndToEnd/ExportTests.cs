using ClosedXML.Excel;
using Microsoft.Playwright;
using Microsoft.VisualBasic.FileIO;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>What Export gives is the list that one sees.</summary>
[Collection(InBrowser.Name)]
public sealed class ExportTests(Street street)
{
    private const string Filtered = "/leads?source=Website&sort=createdAt&pageSize=200";

    [SkippableFact]
    public async Task Export_FilteredList_WorkbookAndTextHoldExactlyItsRows()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.GoAsync(Filtered);
        await Expect(person.Leads.Rows.First).ToBeVisibleAsync();
        var shown = await NamesAsync(person);

        var workbook = await DownloadAsync(person, "Excel workbook (.xlsx)");
        var text = await DownloadAsync(person, "Text file (.csv)");

        Assert.NotEmpty(shown);
        Assert.EndsWith(".xlsx", workbook.Name, StringComparison.Ordinal);
        Assert.Equal(shown, ReadWorkbook(workbook.Path));
        Assert.EndsWith(".csv", text.Name, StringComparison.Ordinal);
        Assert.Equal(shown, ReadText(text.Path));
    }

    [SkippableFact]
    public async Task Export_RoleWithoutTheRight_SeesNoButtonAndIsRefused()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "user");
        await person.GoAsync(Filtered);
        await Expect(person.Leads.Rows.First).ToBeVisibleAsync();

        var answer = await person.Page.APIRequest.GetAsync("/api/leads/export.xlsx");

        await Expect(person.Button("Export")).ToHaveCountAsync(0);
        Assert.Equal(403, answer.Status);
    }

    [SkippableFact]
    public async Task Export_Cancelled_SaysSoAndGivesNoFile()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.GoAsync(Filtered);
        // The browser does not fetch the file, so that there is time to cancel; what the click tells the page is not touched.
        await person.Page.EvaluateAsync("window.addEventListener('click', click => { if (click.target.closest('a[download]')) click.preventDefault(); }, true)");
        await person.Button("Export").ClickAsync();
        var link = person.Link("Text file (.csv)");
        var address = await link.GetAttributeAsync("href") ?? "";
        await link.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Export" })).ToBeVisibleAsync();

        await person.Button("Cancel export").ClickAsync();

        await Expect(person.Page.GetByText("The export was cancelled.")).ToBeVisibleAsync();
        await Expect(person.Button("Cancel export")).ToHaveCountAsync(0);
        await Expect(person.Button("Export")).ToBeVisibleAsync();
        Assert.Equal(409, (await person.Page.APIRequest.GetAsync(address)).Status);
        await person.Page.ReloadAsync();
        Assert.EndsWith(".csv", (await DownloadAsync(person, "Text file (.csv)")).Name, StringComparison.Ordinal);
    }

    private static async Task<List<string>> NamesAsync(Visitor person)
    {
        var names = new List<string>();
        foreach (var row in await person.Leads.Rows.AllAsync())
            names.Add(await row.GetByRole(AriaRole.Link).First.InnerTextAsync());
        return names;
    }

    private static async Task<(string Name, string Path)> DownloadAsync(Visitor person, string choice)
    {
        await person.Button("Export").ClickAsync();
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Link(choice).ClickAsync());
        return (download.SuggestedFilename, await download.PathAsync());
    }

    private static List<string> ReadWorkbook(string path)
    {
        using var file = File.OpenRead(path); // the browser keeps downloads under names without an ending
        using var book = new XLWorkbook(file);
        var rows = book.Worksheet("Leads").RowsUsed().ToList();
        var headings = rows[0].Cells().ToDictionary(cell => cell.GetString(), cell => cell.Address.ColumnNumber);
        return [.. rows.Skip(1).Select(row => $"{row.Cell(headings["Last name"]).GetString()}, {row.Cell(headings["First name"]).GetString()}")];
    }

    private static List<string> ReadText(string path)
    {
        using var csv = new TextFieldParser(path) { Delimiters = [","], TrimWhiteSpace = false };
        var headings = csv.ReadFields() ?? [];
        var (first, last) = (Array.IndexOf(headings, "First name"), Array.IndexOf(headings, "Last name"));
        var names = new List<string>();
        while (csv.ReadFields() is { } cells)
            names.Add($"{cells[last]}, {cells[first]}");
        return names;
    }
}

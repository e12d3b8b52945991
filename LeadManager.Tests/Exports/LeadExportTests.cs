using System.Globalization;
using System.Net;
using System.Text;
using ClosedXML.Excel;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Exports;

public sealed class LeadExportTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    private static readonly string[] Texts = [nameof(LeadInput.FirstName), nameof(LeadInput.LastName), nameof(LeadInput.City), nameof(LeadInput.Interest), nameof(LeadInput.Comments)];

    [Fact]
    public async Task Workbook_FilteredList_HasExactlyItsRowsAndTypedCells()
    {
        await AddLeadAsync("""{"firstName":"Ötzi","lastName":"Exporter","phone":"+1 917 555 0142","source":"Call","zipCode":"01234","dateOfBirth":"1944-03-02","isSpecial":true}""");
        await AddLeadAsync("""{"firstName":"Abe","lastName":"Exporter","phone":"(917) 555-0143","source":"Call"}""");
        await AddLeadAsync();

        using var book = await ReadAsync("/api/leads/export.xlsx?search=exporter");
        var list = await Admin.GetAsync("/api/leads?search=exporter");

        var sheet = book.Worksheet("Leads");
        Assert.Equal(list.Json.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetDouble()), Column(sheet, "Number").Select(cell => cell.GetDouble()));
        var row = sheet.Row(3);
        Assert.Equal(XLDataType.Text, row.Cell(Place(sheet, "ZIP code")).DataType);
        Assert.Equal("01234", row.Cell(Place(sheet, "ZIP code")).GetString());
        Assert.Equal("+1 917 555 0142", row.Cell(Place(sheet, "Phone")).GetString());
        Assert.Equal(new DateTime(1944, 3, 2), row.Cell(Place(sheet, "Date of birth")).GetDateTime());
        Assert.Equal(XLDataType.DateTime, row.Cell(Place(sheet, "Created")).DataType);
        Assert.Equal("Yes", row.Cell(Place(sheet, "Special")).GetString());
        Assert.True(row.Cell(Place(sheet, "City")).IsEmpty());
        Assert.Equal("Search: exporter", book.Worksheet("Summary").Cell("C7").GetString());
        Assert.Equal("2 of 2", book.Worksheet("Summary").Cell("C8").GetString());
    }

    [Fact]
    public async Task Export_NoRows_IsAReadableWorkbookWithItsHeader()
    {
        using var book = await ReadAsync("/api/leads/export.xlsx?search=nobody-at-all");

        Assert.Equal("Number", book.Worksheet("Leads").Cell(1, 1).GetString());
        Assert.Equal(1, book.Worksheet("Leads").LastRowUsed().RowNumber());
    }

    [Fact] // X01
    public async Task Export_ByUser_IsForbiddenAndNotedNowhere()
    {
        await AddLeadAsync();
        var before = await FingerprintAsync();

        var refused = await User.GetAsync("/api/leads/export.xlsx");
        var refusedCsv = await User.GetAsync("/api/leads/export.csv");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.Status, refusedCsv.Status));
        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync("/api/leads/export.csv")).Status);
    }

    [Fact] // X07
    public async Task Export_Done_IsNotedWithFilterColumnsAndRows()
    {
        await AddLeadAsync("""{"firstName":"A","lastName":"Notedname","phone":"9175550142","source":"Call"}""");

        await Admin.GetAsync("/api/leads/export.csv?search=notedname&status=New");

        await using var db = await App.OpenAsync();
        var note = await db.AuditEntries.Where(entry => entry.ActionType == "Exported").OrderBy(entry => entry.Id).LastAsync();
        Assert.Equal("admin", note.Username);
        Assert.Contains("search=%E2%80%A6&status=New", note.NewValue, StringComparison.Ordinal);
        Assert.Contains("Medicaid number", note.NewValue, StringComparison.Ordinal);
        Assert.Contains("\"Rows\":1", note.NewValue, StringComparison.Ordinal);
        Assert.Contains("\"End\":\"Complete\"", note.NewValue, StringComparison.Ordinal);
    }

    [Theory] // X05
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Export_FilterWithNastySigns_HasASafeNameAndIsNotStored(string extension)
    {
        using var answer = await Admin.Client.GetAsync($"/api/leads/export.{extension}?search=" + Uri.EscapeDataString("../a\r\n\"b"));

        Assert.Matches($"^attachment; filename=\"?leads-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\\.{extension}\"?$", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact] // X04
    public async Task Csv_TextsThatASpreadsheetWouldRun_AreNeutralised()
    {
        await AddLeadAsync("""{"firstName":"=1+1","lastName":"Runner","phone":"+1 917 555 0142","source":"Call","city":"@SUM(A1)","comments":"-2+3\n\"x\", y","interest":"+cmd"}""");

        var bytes = await Admin.Client.GetByteArrayAsync("/api/leads/export.csv?search=runner");

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains(",'=1+1,Runner,+1 917 555 0142,", text, StringComparison.Ordinal);
        Assert.Contains(",'@SUM(A1),", text, StringComparison.Ordinal);
        Assert.Contains(",'+cmd,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'-2+3\n\"\"x\"\", y\",", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_OwnNastyTexts_ComeBackAsTheyWere() => await RoundTripAsync([.. SharedData.OwnNastyTexts, "two\r\nlines", "one\rreturn", "_x0041_x0042_"]);

    [SkippableFact]
    public async Task Workbook_NaughtyStrings_ComeBackAsTheyWere() => await RoundTripAsync(SharedData.NaughtyStrings());

    private async Task RoundTripAsync(IEnumerable<string> texts)
    {
        var mark = Guid.NewGuid().ToString("N");
        var stored = new Dictionary<int, CreateLead>();
        foreach (var text in texts)
        {
            var command = Some.Lead(lead => lead.State = mark);
            foreach (var field in LeadFields.All.Where(field => Texts.Contains(field.Name)))
                field.Input.SetValue(command, text);
            if (Validation.Check(command) is { } faults)
                foreach (var name in faults.Errors.Keys)
                    LeadFields.Find(name)?.Input.SetValue(command, "plain");
            var outcome = await App.Get<LeadEditing>().CreateAsync(App.Admin, command, default);
            stored[outcome.Value?.Lead.Id ?? throw new InvalidOperationException(outcome.Failure?.Message)] = command;
        }

        using var book = await ReadAsync("/api/leads/export.xlsx");

        var sheet = book.Worksheet("Leads");
        var rows = sheet.RowsUsed().Skip(1).ToDictionary(row => (int)row.Cell(1).GetDouble());
        foreach (var (id, command) in stored)
            foreach (var field in LeadFields.All.Where(field => Texts.Contains(field.Name)))
            {
                var cell = rows[id].Cell(Place(sheet, field.Label));
                Assert.False(cell.HasFormula);
                Assert.Equal(LeadMapping.Plain(field.Input.GetValue(command)) as string ?? "", Unescape(cell.GetString()));
            }
    }

    private async Task<XLWorkbook> ReadAsync(string path)
    {
        using var answer = await Admin.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    /// <summary>This version of the reader resolves _x000D_ but leaves the escaped underscore as it stands; Excel resolves both.</summary>
    private static string Unescape(string text) => text.Replace("_x005F_x", "_x", StringComparison.Ordinal);

    private static int Place(IXLWorksheet sheet, string label) =>
        sheet.Row(1).CellsUsed().Single(cell => cell.GetString() == label).Address.ColumnNumber;

    private static IEnumerable<IXLCell> Column(IXLWorksheet sheet, string label) => sheet.Column(Place(sheet, label)).CellsUsed().Skip(1);
}

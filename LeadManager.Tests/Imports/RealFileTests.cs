using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>Files as other systems have written them, collected beside the checkout; what came of each is told in docs/import-trials.md.</summary>
public sealed class RealFileTests
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        [nameof(LeadInput.FirstName)] = "Unknown", [nameof(LeadInput.LastName)] = "Unknown", [nameof(LeadInput.Phone)] = "+1 917 555 0100",
        [nameof(LeadInput.Source)] = "Other", [nameof(LeadInput.OtherSourceType)] = "Trial",
    };

    /// <summary>The same for a call of the API.</summary>
    public static string DefaultsAsJson => JsonSerializer.Serialize(Defaults);

    /// <summary>File, rows, and how many of them can be imported once the fields that it lacks have a default and dates begin with the day.</summary>
    public static TheoryData<string, int, int> Files => new()
    {
        { "people-1000-excel-damaged.csv", 1000, 954 },
        { "febrl-dataset1.csv", 1000, 997 },
        { "x-education/Leads.csv", 9240, 9240 },
        { "maven-crm/sales_pipeline.csv", 8800, 8800 },
        { "maven-crm/accounts.csv", 85, 85 },
        { "maven-crm/products.csv", 7, 7 },
        { "maven-crm/sales_teams.csv", 35, 35 },
        { "bank-marketing/bank_market.csv", 45_211, 45_211 },
        { "krayin/leads.csv", 2, 2 },
        { "krayin/persons.csv", 2, 2 },
        { "xlsx/deaths.xlsx", 14, 14 },
        { "xlsx/texty-dates-xlsx.xlsx", 2, 2 },
        { "xlsx/vietnamese-utf8.xlsx", 6, 6 },
        { "xlsx/whitespace-xlsx.xlsx", 5, 5 },
        { "csv-shapes/messytables/spanish_chars.csv", 115, 115 },
        { "csv-shapes/messytables/utf8bom.csv", 0, 0 },
        { "csv-shapes/messytables/excel_pasting.csv", 16, 16 },
        { "csv-shapes/messytables/null.csv", 10, 10 },
        { "csv-shapes/messytables/simple-ssv.csv", 6, 6 },
        { "csv-shapes/messytables/simple-psv.csv", 28, 28 },
        { "csv-shapes/csv-spectrum/comma_in_quotes.csv", 1, 1 },
        { "csv-shapes/csv-spectrum/empty.csv", 2, 2 },
        { "csv-shapes/csv-spectrum/escaped_quotes.csv", 2, 2 },
        { "csv-shapes/csv-spectrum/json.csv", 1, 1 },
        { "csv-shapes/csv-spectrum/location_coordinates.csv", 1, 1 },
        { "csv-shapes/csv-spectrum/newlines.csv", 3, 3 },
        { "csv-shapes/csv-spectrum/quotes_and_newlines.csv", 2, 2 },
        { "csv-shapes/csv-spectrum/simple.csv", 1, 1 },
        { "csv-shapes/csv-spectrum/utf8.csv", 2, 2 },
    };

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task File_Imported_KeepsEveryCellAndIsUndoneToTheByte(string path, int rows, int accepted)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin);
        var before = await LeadsOfFileAsync(office);
        var file = SomeFiles.Open(await File.ReadAllBytesAsync(SharedData.Find(path)), Path.GetFileName(path));
        var settings = SomeFiles.Settings(admin, file, guessed => guessed with
        {
            Defaults = Defaults, Duplicates = DuplicatePolicy.Create,
            Columns = [.. guessed.Columns.Select(column => column with { Target = column.Target ?? ImportTarget.ToComments, Order = DateOrder.DayFirst })],
        });

        var report = await office.Get<ImportRun>().ImportAsync(admin, path, file, settings, null, null, default);
        Assert.True(report.IsOk, report.Failure?.Message);
        await AssertKeptAsync(office, report.Value, file);
        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Value.Id ?? 0, default);

        Assert.Equal((rows, accepted, rows - accepted), (report.Value.Rows, report.Value.Created, report.Value.Refused));
        Assert.Equal(report.Value.Refused, report.Value.Problems.Where(problem => problem.IsRefusal).Select(problem => problem.Line).Distinct().Count());
        Assert.Equal(accepted, undone.Value?.Removed);
        Assert.Equal(before, await LeadsOfFileAsync(office));
    }

    [SkippableTheory]
    [InlineData("comma_in_quotes")]
    [InlineData("empty")]
    [InlineData("escaped_quotes")]
    [InlineData("json")]
    [InlineData("newlines")]
    [InlineData("quotes_and_newlines")]
    [InlineData("simple")]
    [InlineData("utf8")]
    public async Task Spectrum_IsReadAsItsTwinSays(string name)
    {
        var twin = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(await File.ReadAllTextAsync(SharedData.Find($"csv-shapes/csv-spectrum/{name}.json")));

        var file = SomeFiles.Open(await File.ReadAllBytesAsync(SharedData.Find($"csv-shapes/csv-spectrum/{name}.csv")));

        Assert.Equal(twin?.Select(row => row.Values.ToList()), file.Rows().Select(row => row.Cells.ToList()));
        Assert.Equal(twin?[0].Keys, file.Headers);
    }

    /// <summary>500 persons stand in the file twice, the second time with typing errors; the number in rec_id says who is who.</summary>
    [SkippableTheory]
    [InlineData("FirstName+LastName+DateOfBirth", 202, 0)]
    [InlineData("FirstName+LastName", 226, 0)]
    [InlineData("LastName+DateOfBirth", 279, 0)]
    [InlineData("FirstName+LastName,LastName+DateOfBirth,FirstName+DateOfBirth", 391, 0)]
    [InlineData("FirstName+LastName,LastName+DateOfBirth,FirstName+DateOfBirth,DateOfBirth+ZipCode", 456, 0)]
    public async Task Febrl_KnownDuplicates_AreFoundByTheKey(string keys, int found, int wrong)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var file = SomeFiles.Open(await File.ReadAllBytesAsync(SharedData.Find("febrl-dataset1.csv")));
        var settings = SomeFiles.Settings(admin, file, guessed => guessed with { Defaults = Defaults, Keys = keys.Split(',') });

        var report = (await office.Get<ImportRun>().CheckAsync(admin, "febrl", file, settings, null, default)).Value ?? throw new InvalidOperationException();

        var person = file.Rows().ToDictionary(row => row.Line, row => row.Cells[0].Split('-')[1]);
        var pairs = report.DuplicateRows(1_000).Select(row => (row.Line, Other: int.Parse(row.Reason?.Split(' ')[3] ?? "0", null))).ToList();
        Assert.Equal((found, wrong), (pairs.Count(pair => person[pair.Line] == person[pair.Other]), pairs.Count(pair => person[pair.Line] != person[pair.Other])));
    }

    private static async Task AssertKeptAsync(Office office, ImportReport report, SourceFile file)
    {
        var rows = file.Rows().ToDictionary(row => row.Line, row => row.Cells);
        await using var db = await office.ContextAsync();
        var leads = await db.Leads.AsNoTracking().ToDictionaryAsync(lead => lead.Id);
        foreach (var row in await db.ImportedRows.AsNoTracking().Where(row => row.Outcome == RowOutcome.Created).ToListAsync())
        {
            var (lead, cells) = (leads[row.LeadId ?? 0], rows[row.Line]);
            foreach (var column in report.Settings.Columns.Where(column => column.Place < cells.Length && !string.IsNullOrWhiteSpace(cells[column.Place])))
            {
                var cell = cells[column.Place].Trim();
                if (column.Target == ImportTarget.ToComments)
                    Assert.Contains($"{column.Header}: {cell}", lead.Comments, StringComparison.Ordinal);
                else if (LeadFields.Find(column.Target ?? "") is { } field && field.Stored.PropertyType == typeof(string) && !cell.StartsWith("[{", StringComparison.Ordinal))
                    Assert.Contains(cell, field.Stored.GetValue(lead) as string, StringComparison.Ordinal);
            }
        }
    }

    private static async Task<string> LeadsOfFileAsync(Office office) =>
        string.Join('\n', (await office.FingerprintAsync()).Split('\n').Where(line => line.StartsWith("Leads:", StringComparison.Ordinal)));
}

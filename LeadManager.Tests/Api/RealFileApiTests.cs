using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadManager.Core.Imports;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Api;

/// <summary>The files of other systems through POST /api/import: the report says what the services find and what docs/import-trials.md tells, and nothing is written.</summary>
public sealed partial class RealFileApiTests(RealFileApiTests.Host host) : IClassFixture<RealFileApiTests.Host>
{
    private const string FebrlKeys = "firstName+lastName,lastName+dateOfBirth,firstName+dateOfBirth,dateOfBirth+zipCode";

    [SkippableTheory]
    [MemberData(nameof(RealFileTests.Files), MemberType = typeof(RealFileTests))]
    public async Task File_DryRun_IsGuessedAsToldAndAcceptedAsTheServicePins(string path, int rows, int accepted)
    {
        var bytes = await File.ReadAllBytesAsync(SharedData.Find(path));

        var guessed = await SendAsync(path, bytes);
        var chosen = await SendAsync(path, bytes, ("policy", "create"), ("dateOrder", "dayFirst"), ("defaults", RealFileTests.DefaultsAsJson), ("mapping", WithTheRestToComments(guessed)));

        Assert.Equal((rows, rows), (Number(guessed, "rows"), OutcomesOf(guessed).Sum()));
        if (Told(path) is { } told)
            AssertTold(told, rows, guessed.Json);
        Assert.Equal([accepted, 0, 0, rows - accepted], OutcomesOf(chosen));
        Assert.Equal(rows - accepted, chosen.Json.GetProperty("problems").EnumerateArray().Where(problem => problem.GetProperty("isRefused").GetBoolean()).DistinctBy(problem => problem.GetProperty("line").GetInt32()).Count());
        Assert.Equal((0, 0), await host.CountAsync());
    }

    [SkippableFact]
    public async Task Febrl_DryRunWithTheKeysForPrograms_FindsAsManyAsTold()
    {
        var bytes = await File.ReadAllBytesAsync(SharedData.Find("febrl-dataset1.csv"));

        var answer = await SendAsync("febrl-dataset1.csv", bytes, ("defaults", RealFileTests.DefaultsAsJson), ("keys", FebrlKeys));

        Assert.Equal(456, Number(answer, "duplicates"));
    }

    [SkippableTheory] // the numbers of the document's column "asked or flagged"
    [InlineData("people-1000-excel-damaged.csv", "361 asked, 608 day first, 0 month first", "46 minus signs")]
    [InlineData("febrl-dataset1.csv", "6000 trimmed", "3 no date")]
    [InlineData("x-education/Leads.csv", "21 source", "36 without source")]
    [InlineData("maven-crm/sales_pipeline.csv", "30 staffName", "")]
    [InlineData("maven-crm/sales_teams.csv", "35 staffName", "")]
    public async Task File_Guessed_AsksAndFlagsAsTold(string path, string asked, string flagged)
    {
        var json = (await SendAsync(path, await File.ReadAllBytesAsync(SharedData.Find(path)))).Json;

        var problems = json.GetProperty("problems").EnumerateArray().ToList();
        var said = json.GetProperty("questions").EnumerateArray().Select(question => $"{question.GetProperty("rows")} asked, {question.GetProperty("dayFirst")} day first, {question.GetProperty("monthFirst")} month first")
            .Concat(json.GetProperty("newNames").EnumerateArray().CountBy(name => $"{name.GetProperty("field")}").Select(field => $"{field.Value} {field.Key}"))
            .Append($"{json.GetProperty("trimmedCells")} trimmed").ToList();
        Assert.Contains(asked, said);
        Assert.Contains(flagged, new[]
        {
            "", $"{Having("minus signs")} minus signs", $"{problems.Count(problem => problem.GetProperty("field").GetString() == "dateOfBirth")} no date",
            $"{problems.Where(problem => problem.GetProperty("field").GetString() == "source").DistinctBy(problem => problem.GetProperty("line").GetInt32()).Count()} without source",
        });

        int Having(string words) => problems.Count(problem => problem.GetProperty("reason").GetString()?.Contains(words, StringComparison.Ordinal) is true);
    }

    private async Task<ApiAnswer> SendAsync(string path, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var answer = await ImportApiTests.SendAsync(await host.AdminAsync(), "/api/import", bytes, Path.GetFileName(path), [("dryRun", "true"), .. fields]);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>Every column that found no field goes to the comments, as in the service's test.</summary>
    private static string WithTheRestToComments(ApiAnswer guessed) => JsonSerializer.Serialize(guessed.Json.GetProperty("columns").EnumerateArray()
        .Where(column => column.GetProperty("target").ValueKind == JsonValueKind.Null)
        .Select(column => column.GetProperty("header").GetString() ?? "").Distinct().ToDictionary(header => header, _ => ImportTarget.ToComments));

    private static void AssertTold(TrialLine told, int rows, JsonElement guessed)
    {
        Assert.Equal((told.Rows, told.HeaderLine), (rows, guessed.GetProperty("headerLine").GetInt32()));
        Assert.Equal(told.Columns.Order(StringComparer.Ordinal), guessed.GetProperty("columns").EnumerateArray().Where(column => column.GetProperty("target").ValueKind == JsonValueKind.String)
            .Select(column => column.GetProperty("header").GetString()?.Trim() ?? "").Order(StringComparer.Ordinal));
        if (guessed.GetProperty("kind").GetString() != "Csv")
            return;
        Assert.StartsWith(guessed.GetProperty("encoding").GetString() ?? "?", told.Reading, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(guessed.GetProperty("delimiter").GetString() switch { ";" => "semicolon", "|" => "bar", _ => ", comma" }, told.Reading, StringComparison.Ordinal);
        Assert.Equal(guessed.GetProperty("encodingGuessed").GetBoolean(), told.Reading.Contains("a guess", StringComparison.Ordinal));
    }

    /// <summary>The file's line of the first table of the document, or null where it does not name the file.</summary>
    private static TrialLine? Told(string path)
    {
        var cells = File.ReadLines(Checkout.Find("docs/import-trials.md")).FirstOrDefault(line => line.StartsWith($"| {path} |", StringComparison.Ordinal))?.Split('|', StringSplitOptions.TrimEntries);
        if (cells is null)
            return null;
        var columns = Brackets().Replace(cells[4], "").Split(". ")[0].TrimEnd('.');
        return new TrialLine(
            int.Parse(cells[2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture), int.Parse(HeaderLine().Match(cells[3]).Groups[1].Value, CultureInfo.InvariantCulture), cells[3],
            columns.StartsWith("none", StringComparison.Ordinal) ? [] : columns.Split(", "));
    }

    /// <summary>What the document tells of a file: rows, line of the names, how it is read, and the columns that found their field.</summary>
    private sealed record TrialLine(int Rows, int HeaderLine, string Reading, string[] Columns);

    [GeneratedRegex(@" \([^)]*\)")]
    private static partial Regex Brackets();

    private static int[] OutcomesOf(ApiAnswer answer) => [.. new[] { "created", "updated", "skipped", "refused" }.Select(name => Number(answer, name))];

    private static int Number(ApiAnswer answer, string name) => answer.Json.GetProperty(name).GetInt32();

    [GeneratedRegex(@"(?:, |line )([0-9]+)(?:: it has no names)? *$")]
    private static partial Regex HeaderLine();

    /// <summary>An office that lets its administrator send all these files within an hour.</summary>
    public sealed class Host : AppFactory
    {
        private ApiClient? _admin;

        public async Task<ApiClient> AdminAsync() => _admin ??= await ApiClient.SignInAsync(this, "admin");

        /// <summary>How many leads and imports there are.</summary>
        public async Task<(int Leads, int Imports)> CountAsync()
        {
            await using var db = await OpenAsync();
            return (await db.Leads.CountAsync(), await db.Imports.CountAsync());
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:ExportsPerHour", "1000");
        }
    }
}

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
        Assert.Equal(Told(path) ?? (rows, Number(guessed, "headerLine")), (rows, Number(guessed, "headerLine")));
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

    /// <summary>Rows and line of the column names as the document tells them, or null where it does not name the file.</summary>
    private static (int Rows, int HeaderLine)? Told(string path)
    {
        var line = File.ReadLines(Checkout.Find("docs/import-trials.md")).FirstOrDefault(line => line.StartsWith($"| {path} |", StringComparison.Ordinal))?.Split('|');
        return line is null ? null : (int.Parse(line[2], NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture),
            int.Parse(HeaderLine().Match(line[3]).Groups[1].Value, CultureInfo.InvariantCulture));
    }

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

using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>A hundred thousand rows, 37 of them bad in one way or another (I05). All or nothing is tested beside the smaller files.</summary>
public sealed class LargeFileTests
{
    private const int Rows = 100_000, Apart = 2_701;

    /// <summary>What is wrong with the bad rows in turn, the column it is said of, and a word of the reason.</summary>
    private static readonly (Func<int, string> Write, string Column, string Word)[] Kinds =
    [
        (number => $"Bad{number},,{Phone(number)},bad{number}@example.com,Website", "Last name", "Last name"),
        (number => $"Bad{number},Row,12,bad{number}@example.com,Website", "Phone", "digits"),
        (number => $"Bad{number},Row,1.23457E+11,bad{number}@example.com,Website", "Phone", "shortened"),
        (number => $"Bad{number},Row,{Phone(number)},nobody at home,Website", "E-mail", "e-mail"),
        (number => $"Bad{number},Row,{Phone(number)},bad{number}@example.com,", "Source", "Source"),
    ];

    [Fact]
    public async Task HundredThousandRows_ThirtySevenBad_EachIsNamedAndExactlyTheOthersAreImported()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (bad, file) = (Enumerable.Range(1, 37).ToDictionary(place => place * Apart, place => Kinds[place % Kinds.Length]), SomeFiles.Text(SomeFiles.Rows(Rows, Odd)));
        string? Odd(int number) => number % Apart == 0 && number is > 0 and <= 37 * Apart ? Kinds[number / Apart % Kinds.Length].Write(number) : null;
        var opened = SomeFiles.Open(file);
        var settings = SomeFiles.Settings(admin, opened);
        var run = office.Get<ImportRun>();

        var check = (await run.CheckAsync(admin, "leads.csv", opened, settings, null, default)).Value ?? throw new InvalidOperationException();
        var report = (await run.ImportAsync(admin, "leads.csv", opened, settings, null, null, default)).Value ?? throw new InvalidOperationException();

        Assert.Equal((Rows, Rows - 37, 37), (check.Rows, check.Created, check.Refused));
        Assert.Equal(bad.Select(row => (row.Key + 2, row.Value.Column)), check.Problems.Select(problem => (problem.Line, problem.Column ?? "")));
        Assert.All(check.Problems.Zip(bad.Values), pair => Assert.Contains(pair.Second.Word, pair.First.Reason, StringComparison.OrdinalIgnoreCase));
        Assert.All(bad, row => Assert.Equal(row.Value.Write(row.Key).Split(','), check.CellsOf(row.Key + 2)));
        Assert.Equal((Rows, Rows - 37, 0, 0, 37), (report.Rows, report.Created, report.Updated, report.Skipped, report.Refused));
        await using var db = await office.ContextAsync();
        var stored = await db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.FirstName + lead.LastName + lead.PhoneDigits + lead.Email).ToListAsync();
        Assert.Equal(Enumerable.Range(0, Rows).Where(number => !bad.ContainsKey(number)).Select(number => $"First{number}Last{number}{Phone(number)}p{number}@example.com"), stored);
        Assert.Equal(bad.Keys.Select(number => number + 2), await db.ImportedRows.Where(row => row.Outcome == RowOutcome.Refused).OrderBy(row => row.Line).Select(row => row.Line).ToListAsync());
    }

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+1917{5550000 + number:0000000}");
}

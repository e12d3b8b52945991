using System.Diagnostics;
using System.Globalization;
using System.Text;
using LeadManager.Core.Assignment;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Results;

namespace LeadManager.Benchmarks.Imports;

/// <summary>How long a file takes to check and to import, without assignment rules and with each strategy.</summary>
internal static class ImportFigures
{
    private const int Leads = 10_000, Times = 3;

    private static int _next;

    public static async Task RunAsync(string[] arguments)
    {
        var rows = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        await using var office = await BenchOffice.OpenAsync(Leads, null);
        Console.WriteLine($"A file of {rows:N0} rows into an office of {Leads:N0} leads, median of {Times}");
        Console.WriteLine();
        Console.WriteLine("| rules | check s | import s |");
        Console.WriteLine("|---|---:|---:|");
        await MeasureAsync(office, "none", rows);
        foreach (var strategy in new[] { AssignmentStrategy.RoundRobin, AssignmentStrategy.FewestOpen })
        {
            var rule = await WriteRuleAsync(office, strategy);
            await MeasureAsync(office, strategy.ToString(), rows);
            Ok(await office.Get<AssignmentRules>().DeleteAsync(office.Actor, rule.Id, null, default));
        }
    }

    private static async Task<AssignmentRuleRow> WriteRuleAsync(BenchOffice office, AssignmentStrategy strategy)
    {
        var rules = office.Get<AssignmentRules>();
        var people = (await rules.ListPeopleAsync(office.Actor, default)).Select(person => person.Id).ToList();
        var rule = Ok(await rules.SaveAsync(office.Actor, new SaveAssignmentRule { Name = strategy.ToString(), Strategy = strategy, UserIds = people }, default));
        Ok(await rules.MoveAsync(office.Actor, rule.Id, null, 1, default));
        return Ok(await rules.SwitchAsync(office.Actor, rule.Id, null, true, default));
    }

    private static async Task MeasureAsync(BenchOffice office, string name, int rows)
    {
        var (checks, imports) = (new List<double>(), new List<double>());
        for (var time = 0; time <= Times; time++) // the first one warms up
        {
            var file = Ok(SourceFile.Open(Rows(rows), "leads.csv", new FileLayout()));
            var settings = office.Get<SavedMappings>().Guess(office.Actor, file);
            checks.Add(await SecondsAsync(() => office.Get<ImportRun>().CheckAsync(office.Actor, "leads.csv", file, settings, null, default)));
            imports.Add(await SecondsAsync(() => office.Get<ImportRun>().ImportAsync(office.Actor, "leads.csv", file, settings, null, null, default)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(checks):N2} | {Median(imports):N2} |"));
    }

    private static async Task<double> SecondsAsync(Func<Task<Outcome<ImportReport>>> run)
    {
        var begun = Stopwatch.GetTimestamp();
        Ok(await run());
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt(Times / 2);

    private static byte[] Rows(int count)
    {
        var text = new StringBuilder("First name,Last name,Phone,E-mail,Source,State\r\n");
        for (var row = 0; row < count; row++, _next++)
            text.Append(CultureInfo.InvariantCulture, $"First{_next},Last{_next},+1917{5000000 + _next:0000000},p{_next}@example.com,Website,NY\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static T Ok<T>(Outcome<T> outcome) where T : class => outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
}

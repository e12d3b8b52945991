using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Leads;

namespace LeadManager.Benchmarks.Roles;

/// <summary>What each role waits for when it looks: the first twenty pages of every list in both usual orders, searches, totals, the dashboard.</summary>
internal static class RoleFigures
{
    private const int Pages = 20;

    private static readonly string?[] Orders = [null, "-createdAt"];

    private static readonly LeadList?[] Lists = [null, .. Enum.GetValues<LeadList>().Select(list => (LeadList?)list)];

    /// <summary>Prints the table; with a role's name only its line, and below it each list by itself.</summary>
    public static async Task RunAsync(string[] args)
    {
        var leads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        await using var office = await RoleOffice.OpenAsync(leads, args.Length > 0 ? args[0] : null);
        Console.WriteLine($"{leads:N0} leads, {RoleCrowd.People} people in a tree six deep, {Environment.ProcessorCount} cores, warm, one caller at a time; p50 / p95 in ms, and the mean time of the processor");
        Console.WriteLine();
        Console.WriteLine("| role | leads in sight | rows of the first 20 pages of any list | slowest list | search by name | search by phone | total of any list | dashboard |");
        Console.WriteLine("|---|---:|---:|---|---:|---:|---:|---:|");
        var lists = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Where(role => args.Length < 3 || role.ToString() == args[2]))
            Console.WriteLine(await LineAsync(office, await RoleOffice.ActorAsync(office, role), lists));
        Console.WriteLine();
        Console.WriteLine("| role and list | rows | total |");
        Console.WriteLine("|---|---:|---:|");
        lists.ForEach(Console.WriteLine);
    }

    private static async Task<string> LineAsync(BenchOffice office, Actor actor, List<string> lines)
    {
        if (!actor.May(LeadAction.ViewLead))
            return $"| {actor.Role} | none | | | | | | |";
        var service = office.Get<LeadService>();
        var inSight = await service.CountAsync(actor, new LeadQuery(), default);
        var (rows, totals) = (new List<(string Name, RoleTiming Time)>(), new List<RoleTiming>());
        foreach (var list in Lists)
        {
            rows.Add((list?.ToString() ?? "all", await RoleTiming.OfAsync(round => service.ListAsync(actor, Query(list, round), default), Pages * Orders.Length)));
            totals.Add(await RoleTiming.OfAsync(_ => service.CountAsync(actor, new LeadQuery { List = list }, default), Pages));
            lines.Add($"| {actor.Role}, {rows[^1].Name} | {rows[^1].Time} | {totals[^1]} |");
        }

        var slowest = rows.MaxBy(row => row.Time.At(0.95));
        return string.Create(CultureInfo.InvariantCulture, $"| {actor.Role} | {inSight:N0} | {RoleTiming.Together(rows.Select(row => row.Time))} | {slowest.Name} {slowest.Time} ")
            + $"| {await SearchAsync(service, actor, ReadFigures.Fragments)} | {await SearchAsync(service, actor, ReadFigures.Numbers)} | {RoleTiming.Together(totals)} | {await DashboardAsync(office, actor)} |";
    }

    private static LeadQuery Query(LeadList? list, int round) =>
        new() { List = list, Sort = Orders[round % Orders.Length], Page = 1 + (round / Orders.Length % Pages), WithTotal = false };

    private static Task<RoleTiming> SearchAsync(LeadService service, Actor actor, string[] fragments) => RoleTiming.OfAsync(
        round => service.ListAsync(actor, new LeadQuery { Search = fragments[round % fragments.Length], WithTotal = false }, default), fragments.Length * 8);

    private static async Task<string> DashboardAsync(BenchOffice office, Actor actor) => actor.May(LeadAction.ViewDashboard)
        ? (await RoleTiming.OfAsync(_ => office.Get<AnalyticsService>().GetSummaryAsync(actor, new AnalyticsQuery(), default), Pages * Orders.Length)).ToString()
        : "none";
}

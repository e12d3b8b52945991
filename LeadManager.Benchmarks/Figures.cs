using LeadManager.Core.Analytics;
using LeadManager.Core.Leads;

namespace LeadManager.Benchmarks;

/// <summary>What is measured: the service calls behind the pages that are open all day.</summary>
internal static class Figures
{
    public static IEnumerable<(string Name, Func<int, Task> Action)> Of(BenchOffice office)
    {
        var (leads, actor) = (office.Get<LeadService>(), office.Actor);
        Task List(LeadQuery query) => leads.ListAsync(actor, query with { WithTotal = false }, default);

        yield return ("first page of the list, newest first", _ => List(new LeadQuery { Sort = "-createdAt" }));
        yield return ("page by name, of the first 20", round => List(new LeadQuery { Page = 1 + (round % 20) }));
        yield return ("page by source and status, newest first", _ => List(new LeadQuery { Source = ["Event"], Status = [LeadStatus.New], Sort = "-createdAt" }));
        yield return ("total of the list", _ => leads.CountAsync(actor, new LeadQuery(), default));
        yield return ("search by a fragment of a name", _ => List(new LeadQuery { Search = "kowal" }));
        yield return ("search by a fragment of a phone", _ => List(new LeadQuery { Search = "555-0142" }));
        yield return ("one lead", round => leads.FindAsync(actor, 1 + round, default));
        yield return ("possible duplicates while typing", _ => office.Get<LeadDuplicates>().FindAsync(actor, Entry(0), null, default));
        yield return ("all data of the dashboard", _ => office.Get<AnalyticsService>().GetSummaryAsync(actor, new AnalyticsQuery(), default));
        yield return ("create a lead, durable, with audit", round => office.Get<LeadEditing>().CreateAsync(actor, Entry(round), default));
    }

    private static CreateLead Entry(int round) => new()
    {
        FirstName = "Bench", LastName = $"Mark{round}", Phone = $"555 010 {round:0000}", Source = "Website", Email = $"bench{round}@example.com",
    };
}

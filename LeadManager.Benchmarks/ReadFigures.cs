using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Leads;

namespace LeadManager.Benchmarks;

/// <summary>What people wait for when they look: lists, searches, totals, the dashboard.</summary>
internal static class ReadFigures
{
    private const int Pages = 400;

    internal static readonly string[] Fragments = ["kowal", "hansen", "rodrig", "muller", "agnies", "novak", "patel", "yusuf", "okaf", "nguy", "santos", "haddad"];

    internal static readonly string[] Numbers = ["555-0142", "5550117", "(212) 555-01", "718.555.0165", "+1 914 555 0117", "0150"];

    public static async Task<IReadOnlyList<Figure>> OfAsync(BenchOffice office)
    {
        var (leads, actor) = (office.Get<LeadService>(), office.Actor);
        var pages = new List<int>();
        foreach (var pair in Pairs(office))
            pages.Add(Math.Clamp((await leads.CountAsync(actor, pair, default) + 49) / 50, 1, Pages));
        return [.. Of(office, leads, actor, pages)];
    }

    private static IEnumerable<Figure> Of(BenchOffice office, LeadService leads, Actor actor, List<int> pages)
    {
        Task List(LeadQuery query) => leads.ListAsync(actor, query with { WithTotal = false }, default);
        var pairs = Pairs(office).ToList();
        var others = Others().ToList();

        yield return new("first page, newest first", _ => List(new LeadQuery { Sort = "-createdAt" }), _ => Page("ORDER BY CreatedAt DESC, Id DESC LIMIT 50"));
        yield return new($"any of the first {Pages} pages by name", round => List(new LeadQuery { Page = PageOf(round) }), round => Page($"ORDER BY SortName, Id LIMIT 50 OFFSET {(PageOf(round) - 1) * 50}"));
        yield return new($"any of the first {Pages} pages of a named list", round => List(new LeadQuery { List = ListOf(round), Page = PageOf(round) }),
            round => Page($"AND IsSpecial ORDER BY SortName, Id LIMIT 50 OFFSET {(PageOf(round) - 1) * 50}"));
        yield return new($"any of the first {Pages} pages of a named list, newest first", round => List(new LeadQuery { List = ListOf(round), Page = PageOf(round), Sort = "-createdAt" }),
            round => Page($"AND IsSpecial ORDER BY CreatedAt DESC, Id DESC LIMIT 50 OFFSET {(PageOf(round) - 1) * 50}"));
        yield return new($"any two of staff, source, status, assignee, event; by name or newest; any of the first {Pages} pages that there are", round => List(pairs[round % pairs.Count] with { Page = 1 + (PageOf(round) % pages[round % pairs.Count]) }),
            round => Page($"AND Source = 'Event' AND Status = 'New' ORDER BY CreatedAt DESC, Id DESC LIMIT 50 OFFSET {(PageOf(round) - 1) * 50}"));
        yield return new("any two of them, the farthest of these pages", round => List(pairs[round % pairs.Count] with { Page = pages[round % pairs.Count] }));
        yield return new("any two of them, first page", round => List(pairs[round % pairs.Count]), _ => Page("AND Source = 'Event' AND Status = 'New' ORDER BY CreatedAt DESC, Id DESC LIMIT 50"));
        yield return new("search by a fragment of a name", round => List(new LeadQuery { Search = Fragments[round % Fragments.Length] }), _ => Hits("\"kow\" AND \"owa\" AND \"wal\"", "kowal"));
        yield return new("search by a fragment of a phone", round => List(new LeadQuery { Search = Numbers[round % Numbers.Length] }), _ => Hits("\"555\" AND \"550\" AND \"014\" AND \"142\"", "5550142"));
        yield return new("any other filter and sort", round => List(others[round % others.Count]));
        yield return new("total of any filter", round => leads.CountAsync(actor, others[round % others.Count], default));
        yield return new("total of any two of the five", round => leads.CountAsync(actor, pairs[round % pairs.Count], default));
        yield return new("one lead", round => leads.FindAsync(actor, 1 + (round * 7), default), round => $"SELECT * FROM Leads WHERE Id = {1 + (round * 7)}");
        yield return new("possible duplicates while typing", _ => office.Get<LeadDuplicates>().FindAsync(actor, WriteFigures.Entry(0), null, default));
        yield return new("all data of the dashboard", _ => office.Get<AnalyticsService>().GetSummaryAsync(actor, new AnalyticsQuery(), default),
            _ => "SELECT Kind, Key, Count FROM LeadTallies WHERE Owner = 'All'");
    }

    private static int PageOf(int round) => 1 + (round * 37 % Pages);

    private static LeadList ListOf(int round) => Enum.GetValues<LeadList>()[round % Enum.GetValues<LeadList>().Length];

    private static string Page(string rest) => $"SELECT * FROM Leads WHERE DeletedAt IS NULL {rest}";

    private static string Hits(string parts, string fragment) =>
        Page($"AND Id IN (SELECT rowid FROM LeadSearch WHERE LeadSearch MATCH '{parts}') AND (instr(SearchText, '{fragment}') OR instr(PhoneDigits, '{fragment}')) ORDER BY SortName, Id LIMIT 50");

    private static IEnumerable<LeadQuery> Pairs(BenchOffice office)
    {
        string[] staff = ["Teodora Vance", "Rafael Osei", "Desmond Achebe"], sources = ["Website", "Event", "TradeIndia"], events = ["Feria de Salud", "Memory Café"];
        LeadStatus[] statuses = [LeadStatus.New, LeadStatus.Qualified, LeadStatus.Lost];
        var people = new[] { office.Actor.UserId, office.Actor.UserId + 1 };
        var single = staff.Select(name => ("staff", new LeadQuery { Staff = [name] })).Concat(sources.Select(name => ("source", new LeadQuery { Source = [name] })))
            .Concat(statuses.Select(status => ("status", new LeadQuery { Status = [status] }))).Concat(people.Select(id => ("assignee", new LeadQuery { AssigneeId = [id] })))
            .Concat(events.Select(name => ("event", new LeadQuery { Event = [name] }))).ToList();
        return from one in single
               from two in single
               where string.CompareOrdinal(one.Item1, two.Item1) < 0
               from sort in new[] { null, "-createdAt" }
               select Both(one.Item2, two.Item2) with { Sort = sort };
    }

    private static LeadQuery Both(LeadQuery one, LeadQuery two) => one with
    {
        Staff = [.. one.Staff, .. two.Staff], Source = [.. one.Source, .. two.Source], Status = [.. one.Status, .. two.Status],
        AssigneeId = [.. one.AssigneeId, .. two.AssigneeId], Event = [.. one.Event, .. two.Event],
    };

    private static IEnumerable<LeadQuery> Others() =>
        from filter in new LeadQuery[]
        {
            new() { City = ["Yonkers"] }, new() { LastContact = ["No answer"] }, new() { WordOfMouth = ["Doctor"] }, new() { Temperature = [Temperature.Hot] },
            new() { Stage = [LeadStage.Milestone1] }, new() { Referral = [ReferralType.Interim] }, new() { From = new DateOnly(2025, 3, 1), To = new DateOnly(2025, 8, 31) },
            new() { ClosedFrom = new DateOnly(2026, 1, 1) }, new() { Source = ["Website", "Call"], Temperature = [Temperature.Warm] }, new() { Status = [LeadStatus.Pending], City = ["Yonkers"] }, new(),
        }
        from sort in LeadSorting.Keys
        from down in new[] { "", "-" }
        select filter with { Sort = down + sort };

}

using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>However a list is read - through which index, from the search index, in parts - it shows what a plain look at all leads shows.</summary>
public sealed class LeadPagesTests
{
    private static readonly string[] Names = ["Anna", "Hannah", "Ana", "Ño", "Li", "Xu", "Abcab", "Cababc", "Łukasz", "李小龙", "😀😀", "O'Neil", "van der", "\"quoted\"", "100%", "a_b"];

    [Fact]
    public async Task List_EveryFragment_FindsExactlyTheLeadsThatHoldIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var leads = await FillAsync(office, admin);
        var service = office.Get<LeadService>();

        foreach (var fragment in Names.SelectMany(FragmentsOf).Concat(["555 01", "5550102", "(555) 010-2", "no such", "bca", "abcabc", "\uFFFE", "-", "\"", "' OR 1=1--"]).Distinct())
        {
            var expected = leads.Where(lead => Holds(lead, fragment)).Select(lead => lead.Id).ToList();
            var page = await service.ListAsync(admin, new LeadQuery { Search = fragment, PageSize = 200 }, default);
            Assert.Equal((fragment, expected.Count), (fragment, page.Total));
            Assert.Equal(expected, page.Items.Select(item => item.Lead.Id));
        }
    }

    [Fact]
    public async Task List_SearchTurnedOverPageByPage_ShowsEachLeadOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var leads = await FillAsync(office, admin);
        var service = office.Get<LeadService>();
        var expected = leads.Where(lead => Holds(lead, "anna")).Select(lead => lead.Id).ToList();

        var shown = new List<int>();
        for (var page = 1; page <= (expected.Count / 7) + 1; page++)
            shown.AddRange((await service.ListAsync(admin, new LeadQuery { Search = "anna", Page = page, PageSize = 7 }, default)).Items.Select(item => item.Lead.Id));

        Assert.True(expected.Count > 7);
        Assert.Equal(expected, shown);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    public async Task List_EverySortWithEveryFilter_ShowsWhatAPlainQueryShows(int leadsReadInHalves)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.FillAsync(admin, 200);
        office.Get<LeadHalves>().LeadsMin = leadsReadInHalves;
        var service = office.Get<LeadService>();

        foreach (var sort in LeadSorting.Keys.SelectMany(key => new[] { key, "-" + key }))
            foreach (var query in Queries(admin))
            {
                var page = await service.ListAsync(admin, query with { Sort = sort, PageSize = 20, Page = 2 }, default);
                var all = await IdsAsync(service.StreamAsync(admin, LeadAction.ViewLead, query with { Sort = sort }, default));
                Assert.Equal(all.Skip(20).Take(20), page.Items.Select(item => item.Lead.Id));
                Assert.Equal(all.Count, page.Total);
            }
    }

    [Fact]
    public async Task Search_AfterEdits_ForgetsTheOldTextAndKnowsTheNew()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = (await office.Get<LeadEditing>().CreateAsync(admin, new CreateLead { FirstName = "Oldname", LastName = "Person", Phone = "5550100", Source = "Call" }, default)).Value!.Lead;
        await office.Get<LeadEditing>().UpdateAsync(admin, new UpdateLead { Id = lead.Id, Version = lead.Version }.Fill(lead) with { FirstName = "Newname" }, default);

        async Task<int> CountAsync(string words) => await office.Get<LeadService>().CountAsync(admin, new LeadQuery { Search = words }, default);

        Assert.Equal((0, 1), (await CountAsync("oldname"), await CountAsync("newname")));
        await office.Get<LeadBin>().DeleteAsync(admin, lead.Id, default);
        Assert.Equal(0, await CountAsync("newname"));
        await office.Get<LeadBin>().PurgeAsync(admin, lead.Id, default);
        await using var db = await office.ContextAsync();
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM \"LeadSearch\" WHERE \"LeadSearch\" MATCH 'new'").SingleAsync());
    }

    [Fact]
    public async Task Search_ManyHitsInEveryOrder_ShowsWhatAPlainLookShows()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var leads = await FillAsync(office, admin, count: 2_500);
        var service = office.Get<LeadService>();

        foreach (var fragment in new[] { "mail", "example.com", "555 01", "Anna", "nna", "van der", "Ño", "100%", "\"quoted\"", "Cababc", "(555) 010-29", "555 010-1" })
            foreach (var sort in new[] { null, "-lastName", "createdAt", "-createdAt", "city" })
                foreach (var page in new[] { 1, 3, 60 })
                {
                    var query = new LeadQuery { Search = fragment, Sort = sort, Page = page, PageSize = 30, WithTotal = false };
                    var expected = Ordered(leads.Where(lead => Holds(lead, fragment)), sort).Skip((page - 1) * 30).Take(30).Select(lead => lead.Id);
                    Assert.Equal((fragment, sort, page, string.Join(',', expected)),
                        (fragment, sort, page, string.Join(',', (await service.ListAsync(admin, query, default)).Items.Select(item => item.Lead.Id))));
                }
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.TeamLeader)]
    [InlineData(Role.SalesManager)]
    [InlineData(Role.SalesExecutive)]
    [InlineData(Role.SalesCoordinator)]
    [InlineData(Role.Employee)]
    [InlineData(Role.RelationshipManager)]
    public async Task Search_EveryRole_FindsWhatItMaySeeAndNothingElse(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "boss");
        var actor = await office.HireAsync(role);
        var leads = await FillAsync(office, admin, count: 300, changed: (lead, number) =>
        {
            lead.AssigneeId = number % 5 == 0 ? actor.UserId : number % 5 == 1 ? admin.UserId : null;
            lead.RelationshipManagerId = number % 7 == 0 ? actor.UserId : null;
            lead.DeletedAt = number % 11 == 0 ? office.Clock.GetUtcNow().UtcDateTime : null;
        });

        foreach (var fragment in new[] { "anna", "n", "nn", "555 01", "%", "'", "\"", "李", "😀" })
        {
            var expected = leads.Where(lead => Holds(lead, fragment) && actor.May(LeadAction.ViewLead, lead)).Select(lead => lead.Id).ToList();
            var page = await office.Get<LeadService>().ListAsync(actor, new LeadQuery { Search = fragment, PageSize = 200 }, default);
            Assert.Equal((fragment, expected.Count), (fragment, page.Total));
            Assert.Equal(expected.Take(200), page.Items.Select(item => item.Lead.Id));
        }

        Assert.Contains(leads, lead => lead.DeletedAt is not null && Holds(lead, "anna"));
        Assert.Contains(leads, lead => actor.May(LeadAction.ViewLead, lead) && Holds(lead, "anna"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-lastName")]
    [InlineData("createdAt")]
    [InlineData("-createdAt")]
    public async Task Mine_AssigneeOrRelationshipManagerOrBoth_ShowsEachLeadOnceInOrder(string? sort)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "boss");
        var other = await office.HireAsync(Role.Administrator, "other");
        var leads = await FillAsync(office, admin, count: 200, changed: (lead, number) =>
        {
            lead.AssigneeId = number % 4 == 0 ? admin.UserId : number % 4 == 1 ? other.UserId : null;
            lead.RelationshipManagerId = number % 3 == 0 ? admin.UserId : number % 3 == 1 ? other.UserId : null;
            lead.DeletedAt = number % 13 == 0 ? office.Clock.GetUtcNow().UtcDateTime : null;
        });
        var expected = Ordered(leads.Where(lead => lead.DeletedAt is null && (lead.AssigneeId == admin.UserId || lead.RelationshipManagerId == admin.UserId)), sort).Select(lead => lead.Id).ToList();

        var shown = new List<int>();
        for (var page = 1; page <= 5; page++)
            shown.AddRange((await office.Get<LeadService>().ListAsync(admin, new LeadQuery { List = LeadList.Mine, Sort = sort, Page = page, PageSize = 30 }, default)).Items.Select(item => item.Lead.Id));

        Assert.True(expected.Count > 60);
        Assert.Equal(expected, shown);
    }

    [Fact]
    public async Task NameOrder_AfterEveryKindOfChange_HoldsTheNamesOfTheLeads()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var leads = await FillAsync(office, admin, count: 20);
        var editing = office.Get<LeadEditing>();
        await editing.UpdateAsync(admin, new UpdateLead { Id = leads[0].Id, Version = leads[0].Version }.Fill(leads[0]) with { LastName = "Zzyzx" }, default);
        await office.Get<LeadBin>().DeleteAsync(admin, leads[1].Id, default);
        await office.Get<LeadBin>().PurgeAsync(admin, leads[1].Id, default);
        await office.Get<LeadBin>().DeleteAsync(admin, leads[2].Id, default);

        await using var db = await office.ContextAsync();
        await SearchIndex.AssertSoundAsync(db);
        var page = await office.Get<LeadService>().ListAsync(admin, new LeadQuery { Search = "zyz" }, default);
        Assert.Equal([leads[0].Id], page.Items.Select(item => item.Lead.Id));
    }

    private static IEnumerable<LeadQuery> Queries(Actor admin) =>
    [
        new(), new() { Status = [LeadStatus.New] }, new() { Status = [LeadStatus.New, LeadStatus.Pending] }, new() { Source = ["Website"] }, new() { Staff = ["Staff 3"] },
        new() { AssigneeId = [admin.UserId] }, new() { Event = ["Open Day"] }, new() { Source = ["Event"], Event = ["Open Day"] },
        new() { Staff = ["Staff 3"], Status = [LeadStatus.Qualified] }, new() { Staff = ["Staff 3"], Source = ["Website"] }, new() { Status = [LeadStatus.New], Source = ["Call"] },
        new() { Status = [LeadStatus.New, LeadStatus.Lost], Source = ["Call"] }, new() { Status = [LeadStatus.New], Source = ["Call"], Staff = ["Staff 3"] }, new() { AssigneeId = [admin.UserId], Source = ["Website"] },
        new() { Stage = [LeadStage.Won] }, new() { Referral = [ReferralType.Regular] }, new() { From = new DateOnly(2026, 1, 1) },
        new() { WordOfMouth = ["Family"] }, new() { LastContact = [Sources.ContactStatuses[0]] }, new() { Search = "number 1" }, new() { Search = "n", Status = [LeadStatus.Pending] },
        .. Enum.GetValues<LeadList>().Select(list => new LeadQuery { List = list }),
        .. Enum.GetValues<LeadList>().Select(list => new LeadQuery { List = list, Source = ["Call"] }),
    ];

    private static async Task<List<int>> IdsAsync(IAsyncEnumerable<LeadLine> leads)
    {
        var ids = new List<int>();
        await foreach (var lead in leads)
            ids.Add(lead.Lead.Id);
        return ids;
    }

    private static IEnumerable<string> FragmentsOf(string name) =>
        from length in Enumerable.Range(1, name.Length)
        from place in Enumerable.Range(0, name.Length - length + 1)
        select name.Substring(place, length);

    private static bool Holds(Lead lead, string fragment)
    {
        if (fragment.Contains('\uFFFE', StringComparison.Ordinal) || !TextFolding.CanFold(fragment))
            return false;
        var folded = TextFolding.Fold(fragment);
        var digits = PhoneNumber.SearchDigits(fragment);
        return string.IsNullOrWhiteSpace(fragment) || lead.SearchText.Contains(folded, StringComparison.Ordinal)
            || (digits.Length > 0 && lead.PhoneDigits.Contains(digits, StringComparison.Ordinal));
    }

    private static IEnumerable<Lead> Ordered(IEnumerable<Lead> leads, string? sort) => sort switch
    {
        "-lastName" => leads.OrderByDescending(lead => lead.SortName, StringComparer.Ordinal).ThenByDescending(lead => lead.Id),
        "createdAt" => leads.OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id),
        "-createdAt" => leads.OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id),
        "city" => leads.OrderBy(lead => lead.City, StringComparer.Ordinal).ThenBy(lead => lead.Id),
        _ => leads.OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id),
    };

    private static async Task<List<Lead>> FillAsync(Office office, Actor admin, int count = 120, Action<Lead, int>? changed = null)
    {
        var random = new Random(11);
        var leads = Enumerable.Range(0, count).Select(number => new Lead
        {
            FirstName = Names[random.Next(Names.Length)], LastName = Names[random.Next(Names.Length)], Phone = $"(555) 010-{random.Next(300):000}",
            Email = number % 3 == 0 ? null : $"mail{number}@example.com", Comments = number % 4 == 0 ? "Met Anna at the fair" : null, City = number % 2 == 0 ? null : $"City {number % 9}",
            StaffName = "Staff", Source = "Call", LastContactStatus = "Initial Call", CreatedAt = office.Clock.GetUtcNow().UtcDateTime.AddMinutes(number * 7919 % count),
        }).ToList();
        leads.ForEach(lead => lead.RefreshSearch("1"));
        foreach (var (lead, number) in leads.Select((lead, number) => (lead, number)))
            changed?.Invoke(lead, number);
        await using var db = await office.ContextAsync();
        db.AddRange(leads);
        await db.SaveAsync(admin, new("Created"), default);
        return [.. leads.OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id)];
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>However the leads in somebody's sight are read - person by person or among those of everybody - he sees all of them, in order, and no other.</summary>
public sealed class LeadSightTests
{
    private static readonly string?[] Orders = [null, "-lastName", "createdAt", "-createdAt"];

    public static TheoryData<Role> Roles => TallyGroupsTests.Roles;

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task List_EveryRole_ShowsPageByPageWhatItMaySeeAndNothingElse(Role role)
    {
        await using var office = await Office.OpenAsync();
        var (viewer, leads) = await TallyGroupsTests.OfAllSortsAsync(office, await office.HireAsync(Role.Administrator), role);

        foreach (var (query, expected) in Expected(office, viewer, leads))
        {
            var shown = new List<int>();
            for (var page = 1; page <= (expected.Count / 40) + 1; page++)
                shown.AddRange((await office.Get<LeadService>().ListAsync(viewer, query with { Page = page, PageSize = 40, WithTotal = false }, default)).Items.Select(item => item.Lead.Id));
            Assert.Equal((query, string.Join(',', expected)), (query, string.Join(',', shown)));
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Choose_EveryRole_NamesAnIndexThatHoldsAllItMaySee(Role role)
    {
        await using var office = await Office.OpenAsync();
        var (viewer, leads) = await TallyGroupsTests.OfAllSortsAsync(office, await office.HireAsync(Role.Administrator), role);
        var (engine, calendar, now) = (office.Get<DatabaseEngine>(), await office.Get<OrganisationService>().GetCalendarAsync(default), office.Clock.GetUtcNow().UtcDateTime);
        await using var db = await office.ContextAsync();

        foreach (var (query, expected) in Expected(office, viewer, leads))
            foreach (var isCount in new[] { false, true })
            {
                var path = await LeadPaths.ChooseAsync(db, viewer, query, isCount, default);
                var found = await engine.AllowedBy(db, viewer, LeadAction.ViewLead, path).Matching(query, viewer, calendar, now, null).Sorted(query.Sort).Select(lead => lead.Id).ToListAsync();
                Assert.Equal((query, path, string.Join(',', expected)), (query, path, string.Join(',', found)));
            }
    }

    /// <summary>The same questions find leads for an administrator, so that an empty answer says something.</summary>
    [Fact]
    public async Task List_RolesThatSeeNoLead_IsEmptyInEveryListOrderAndSearch()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (_, leads) = await TallyGroupsTests.OfAllSortsAsync(office, admin, Role.SalesExecutive);
        var service = office.Get<LeadService>();
        var blind = Enum.GetValues<Role>().Where(role => !PermissionMatrix.Grants(role, LeadAction.ViewLead)).ToList();
        Assert.NotEmpty(blind);

        foreach (var role in blind)
        {
            var viewer = await office.HireAsync(role);
            foreach (var query in Expected(office, admin, leads).Select(expected => expected.Query).SelectMany(query => new[] { query, query with { Search = "person" } }))
                Assert.Equal((query, 0, 0), (query, (await service.ListAsync(viewer, query, default)).Items.Count, await service.CountAsync(viewer, query, default)));
        }

        Assert.NotEqual(0, await service.CountAsync(admin, new LeadQuery { Search = "person" }, default));
    }

    [Theory]
    [InlineData(Role.SalesExecutive, LeadOwned.AskedOneByOne)]
    [InlineData(Role.SalesManager, LeadOwned.AskedOneByOne)]
    [InlineData(Role.SalesManager, LeadOwned.SoughtOnce)]
    public async Task Search_OfMoreLeadsThanAreAskedOneByOne_FindsThoseInSightAndNoOther(Role role, int more)
    {
        await using var office = await Office.OpenAsync();
        var (viewer, leads) = await TallyGroupsTests.OfAllSortsAsync(office, await office.HireAsync(Role.Administrator), role, count: more * 3);
        var seen = leads.Where(lead => viewer.May(LeadAction.ViewLead, lead)).ToList();
        Assert.True(seen.Count > more);

        foreach (var fragment in new[] { "number 12", "person", "ber 77" })
        {
            bool Holds(Lead lead) => lead.SearchText.Contains(fragment, StringComparison.Ordinal);
            var page = await office.Get<LeadService>().ListAsync(viewer, new LeadQuery { Search = fragment, Page = 2, PageSize = 20 }, default);
            Assert.Equal(Ordered(seen.Where(Holds), null).Skip(20).Take(20).Select(lead => lead.Id), page.Items.Select(item => item.Lead.Id));
            Assert.Equal(seen.Count(Holds), page.Total);
            Assert.Contains(leads, lead => Holds(lead) && !viewer.May(LeadAction.ViewLead, lead));
        }
    }

    /// <summary>Parts in which the kept counts say nobody has leads are left out; a lead that comes into one is found with the next question.</summary>
    [Theory]
    [InlineData(Role.SalesExecutive)]
    [InlineData(Role.SalesManager)]
    public async Task Search_PartsWithoutLeads_FindsWhatTheOthersHoldAndWhatComesIntoThem(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (viewer, _) = await TallyGroupsTests.OfAllSortsAsync(office, admin, role);
        var leads = await ChangeAsync(office, admin, (lead, _) => (lead.TeamLeadId, lead.RelationshipManagerId, lead.DeletedAt) = (null, null, null));
        await FindsAsync(office, viewer, leads);

        leads = await ChangeAsync(office, admin, (lead, number) => (lead.AssigneeId, lead.TeamLeadId, lead.RelationshipManagerId) = (null, number == 7 ? viewer.UserId : null, number == 7 ? viewer.UserId : null));
        await FindsAsync(office, viewer, leads);
        Assert.Single(leads, lead => viewer.May(LeadAction.ViewLead, lead));
    }

    private static async Task<List<Lead>> ChangeAsync(Office office, Actor admin, Action<Lead, int> change)
    {
        await using var db = await office.ContextAsync();
        var leads = await db.Leads.OrderBy(lead => lead.Id).ToListAsync();
        for (var number = 0; number < leads.Count; number++)
            change(leads[number], number);
        await db.SaveAsync(admin, new("Updated"), default);
        return leads;
    }

    private static async Task FindsAsync(Office office, Actor viewer, List<Lead> leads)
    {
        var page = await office.Get<LeadService>().ListAsync(viewer, new LeadQuery { Search = "person", PageSize = 100 }, default);
        var expected = Ordered(leads.Where(lead => viewer.May(LeadAction.ViewLead, lead)), null).Select(lead => lead.Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Take(100), page.Items.Select(item => item.Lead.Id));
        Assert.Equal(expected.Count, page.Total);
    }

    private static IEnumerable<(LeadQuery Query, List<int> Ids)> Expected(Office office, Actor viewer, List<Lead> leads)
    {
        var now = office.Clock.GetUtcNow().UtcDateTime;
        return from list in Enum.GetValues<LeadList>().Select(list => (LeadList?)list).Prepend(null)
               from sort in Orders
               from source in new[] { null, "Call" }
               let holds = list is { } named ? LeadLists.Condition(named, viewer, now).Compile() : _ => true
               select (new LeadQuery { List = list, Sort = sort, Source = source is null ? [] : [source] },
                   Ordered(leads.Where(lead => viewer.May(LeadAction.ViewLead, lead) && holds(lead) && (source is null || lead.Source == source)), sort).Select(lead => lead.Id).ToList());
    }

    private static IEnumerable<Lead> Ordered(IEnumerable<Lead> leads, string? sort) => sort switch
    {
        "-lastName" => leads.OrderByDescending(lead => lead.SortName, StringComparer.Ordinal).ThenByDescending(lead => lead.Id),
        "createdAt" => leads.OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id),
        "-createdAt" => leads.OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id),
        _ => leads.OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id),
    };
}

using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Data;

/// <summary>The search index stands in the order of names, shelf by shelf, whatever comes, changes and goes.</summary>
public sealed class ShelvesTests
{
    [Fact]
    public async Task Index_OfSeveralShelves_StaysSoundThroughEveryKindOfChange()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.ImportAsync(admin, SomeFiles.Rows(2_500)); // so many that all indexes are made anew
        await AssertSoundAsync(office, shelves: 3);

        var second = await office.ImportAsync(admin, SomeFiles.Rows(2_100, number => $"Amara,Between{9_999 - number},+1646{5550000 + number:0000000},,Call")); // fewer than there are: the index is kept up at the end
        await AssertSoundAsync(office, shelves: 3);
        var moved = (await FindAsync(office, admin, "last17")).Items[0].Lead;
        await office.Get<LeadEditing>().UpdateAsync(admin, new UpdateLead { Id = moved.Id, Version = moved.Version }.Fill(moved) with { LastName = "Aaron" }, default);
        await office.LeadAsync(admin, lead => lead.LastName = "Zuckmayer");
        await office.Get<LeadBin>().DeleteAsync(admin, moved.Id, default);
        await office.Get<LeadBin>().PurgeAsync(admin, moved.Id, default);
        await AssertSoundAsync(office, shelves: 3);
        await office.Get<Database>().RebuildSearchAsync(default);
        await AssertSoundAsync(office, shelves: 5);
        await office.Get<ImportUndo>().UndoAsync(admin, second.Id ?? 0, default);
        await AssertSoundAsync(office, shelves: 5);
        Assert.Equal(0, (await FindAsync(office, admin, "between")).Total);
        Assert.Equal(1, (await FindAsync(office, admin, "zuckmayer")).Total);
    }

    [Theory]
    [InlineData("lastName")]
    [InlineData("-lastName")]
    public async Task Hits_OnSeveralShelves_ComeByNamePageAfterPage(string sort)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.ImportAsync(admin, SomeFiles.Rows(2_500, number => $"First{number},{(number % 3 == 0 ? "Miller" : $"Last{number % 40}")},+1917{5550000 + number:0000000},,Website"));
        await using var db = await office.ContextAsync();
        var expected = (await db.Leads.AsNoTracking().ToListAsync()).Where(lead => lead.SearchText.Contains("first1", StringComparison.Ordinal))
            .OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id).Select(lead => lead.Id).ToList();
        if (sort[0] == '-')
            expected.Reverse();

        var shown = new List<int>();
        for (var page = 1; page <= 6; page++)
            shown.AddRange((await office.Get<LeadService>().ListAsync(admin, new LeadQuery { Search = "first1", Sort = sort, Page = page, PageSize = 200 }, default)).Items.Select(item => item.Lead.Id));

        Assert.True(expected.Count > 1_000);
        Assert.Equal(expected.Take(1_200), shown);
    }

    [Fact]
    public async Task Hits_AmongTheManyLeadsOfOne_AreHisInTheOrderOfNames()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var executive = await office.HireAsync(Role.SalesExecutive);
        await office.ImportAsync(admin, SomeFiles.Rows(2_500));
        await using var db = await office.ContextAsync();
        await db.Leads.Where(lead => lead.Id % 5 != 0).ExecuteUpdateAsync(lead => lead.SetProperty(row => row.AssigneeId, executive.UserId));
        await office.Get<TallyService>().RecountAsync(default);
        var expected = (await db.Leads.AsNoTracking().Where(lead => lead.AssigneeId == executive.UserId).ToListAsync())
            .OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id).Select(lead => lead.Id).Skip(100).Take(50);

        var page = await office.Get<LeadService>().ListAsync(executive, new LeadQuery { Search = "first", Page = 3, PageSize = 50, WithTotal = true }, default);

        Assert.Equal(2_000, page.Total);
        Assert.Equal(expected, page.Items.Select(item => item.Lead.Id));
    }

    private static Task<LeadPage> FindAsync(Office office, Actor actor, string words) =>
        office.Get<LeadService>().ListAsync(actor, new LeadQuery { Search = words, WithTotal = true }, default);

    private static async Task AssertSoundAsync(Office office, int shelves)
    {
        await using var db = await office.ContextAsync();
        Assert.Equal(shelves, await SearchIndex.CountShelvesAsync(db));
        await SearchIndex.AssertSoundAsync(db);
    }
}

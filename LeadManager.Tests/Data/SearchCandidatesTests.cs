using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Tests.Demo;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Data;

/// <summary>What the search index finds comes in the order of the names, however it is put into order.</summary>
public sealed class SearchCandidatesTests
{
    [Theory]
    [InlineData("555", 150, false)]
    [InlineData("555", 150, true)]
    [InlineData("016", 20, false)]
    [InlineData("016", 20, true)]
    [InlineData("mar", 20, false)]
    [InlineData("mar", 20, true)]
    public async Task Candidates_OfSeveralShelves_ComeByName(string fragment, int take, bool down)
    {
        await using var office = new DemoOffice();
        await office.FillAsync(2_500);
        await using var db = await office.OpenAsync();
        var all = await db.Leads.Where(lead => lead.PhoneDigits.Contains(fragment) || lead.SearchText.Contains(fragment)).Select(lead => new { lead.Id, lead.SortName }).ToListAsync();
        var ordered = all.OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id).Select(lead => lead.Id).ToList();
        if (down)
            ordered.Reverse();

        var candidates = await office.Get<DatabaseEngine>().FindCandidatesAsync(db, [fragment], default);

        Assert.NotNull(candidates);
        Assert.True(ordered.Count > take);
        Assert.Equal(ordered.Take(take), await candidates.FindByNameAsync(down, take, default));
    }
}

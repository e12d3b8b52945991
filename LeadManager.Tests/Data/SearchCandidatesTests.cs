using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Tests.Demo;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Data;

/// <summary>What the search index finds comes in the order of the names, however it is put into order.</summary>
public sealed class SearchCandidatesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Candidates_OfSeveralShelves_ComeByName(bool down)
    {
        await using var office = new DemoOffice();
        await office.FillAsync(2_500);
        await using var db = await office.OpenAsync();
        var all = await db.Leads.Where(lead => lead.PhoneDigits.Contains("555")).Select(lead => new { lead.Id, lead.SortName }).ToListAsync();
        var ordered = all.OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id).Select(lead => lead.Id).ToList();
        if (down)
            ordered.Reverse();

        var candidates = await office.Get<DatabaseEngine>().FindCandidatesAsync(db, ["555"], default);

        Assert.NotNull(candidates);
        Assert.Equal(ordered.Take(150), await candidates.FindByNameAsync(down, 150, default));
    }
}

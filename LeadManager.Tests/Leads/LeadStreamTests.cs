using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>What an export reads: all of it, in order, as of the moment at which it began.</summary>
public sealed class LeadStreamTests
{
    private const int Many = 1_200; // more than are looked up at once

    [Theory]
    [InlineData(null)]
    [InlineData("-createdAt")]
    [InlineData("city")]
    [InlineData("-staff")]
    public async Task Stream_MoreThanAreLookedUpAtOnce_GivesEachOnceInOrder(string? sort)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.FillAsync(admin, Many);
        await using var db = await office.ContextAsync();
        var all = await db.Leads.AsNoTracking().ToListAsync();
        IEnumerable<Lead> expected = sort switch
        {
            null => all.OrderBy(lead => lead.SortName, StringComparer.Ordinal).ThenBy(lead => lead.Id),
            "-createdAt" => all.OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id),
            "city" => all.OrderBy(lead => lead.City, StringComparer.Ordinal).ThenBy(lead => lead.Id),
            _ => all.OrderByDescending(lead => lead.StaffName, StringComparer.Ordinal).ThenByDescending(lead => lead.SortName, StringComparer.Ordinal).ThenByDescending(lead => lead.Id),
        };

        var read = await ReadAsync(office.Get<LeadService>().StreamAsync(admin, LeadAction.ExportLeads, new LeadQuery { Sort = sort }, default));

        Assert.Equal(expected.Select(lead => lead.Id), read.Select(lead => lead.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("city")]
    public async Task Stream_LeadsChangedAndDeletedMeanwhile_AreAsTheyWereAndOthersMayWrite(string? sort)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.FillAsync(admin, Many);
        await using var reading = office.Get<LeadService>().StreamAsync(admin, LeadAction.ExportLeads, new LeadQuery { Sort = sort }, default).GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        var read = new List<Lead> { reading.Current.Lead };

        await using (var db = await office.ContextAsync())
        {
            foreach (var lead in await db.Leads.ToListAsync())
                lead.Interest = "Changed meanwhile";
            await db.SaveAsync(admin, new("Updated"), default);
        }

        await office.Get<LeadBin>().DeleteAsync(admin, read[0].Id, default);
        while (await reading.MoveNextAsync())
            read.Add(reading.Current.Lead);

        Assert.DoesNotContain(read, lead => lead.Interest == "Changed meanwhile");
        var after = await ReadAsync(office.Get<LeadService>().StreamAsync(admin, LeadAction.ExportLeads, new LeadQuery { Sort = sort }, default));
        Assert.Equal(read.Count - 1, after.Count);
        Assert.All(after, lead => Assert.Equal("Changed meanwhile", lead.Interest));
    }

    private static async Task<List<Lead>> ReadAsync(IAsyncEnumerable<LeadLine> lines)
    {
        var read = new List<Lead>();
        await foreach (var line in lines)
            read.Add(line.Lead);
        return read;
    }
}

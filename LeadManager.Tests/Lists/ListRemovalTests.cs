using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

/// <summary>What is in use can be retired and not deleted.</summary>
public sealed class ListRemovalTests
{
    [Fact]
    public async Task Delete_UsedEntry_IsRefusedAlsoForALeadInTheBin()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (used, free) = (await office.EntryAsync(admin, ListKind.Commodity, "Looms"), await office.EntryAsync(admin, ListKind.Commodity, "Spindles"));
        var lead = await office.LeadAsync(admin, command => command.Commodity = "Looms");
        await office.Get<LeadBin>().DeleteAsync(admin, lead.Lead.Id, default);
        var before = await office.FingerprintAsync();

        var refused = await office.Get<ListService>().DeleteAsync(admin, used.Id, default);

        Assert.Contains("Looms", Assert.IsType<Conflict>(refused.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.Get<ListService>().DeleteAsync(admin, free.Id, default)).IsOk);
        Assert.Equal(["Looms"], office.Lists(admin).Offered(ListKind.Commodity));
    }

    [Fact]
    public async Task Delete_NamedByARuleOrWithCategories_IsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (ruled, parent) = (await office.EntryAsync(admin, ListKind.Commodity, "Looms"), await office.EntryAsync(admin, ListKind.Commodity, "Spindles"));
        await office.EntryAsync(admin, ListKind.ProductCategory, "Ring", parent.Id);
        await office.AddRuleAsync(rule => rule.Commodities = ["Looms"]);

        Assert.Contains("Rule 1", Assert.IsType<Conflict>((await office.Get<ListService>().DeleteAsync(admin, ruled.Id, default)).Failure).Message, StringComparison.Ordinal);
        Assert.Contains("Ring", Assert.IsType<Conflict>((await office.Get<ListService>().DeleteAsync(admin, parent.Id, default)).Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retire_LastContactStatusOnOffer_IsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var rows = office.Lists(admin).Entries(ListKind.ContactStatus);
        foreach (var row in rows.Skip(1))
            Assert.True((await office.Get<ListService>().RetireAsync(admin, row.Id, true, default)).IsOk);

        Assert.IsType<Conflict>((await office.Get<ListService>().RetireAsync(admin, rows[0].Id, true, default)).Failure);
        Assert.Equal([rows[0].Name], office.Lists(admin).Offered(ListKind.ContactStatus));
    }
}

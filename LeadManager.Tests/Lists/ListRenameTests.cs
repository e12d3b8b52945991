using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

/// <summary>A new name of an entry goes wherever the old one stands.</summary>
public sealed class ListRenameTests
{
    [Fact]
    public async Task Rename_Source_GoesToLeadsCountsRulesAndLog()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (lead, other) = (await office.LeadAsync(admin), await office.LeadAsync(admin, command => command.Source = "Call"));
        await office.AddRuleAsync(rule => rule.Sources = ["Call", "Website"]);
        var website = office.Lists(admin).Find(ListKind.Source, "website") ?? throw new InvalidOperationException();

        var renamed = await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Source, Id = website.Id, Version = website.Version, Name = "Our site" }, default);

        Assert.Equal(("Our site", 1), (renamed.Value?.Name, renamed.Value?.Position));
        Assert.Contains("Our site", office.Lists(admin).Offered(ListKind.Source));
        await using var db = await office.ContextAsync();
        Assert.Equal([("Our site", lead.Lead.Version + 1), ("Call", other.Lead.Version)], (await db.Leads.OrderBy(row => row.Id).ToListAsync()).Select(row => (row.Source, row.Version)));
        Assert.Equal(["Call", "Our site"], (await db.AssignmentRules.SingleAsync()).Sources);
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
        Assert.Equal(["Assignment rule", "List entry"], (await office.ReadLogAsync("Updated")).Select(entry => entry.EntityType).Order());
    }

    [Theory]
    [InlineData(ListKind.ContactStatus)]
    [InlineData(ListKind.Commodity)]
    [InlineData(ListKind.ProductCategory)]
    [InlineData(ListKind.WordOfMouthType)]
    public async Task Rename_AnyList_GoesToTheLeads(ListKind kind)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var looms = await office.EntryAsync(admin, ListKind.Commodity, "Looms");
        var entry = kind == ListKind.Commodity ? looms : await office.EntryAsync(admin, kind, "Before", kind == ListKind.ProductCategory ? looms.Id : null);
        var lead = await office.LeadAsync(admin, command => Set(command, kind, entry.Name));

        await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = kind, Id = entry.Id, Name = "After", ParentId = entry.ParentId }, default);

        var stored = await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default);
        Assert.Equal("After", stored?.Lead switch
        {
            { } row when kind == ListKind.ContactStatus => row.LastContactStatus,
            { } row when kind == ListKind.Commodity => row.Commodity,
            { } row when kind == ListKind.ProductCategory => row.ProductCategory,
            { } row => row.WordOfMouthType,
            null => null,
        });
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
    }

    [Fact]
    public async Task Rename_Status_ChangesTheLabelAndNoLead()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin, command => command.Status = LeadStatus.Pending);
        var pending = office.Lists(admin).Find(ListKind.Status, "Pending") ?? throw new InvalidOperationException();

        await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Status, Id = pending.Id, Name = "On hold" }, default);

        var words = office.Get<OfficeWords>();
        Assert.Equal(("On hold", "On hold", "Qualified"), (words.Say("Pending"), words.Of(nameof(Lead.Status), LeadStatus.Pending) ?? "", words.Say("Qualified")));
        var stored = await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default);
        Assert.Equal((LeadStatus.Pending, lead.Lead.Version), (stored?.Lead.Status, stored?.Lead.Version));
    }

    [Theory]
    [InlineData(ListKind.Source, "Event")]
    [InlineData(ListKind.Source, "Word of mouth")]
    [InlineData(ListKind.Source, "Other")]
    public async Task Rename_SourceWithAFieldOfItsOwn_IsRefused(ListKind kind, string name)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var entry = office.Lists(admin).Find(kind, name) ?? throw new InvalidOperationException();
        var before = await office.FingerprintAsync();

        var renamed = await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = kind, Id = entry.Id, Name = "Fair" }, default);
        var deleted = await office.Get<ListService>().DeleteAsync(admin, entry.Id, default);

        Assert.Contains(name, Assert.IsType<Conflict>(renamed.Failure).Message, StringComparison.Ordinal);
        Assert.IsType<Conflict>(deleted.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.Get<ListService>().RetireAsync(admin, entry.Id, true, default)).IsOk);
    }

    [Fact]
    public async Task Rename_StaleVersion_IsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var entry = await office.EntryAsync(admin, ListKind.Commodity, "Looms");
        await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Commodity, Id = entry.Id, Version = entry.Version, Name = "Looms A" }, default);

        var late = await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Commodity, Id = entry.Id, Version = entry.Version, Name = "Looms B" }, default);

        Assert.Equal(entry.Version + 1, Assert.IsType<Conflict>(late.Failure).CurrentVersion);
        Assert.Equal(["Looms A"], office.Lists(admin).Offered(ListKind.Commodity));
    }

    private static void Set(CreateLead command, ListKind kind, string name)
    {
        (command.Commodity, command.ProductCategory) = (kind is ListKind.Commodity or ListKind.ProductCategory ? "Looms" : null, kind == ListKind.ProductCategory ? name : null);
        if (kind == ListKind.ContactStatus)
            command.LastContactStatus = name;
        if (kind == ListKind.WordOfMouthType)
            (command.Source, command.WordOfMouthType) = (Sources.WordOfMouth, name);
    }
}

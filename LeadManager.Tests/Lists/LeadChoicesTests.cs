using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

public sealed class LeadChoicesTests
{
    [Fact]
    public async Task Create_OfficeOrProviderThatIsNotThere_IsRefusedBesideBothFields()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (branch, provider) = (await office.BranchAsync(admin, "North"), await office.ProviderAsync(admin, "Dr. Vale"));
        var before = await office.FingerprintAsync();

        var refused = await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(command => (command.OfficeId, command.ProviderId) = (branch.Id + 7, provider.Id + 7)), default);

        Assert.Equal(["OfficeId", "ProviderId"], Assert.IsType<Invalid>(refused.Failure).Errors.Keys.Order());
        Assert.Equal(before, await office.FingerprintAsync());
        var stored = await office.LeadAsync(admin, command => (command.OfficeId, command.ProviderId) = (branch.Id, provider.Id));
        Assert.Equal((branch.Id, provider.Id), (stored.Lead.OfficeId, stored.Lead.ProviderId));
    }

    [Fact]
    public async Task Update_RetiredOffice_IsKeptWhereItWasAndRefusedWhenNewlyChosen()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var branch = await office.BranchAsync(admin, "North");
        var (has, hasNot) = (await office.LeadAsync(admin, command => command.OfficeId = branch.Id), await office.LeadAsync(admin));
        await office.Get<OfficeService>().RetireAsync(admin, branch.Id, true, default);

        var kept = await office.Get<LeadEditing>().UpdateAsync(admin, has.Edit(command => command.City = "Albany"), default);
        var refused = await office.Get<LeadEditing>().UpdateAsync(admin, hasNot.Edit(command => command.OfficeId = branch.Id), default);

        Assert.Equal((branch.Id, "Albany"), (kept.Value?.Lead.OfficeId, kept.Value?.Lead.City));
        Assert.Equal(["OfficeId"], Assert.IsType<Invalid>(refused.Failure).Errors.Keys);
    }

    [Fact]
    public async Task Create_StateOfAZone_FillsTheZoneAndRefusesAnother()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.ZoneAsync(admin, "West", "CA, OR");
        await office.ZoneAsync(admin, "East", "NY");

        var filled = await office.LeadAsync(admin, command => command.State = " ca ");
        var refused = await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(command => (command.State, command.Zone) = ("NY", "West")), default);
        var moved = await office.Get<LeadEditing>().UpdateAsync(admin, filled.Edit(command => command.State = "NY"), default);
        var elsewhere = await office.LeadAsync(admin, command => (command.State, command.Zone) = ("TX", "Gulf"));

        Assert.Equal("West", filled.Lead.Zone);
        Assert.Contains("East", Assert.IsType<Invalid>(refused.Failure).Errors["Zone"].Single(), StringComparison.Ordinal);
        Assert.Equal("East", moved.Value?.Lead.Zone);
        Assert.Equal("Gulf", elsewhere.Lead.Zone);
    }

    [Fact]
    public async Task Create_CommodityAndCategory_MustBeOnTheListsAndBelongTogether()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (looms, spindles) = (await office.EntryAsync(admin, ListKind.Commodity, "Looms"), await office.EntryAsync(admin, ListKind.Commodity, "Spindles"));
        await office.EntryAsync(admin, ListKind.ProductCategory, "Rapier", looms.Id);
        await office.EntryAsync(admin, ListKind.ProductCategory, "Ring", spindles.Id);
        var editing = office.Get<LeadEditing>();

        var unknown = await editing.CreateAsync(admin, Some.Lead(command => command.Commodity = "Tractors"), default);
        var apart = await editing.CreateAsync(admin, Some.Lead(command => (command.Commodity, command.ProductCategory) = ("Looms", "Ring")), default);
        var together = await office.LeadAsync(admin, command => (command.Commodity, command.ProductCategory) = ("looms", "RAPIER"));

        Assert.Equal(["Commodity"], Assert.IsType<Invalid>(unknown.Failure).Errors.Keys);
        Assert.Equal(["ProductCategory"], Assert.IsType<Invalid>(apart.Failure).Errors.Keys);
        Assert.Equal(("Looms", "Rapier"), (together.Lead.Commodity, together.Lead.ProductCategory));
        Assert.Equal(["Rapier"], office.Lists(admin).CategoriesOf("Looms"));
    }

    [Fact]
    public async Task Update_UnknownCommodityOfBefore_StaysAndBlocksNothing()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin, command => (command.Commodity, command.ProductCategory) = ("Tractors", "Wheels"));
        await office.EntryAsync(admin, ListKind.Commodity, "Looms");

        var saved = await office.Get<LeadEditing>().UpdateAsync(admin, lead.Edit(command => command.City = "Albany"), default);

        Assert.Equal(("Tractors", "Wheels", "Albany"), (saved.Value?.Lead.Commodity, saved.Value?.Lead.ProductCategory, saved.Value?.Lead.City));
    }

    [Fact]
    public async Task History_OfficeAndStatus_SaysTheirNames()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var branch = await office.BranchAsync(admin, "North");
        var lead = await office.LeadAsync(admin);
        var pending = office.Lists(admin).Find(ListKind.Status, "Pending") ?? throw new InvalidOperationException();
        await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Status, Id = pending.Id, Name = "On hold" }, default);
        Assert.True((await office.Get<LeadEditing>().UpdateAsync(admin, lead.Edit(command => (command.OfficeId, command.Status) = (branch.Id, LeadStatus.Pending)), default)).IsOk);

        var latest = (await office.Get<AuditService>().ListForLeadAsync(admin, lead.Lead.Id, new AuditQuery(), default)).Items[0];

        Assert.Equal("North", latest.Values.Single(value => value.Field == nameof(Lead.OfficeId)).New);
        Assert.Equal(("New", "On hold"), latest.Values.Where(value => value.Field == nameof(Lead.Status)).Select(value => (value.Old, value.New)).Single());
    }

    [Fact]
    public async Task List_ByOfficeProviderZoneAndCommodity_GivesThoseLeads()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (branch, provider) = (await office.BranchAsync(admin, "North"), await office.ProviderAsync(admin, "Dr. Vale"));
        var lead = await office.LeadAsync(admin, command => (command.OfficeId, command.ProviderId, command.Zone, command.Commodity) = (branch.Id, provider.Id, "West", "Looms"));
        await office.LeadAsync(admin, command => command.Phone = "555 010 0177");
        LeadQuery[] queries = [new() { OfficeId = [branch.Id] }, new() { ProviderId = [provider.Id] }, new() { Zone = ["West"] }, new() { Commodity = ["Looms"] }];

        foreach (var query in queries)
        {
            var read = LeadQueryText.Parse(LeadQueryText.Format(query).Select(pair => KeyValuePair.Create(pair.Key, new Microsoft.Extensions.Primitives.StringValues(pair.Value)))).Value ?? new LeadQuery();
            var page = await office.Get<LeadService>().ListAsync(admin, read, default);
            Assert.Equal([lead.Lead.Id], page.Items.Select(item => item.Lead.Id));
            Assert.Equal(1, page.Total);
        }
    }
}

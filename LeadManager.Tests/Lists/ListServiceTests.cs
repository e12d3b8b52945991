using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

public sealed class ListServiceTests
{
    [Fact]
    public async Task Prepare_NewDatabase_OffersTheDefaultsAndNoSecondTime()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        var before = await office.FingerprintAsync();

        await office.Get<Database>().PrepareAsync(default);

        Assert.Equal(before, await office.FingerprintAsync());
        var lists = office.Lists(actor);
        Assert.Equal(Sources.All, lists.Offered(ListKind.Source));
        Assert.Equal(Sources.WordOfMouthTypes, lists.Offered(ListKind.WordOfMouthType));
        Assert.Equal(Sources.ContactStatuses, lists.Offered(ListKind.ContactStatus));
        Assert.Equal(Enum.GetNames<LeadStatus>(), lists.Entries(ListKind.Status).Select(row => row.Name));
        Assert.Equal([Sources.Event, Sources.WordOfMouth, Sources.Other], lists.Entries(ListKind.Source).Where(row => row.Code is not null).Select(row => row.Name));
    }

    [Fact]
    public async Task Read_RoleWithoutLeads_SeesNoLists()
    {
        await using var office = await Office.OpenAsync();

        Assert.Empty(office.Lists(await office.HireAsync(Role.HRManager)).Offered(ListKind.Source));
        Assert.NotEmpty(office.Lists(await office.HireAsync(Role.User)).Offered(ListKind.Source));
    }

    [Theory]
    [InlineData(Role.SalesCoordinator)]
    [InlineData(Role.SalesExecutive)]
    [InlineData(Role.SalesManager)]
    [InlineData(Role.ZonalManager)]
    [InlineData(Role.User)]
    public async Task Write_WithoutManageSettings_IsForbiddenForEveryList(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (entry, branch) = (await office.EntryAsync(admin, ListKind.Commodity, "Looms"), await office.BranchAsync(admin, "North"));
        var (provider, zone) = (await office.ProviderAsync(admin, "Dr. Vale"), await office.ZoneAsync(admin, "West", "CA"));
        var actor = await office.HireAsync(role);
        var before = await office.FingerprintAsync();
        var (lists, offices, providers, zones) = (office.Get<ListService>(), office.Get<OfficeService>(), office.Get<ProviderService>(), office.Get<ZoneService>());

        Failure?[] refusals =
        [
            (await lists.AddAsync(actor, new AddListEntry { Kind = ListKind.Commodity, Name = "Spindles" }, default)).Failure,
            (await lists.RenameAsync(actor, new RenameListEntry { Kind = ListKind.Commodity, Id = entry.Id, Name = "Other looms" }, default)).Failure,
            (await lists.MoveAsync(actor, entry.Id, 1, default)).Failure, (await lists.RetireAsync(actor, entry.Id, true, default)).Failure, (await lists.DeleteAsync(actor, entry.Id, default)).Failure,
            (await offices.SaveAsync(actor, new SaveOffice { Name = "South" }, default)).Failure, (await offices.RetireAsync(actor, branch.Id, true, default)).Failure, (await offices.DeleteAsync(actor, branch.Id, default)).Failure,
            (await providers.SaveAsync(actor, new SaveProvider { Name = "Dr. Hill" }, default)).Failure, (await providers.RetireAsync(actor, provider.Id, true, default)).Failure, (await providers.DeleteAsync(actor, provider.Id, default)).Failure,
            (await zones.SaveAsync(actor, new SaveZone { Id = zone.Id, Name = "East" }, default)).Failure, (await zones.RetireAsync(actor, zone.Id, true, default)).Failure, (await zones.DeleteAsync(actor, zone.Id, default)).Failure,
        ];

        Assert.All(refusals, refusal => Assert.Equal(LeadAction.ManageSettings, Assert.IsType<Forbidden>(refusal).Action));
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await lists.DeleteAsync(admin, entry.Id, default)).IsOk); // the same by whom it is allowed
        Assert.True((await offices.DeleteAsync(admin, branch.Id, default)).IsOk);
        Assert.True((await providers.DeleteAsync(admin, provider.Id, default)).IsOk);
        Assert.True((await zones.DeleteAsync(admin, zone.Id, default)).IsOk);
    }

    [Fact]
    public async Task Rename_Source_GoesToLeadsCountsRulesAndLog()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (lead, other) = (await office.LeadAsync(admin), await office.LeadAsync(admin, command => command.Source = "Call"));
        await AddRuleAsync(office, rule => rule.Sources = ["Call", "Website"]);
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
    public async Task Statuses_AddMoveRetireDelete_AreRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (lists, id) = (office.Get<ListService>(), office.Lists(admin).Entries(ListKind.Status)[2].Id);
        var before = await office.FingerprintAsync();

        Assert.IsType<Conflict>((await lists.AddAsync(admin, new AddListEntry { Kind = ListKind.Status, Name = "Sixth" }, default)).Failure);
        Assert.IsType<Conflict>((await lists.MoveAsync(admin, id, 1, default)).Failure);
        Assert.IsType<Conflict>((await lists.RetireAsync(admin, id, true, default)).Failure);
        Assert.IsType<Conflict>((await lists.DeleteAsync(admin, id, default)).Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Theory]
    [InlineData("indiamart")]
    [InlineData(" ÍNDIAMART ")]
    public async Task Add_NameTakenInAnotherNotation_IsRefused(string name)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<ListService>().AddAsync(admin, new AddListEntry { Kind = ListKind.Source, Name = name }, default);

        Assert.Contains("IndiaMart", Assert.IsType<Invalid>(outcome.Failure).Errors["Name"].Single(), StringComparison.Ordinal);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Add_Faults_AreSaidBesideTheirFields()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lists = office.Get<ListService>();

        var category = await lists.AddAsync(admin, new AddListEntry { Kind = ListKind.ProductCategory, Name = " " }, default);
        var status = await lists.AddAsync(admin, new AddListEntry { Kind = ListKind.ContactStatus, Name = new string('x', 51) }, default);

        Assert.Equal(["Name", "ParentId"], Assert.IsType<Invalid>(category.Failure).Errors.Keys.Order());
        Assert.Contains("50", Assert.IsType<Invalid>(status.Failure).Errors["Name"].Single(), StringComparison.Ordinal);
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

    [Fact]
    public async Task Move_ToAPlace_KeepsTheOrderOfTheOthers()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        foreach (var name in new[] { "A", "B", "C", "D" })
            await office.EntryAsync(admin, ListKind.Commodity, name);
        var d = office.Lists(admin).Find(ListKind.Commodity, "D") ?? throw new InvalidOperationException();

        await office.Get<ListService>().MoveAsync(admin, d.Id, 2, default);

        Assert.Equal(["A", "D", "B", "C"], office.Lists(admin).Offered(ListKind.Commodity));
        Assert.Equal([1, 2, 3, 4], office.Lists(admin).Entries(ListKind.Commodity).Select(row => row.Position));
    }

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
        await AddRuleAsync(office, rule => rule.Commodities = ["Looms"]);

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

    [Fact]
    public async Task CountUses_Lists_CountsTheLeadsOutsideTheBin()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.EntryAsync(admin, ListKind.Commodity, "Looms");
        await office.LeadAsync(admin, command => command.Commodity = "Looms");
        await office.LeadAsync(admin, command => command.Phone = "555 010 0177");

        Assert.Equal(1, (await office.Get<ListService>().CountUsesAsync(admin, ListKind.Commodity, default))["Looms"]);
        Assert.Equal(2, (await office.Get<ListService>().CountUsesAsync(admin, ListKind.Source, default))["Website"]);
        Assert.Empty(await office.Get<ListService>().CountUsesAsync(await office.HireAsync(Role.User), ListKind.Source, default));
    }

    private static async Task AddRuleAsync(Office office, Action<AssignmentRule> change)
    {
        await using var db = await office.ContextAsync();
        var rule = new AssignmentRule { Name = "Rule 1", Position = 1 };
        change(rule);
        db.Add(rule);
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
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

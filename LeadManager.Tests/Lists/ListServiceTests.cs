using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

/// <summary>What the lists hold, and who may write them.</summary>
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

    [Theory] // S3.110, S3.111, S3.212
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
}

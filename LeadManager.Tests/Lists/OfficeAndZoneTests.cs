using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

public sealed class OfficeAndZoneTests
{
    [Fact]
    public async Task SaveOffice_NewAndChanged_StoresAndLogsIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var offices = office.Get<OfficeService>();

        var created = await offices.SaveAsync(admin, new SaveOffice { Name = "North", City = "Albany", Email = "north@example.com" }, default);
        var changed = await offices.SaveAsync(admin, new SaveOffice { Id = created.Value?.Id ?? 0, Version = created.Value?.Version, Name = "North Side", City = " " }, default);

        Assert.Equal([changed.Value?.Name], office.Lists(admin).Offices.Select(row => row.Name));
        Assert.Equal(new OfficeRow(created.Value?.Id ?? 0, 2, "North Side", null, null, false), changed.Value);
        Assert.Equal(["Office"], (await office.ReadLogAsync("Created")).Where(entry => entry.EntityType == "Office").Select(entry => entry.EntityType));
    }

    [Fact]
    public async Task SaveOffice_Faults_AreSaidAllAtOnceAndAStaleVersionIsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var north = await office.BranchAsync(admin, "North");
        await office.BranchAsync(admin, "South");
        var before = await office.FingerprintAsync();
        var offices = office.Get<OfficeService>();

        Assert.Equal(["Email", "Name"], Assert.IsType<Invalid>((await offices.SaveAsync(admin, new SaveOffice { Email = "nobody" }, default)).Failure).Errors.Keys.Order());
        Assert.Equal(["Name"], Assert.IsType<Invalid>((await offices.SaveAsync(admin, new SaveOffice { Name = "sóuth" }, default)).Failure).Errors.Keys);
        Assert.IsType<Conflict>((await offices.SaveAsync(admin, new SaveOffice { Id = north.Id, Version = north.Version - 1, Name = "New North" }, default)).Failure);
        Assert.IsType<NotFound>((await offices.SaveAsync(admin, new SaveOffice { Id = 99, Name = "Nowhere" }, default)).Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task DeleteOffice_InUse_IsRefusedByWhatUsesIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (ofLead, ofProvider, ofUser, free) = (await office.BranchAsync(admin, "A"), await office.BranchAsync(admin, "B"), await office.BranchAsync(admin, "C"), await office.BranchAsync(admin, "D"));
        await office.ProviderAsync(admin, "Dr. Vale", ofProvider.Id);
        var lead = await office.LeadAsync(admin);
        await using (var db = await office.ContextAsync())
        {
            (await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id)).OfficeId = ofLead.Id;
            (await db.Users.SingleAsync(row => row.Id == admin.UserId)).OfficeId = ofUser.Id;
            await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
        }

        var offices = office.Get<OfficeService>();
        foreach (var used in new[] { ofLead, ofProvider, ofUser })
            Assert.IsType<Conflict>((await offices.DeleteAsync(admin, used.Id, default)).Failure);
        Assert.True((await offices.DeleteAsync(admin, free.Id, default)).IsOk);
        Assert.True((await offices.RetireAsync(admin, ofLead.Id, true, default)).IsOk);
        Assert.Equal([("A", true), ("B", false), ("C", false)], office.Lists(admin).Offices.Select(row => (row.Name, row.IsRetired)));
        Assert.Equal(1, (await offices.CountUsesAsync(admin, default))[ofLead.Id]);
    }

    [Fact]
    public async Task SaveProvider_RetiredOffice_IsRefusedWhenNewlyChosenAndKeptWhereItWas()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var branch = await office.BranchAsync(admin, "North");
        var provider = await office.ProviderAsync(admin, "Dr. Vale", branch.Id);
        await office.Get<OfficeService>().RetireAsync(admin, branch.Id, true, default);

        var refused = await office.Get<ProviderService>().SaveAsync(admin, new SaveProvider { Name = "Dr. Hill", OfficeId = branch.Id }, default);
        var kept = await office.Get<ProviderService>().SaveAsync(admin, new SaveProvider { Id = provider.Id, Name = "Dr. Vale jr.", OfficeId = branch.Id }, default);

        Assert.Equal(["OfficeId"], Assert.IsType<Invalid>(refused.Failure).Errors.Keys);
        Assert.Equal(("Dr. Vale jr.", branch.Id), (kept.Value?.Name, kept.Value?.OfficeId));
    }

    [Fact]
    public async Task SaveZone_StateOfAnotherZone_IsRefusedUntilThatIsRetired()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var west = await office.ZoneAsync(admin, "West", "CA, or; WA\nCa");
        var zones = office.Get<ZoneService>();

        Assert.Equal(["CA", "or", "WA"], west.States);
        Assert.Contains("West", Assert.IsType<Invalid>((await zones.SaveAsync(admin, new SaveZone { Name = "Pacific", States = "NV, Or" }, default)).Failure).Errors["States"].Single(), StringComparison.Ordinal);
        Assert.True((await zones.RetireAsync(admin, west.Id, true, default)).IsOk);
        Assert.True((await zones.SaveAsync(admin, new SaveZone { Name = "Pacific", States = "NV, Or" }, default)).IsOk);
        Assert.IsType<Conflict>((await zones.RetireAsync(admin, west.Id, false, default)).Failure);
        Assert.Equal(("Pacific", null), (office.Lists(admin).ZoneOf(" OR ")?.Name, office.Lists(admin).ZoneOf("ca")?.Name));
    }

    [Fact]
    public async Task SaveZone_NewName_GoesToLeadsAndPeople()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var west = await office.ZoneAsync(admin, "West", "CA", admin.UserId);
        var lead = await office.LeadAsync(admin, command => command.Zone = "West");
        await using (var db = await office.ContextAsync())
        {
            (await db.Users.SingleAsync(row => row.Id == admin.UserId)).Zone = "West";
            await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
        }

        var renamed = await office.Get<ZoneService>().SaveAsync(admin, new SaveZone { Id = west.Id, Version = west.Version, Name = "Pacific", States = "CA", ManagerId = admin.UserId }, default);

        Assert.Equal(("Pacific", admin.UserId), (renamed.Value?.Name, renamed.Value?.ManagerId));
        Assert.Equal("Pacific", (await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default))?.Lead.Zone);
        Assert.Equal("Pacific", (await office.ReadUserAsync(admin.UserId)).Zone);
        Assert.DoesNotContain("States", (await office.ReadLogAsync("Updated")).Single(entry => entry.EntityType == "Zone").NewValue, StringComparison.Ordinal);
        Assert.IsType<Conflict>((await office.Get<ZoneService>().DeleteAsync(admin, west.Id, default)).Failure);
    }

    [Fact]
    public async Task SaveZone_ManagerWhoMayNotEnter_IsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var refused = await office.Get<ZoneService>().SaveAsync(admin, new SaveZone { Name = "West", ManagerId = 999 }, default);

        Assert.Equal(["ManagerId"], Assert.IsType<Invalid>(refused.Failure).Errors.Keys);
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Events;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Changes;

public sealed class ValueRestoreTests
{
    [Fact]
    public async Task Restore_OneField_PutsOnlyThatBackAndLogsIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin, row => (row.City, row.DateOfBirth) = ("Lisbon", new(1950, 2, 3)));
        await office.EditAsync(admin, lead, row => (row.City, row.DateOfBirth, row.Interest) = ("Porto", null, "Night care"));
        var entry = await office.LastEntryAsync();

        var city = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(entry, "City"), default);
        var birth = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(entry, "DateOfBirth"), default);

        Assert.True(city.IsOk && birth.IsOk);
        var now = await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default);
        Assert.Equal(("Lisbon", new DateOnly(1950, 2, 3), "Night care"), (now?.Lead.City, now?.Lead.DateOfBirth, now?.Lead.Interest));
        var log = await office.Get<AuditService>().ListAsync(admin, new AuditQuery { Action = ValueRestore.ActionType }, default);
        Assert.Equal(["Put back Date of birth of Amara Okonkwo", "Put back City of Amara Okonkwo"], log.Items.Select(line => line.Description));
        Assert.Equal(new AuditValue("City", "City", "Porto", "Lisbon", MayRestore: true), Assert.Single(log.Items[1].Values));
    }

    [Fact]
    public async Task Restore_ChangedAgainSince_AsksBeforeItOverwrites()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.EditAsync(admin, await office.LeadAsync(admin, row => row.City = "Lisbon"), row => row.City = "Porto");
        var entry = await office.LastEntryAsync();
        await office.EditAsync(admin, lead, row => row.City = "Faro");
        var before = await office.FingerprintAsync();

        var asked = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(entry, "City"), default);
        var after = await office.FingerprintAsync();
        var done = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(entry, "City", Overwrite: true), default);

        Assert.IsType<Conflict>(asked.Failure);
        Assert.Equal(before, after);
        Assert.True(done.IsOk);
        Assert.Equal("Lisbon", (await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default))?.Lead.City);
    }

    [Fact]
    public async Task Restore_Source_TakesItsDependantsAlong()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.EventAsync(admin, "Senior Expo");
        var lead = await office.LeadAsync(admin, row => (row.Source, row.EventName) = (Sources.Event, "Senior Expo"));
        await office.EditAsync(admin, lead, row => row.Source = "Website");

        var outcome = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(await office.LastEntryAsync(), "Source"), default);

        Assert.Null(outcome.Failure);
        var now = await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default);
        Assert.Equal((Sources.Event, "Senior Expo"), (now?.Lead.Source, now?.Lead.EventName));
    }

    [Theory]
    [InlineData(Role.User, false)]
    [InlineData(Role.Director, false)]
    [InlineData(Role.SuperAdmin, true)]
    public async Task Restore_ByRole_NeedsViewAudit(Role role, bool granted)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var actor = await office.HireAsync(role);
        await office.EditAsync(admin, await office.LeadAsync(admin, row => row.City = "Lisbon"), row => row.City = "Porto");
        var entry = await office.LastEntryAsync();
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<ValueRestore>().RestoreAsync(actor, new RestoreValue(entry, "City"), default);

        Assert.Equal(granted ? null : new Forbidden(LeadAction.ViewAudit), outcome.Failure);
        Assert.Equal(!granted, before == await office.FingerprintAsync());
    }

    [Theory]
    [InlineData("Phone")]
    [InlineData("Version")]
    [InlineData("nonsense")]
    public async Task Restore_FieldThatTheEntryDoesNotHold_IsRefused(string field)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.EditAsync(admin, await office.LeadAsync(admin), row => row.City = "Porto");
        var entry = await office.LastEntryAsync();
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(entry, field), default);
        var unknown = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(entry + 1, field), default);

        Assert.IsType<Invalid>(outcome.Failure);
        Assert.IsType<NotFound>(unknown.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Restore_NameOfAnEvent_RenamesItsLeadsBack()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var outreach = await office.EventAsync(admin, "Senior Expo");
        var lead = await office.LeadAsync(admin, row => (row.Source, row.EventName) = (Sources.Event, "Senior Expo"));
        await office.Get<EventEditing>().UpdateAsync(admin, new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = "Expo 60+" }, default);

        var outcome = await office.Get<ValueRestore>().RestoreAsync(admin, new RestoreValue(await office.LastEntryAsync(), "Name"), default);

        Assert.Null(outcome.Failure);
        Assert.Equal("Senior Expo", (await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default))?.Lead.EventName);
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Changes;

public sealed class AuditServiceTests
{
    [Fact]
    public async Task List_AfterAnEdit_ShowsWhoWhatAndBothValues()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin, row => row.City = "Lisbon");
        await office.EditAsync(admin with { IpAddress = "192.0.2.7" }, lead, row => (row.City, row.DateOfBirth) = ("Porto", new(1950, 2, 3)));

        var page = await office.Get<AuditService>().ListAsync(admin, new AuditQuery { EntityType = "Lead", Action = "Updated" }, default);

        var line = Assert.Single(page.Items);
        Assert.Equal(("administrator", lead.Lead.Id, "Amara Okonkwo", "192.0.2.7"), (line.Username, line.EntityId, line.EntityName, line.IpAddress));
        Assert.Equal(
            [new AuditValue("City", "City", "Lisbon", "Porto", MayRestore: true), new AuditValue("DateOfBirth", "Date of birth", null, "3 Feb 1950", MayRestore: true)],
            line.Values.OrderBy(value => value.Field));
    }

    [Fact]
    public async Task ListForLead_WithoutViewSensitive_HidesCareDetails()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        await office.EditAsync(admin, lead, row => (row.MedicaidNo, row.City) = ("SECRET-77", "Porto"));
        var reader = await office.HireAsync(Role.Director);
        Assert.False(reader.May(LeadAction.ViewSensitive));

        var page = await office.Get<AuditService>().ListForLeadAsync(reader, lead.Lead.Id, new AuditQuery(), default);

        Assert.Equal(2, page.Items.Count);
        Assert.True(page.Items[0].Values.Single(value => value.Field == "MedicaidNo") is { IsHidden: true, Old: null, New: null });
        Assert.Equal("Porto", page.Items[0].Values.Single(value => value.Field == "City").New);
        Assert.DoesNotContain(page.Items.SelectMany(line => line.Values), value => value.MayRestore);
    }

    [Theory]
    [InlineData(Role.User, 1)]
    [InlineData(Role.RelationshipManager, 0)]
    [InlineData(Role.HRManager, 0)]
    public async Task ListForLead_ByRole_FollowsViewActivities(Role role, int entries)
    {
        await using var office = await Office.OpenAsync();
        var lead = await office.LeadAsync(await office.HireAsync(Role.Administrator));

        var page = await office.Get<AuditService>().ListForLeadAsync(await office.HireAsync(role), lead.Lead.Id, new AuditQuery(), default);

        Assert.Equal(entries, page.Items.Count);
    }

    [Theory]
    [InlineData(Role.User, false)]
    [InlineData(Role.Director, false)]
    [InlineData(Role.Administrator, true)]
    public async Task List_ByRole_FollowsViewAudit(Role role, bool granted)
    {
        await using var office = await Office.OpenAsync();
        await office.LeadAsync(await office.HireAsync(Role.Administrator, "boss"));
        var actor = await office.HireAsync(role);

        var page = await office.Get<AuditService>().ListAsync(actor, new AuditQuery(), default);
        var facets = await office.Get<AuditService>().FacetsAsync(actor, default);

        Assert.Equal((granted, granted), (page.Items.Count > 0, facets.Users.Count > 0));
    }

    [Fact]
    public async Task List_OlderAndNewer_ShowEachEntryOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        foreach (var index in Enumerable.Range(0, 7))
            await office.LeadAsync(admin, row => row.LastName = $"Number {index}");
        var query = new AuditQuery { EntityType = "Lead", PageSize = 3, WithTotal = true };
        var audit = office.Get<AuditService>();

        var first = await audit.ListAsync(admin, query, default);
        await office.LeadAsync(admin, row => row.LastName = "Later");
        var second = await audit.ListAsync(admin, query with { Before = first.Items[^1].Id }, default);
        var third = await audit.ListAsync(admin, query with { Before = second.Items[^1].Id }, default);
        var back = await audit.ListAsync(admin, query with { After = third.Items[0].Id }, default);

        Assert.Equal((false, true, 7), (first.HasNewer, first.HasOlder, first.Total));
        Assert.Equal((true, true, true, false), (second.HasNewer, second.HasOlder, third.HasNewer, third.HasOlder));
        Assert.Equal(
            Enumerable.Range(0, 7).Reverse().Select(index => $"Amara Number {index}"),
            first.Items.Concat(second.Items).Concat(third.Items).Select(line => line.EntityName));
        Assert.Equal(second.Items.Select(line => line.Id), back.Items.Select(line => line.Id));
    }

    [Theory]
    [InlineData("ANGEL", 1)]
    [InlineData("created", 2)]
    [InlineData("nobody", 0)]
    [InlineData("%", 0)]
    public async Task List_Search_IgnoresCaseAndAccents(string words, int count)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "boss");
        await office.LeadAsync(admin, row => row.FirstName = "Ángel");
        await office.LeadAsync(admin, row => row.FirstName = "Bela");

        var page = await office.Get<AuditService>().ListAsync(admin, new AuditQuery { EntityType = "Lead", Search = words }, default);

        Assert.Equal(count, page.Items.Count);
    }

    [Fact]
    public async Task List_PurgedLead_ShowsNothingPersonal()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin, row => (row.FirstName, row.MedicaidNo) = ("Zebulon", "SECRET-77"));
        await office.Get<LeadBin>().DeleteAsync(admin, lead.Lead.Id, default);
        await office.Get<LeadBin>().PurgeAsync(admin, lead.Lead.Id, default);

        var page = await office.Get<AuditService>().ListAsync(admin, new AuditQuery { EntityType = "Lead" }, default);

        Assert.Equal(["Purged", "Deleted", "Created"], page.Items.Select(line => line.Action));
        Assert.All(page.Items, line => Assert.Empty(line.Values));
        Assert.DoesNotContain("Zebulon", string.Concat(page.Items.Select(line => line.EntityName + line.Description)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfAnActWithoutARecord_IsFoundByWhatWasDone()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        await office.Get<LeadExportLog>().NoteTeamAsync(admin, "2026", 12, default);
        var page = await office.Get<AuditService>().ListAsync(admin, new AuditQuery { Search = "EXPORT" }, default);
        var byFormat = await office.Get<AuditService>().ListAsync(admin, new AuditQuery { Search = "xlsx" }, default);

        Assert.Equal("Exported the numbers of 12 people", Assert.Single(page.Items).Description);
        Assert.Equal(page.Items.Single().Id, Assert.Single(byFormat.Items).Id);
    }
}

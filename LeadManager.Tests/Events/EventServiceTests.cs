using LeadManager.Core.Access;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Events;

public sealed class EventServiceTests
{
    [Fact]
    public async Task Create_NewName_StoresAndLogsIt()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);

        var outcome = await office.Get<EventEditing>().CreateAsync(actor, new CreateEvent { Name = "Senior Expo", Date = new(2026, 9, 3), Place = "Town hall" }, default);

        Assert.Equal(outcome.Value, await office.Get<EventService>().FindAsync(actor, outcome.Value?.Id ?? 0, default));
        await using var db = await office.ContextAsync();
        var entry = Assert.Single(db.AuditEntries.Where(row => row.EntityType == "Event"));
        Assert.Equal(("Created", "Senior Expo", "user"), (entry.ActionType, entry.EntityName, entry.Username));
    }

    [Theory]
    [InlineData("Feria de Ángeles")]
    [InlineData("feria de angeles")]
    [InlineData("  FERIA DE ANGELES ")]
    public async Task Create_NameTakenInAnotherNotation_IsRefused(string name)
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        await office.EventAsync(actor, "Feria de Ángeles");
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<EventEditing>().CreateAsync(actor, new CreateEvent { Name = name }, default);

        Assert.Contains("Feria de Ángeles", Assert.IsType<Invalid>(outcome.Failure).Errors["Name"].Single(), StringComparison.Ordinal);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Create_SeveralFaults_SaysAllAtOnce()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);

        var outcome = await office.Get<EventEditing>().CreateAsync(actor, new CreateEvent { Name = " ", Place = new string('x', 151), Date = new(1800, 1, 1) }, default);

        Assert.Equal(["Date", "Name", "Place"], Assert.IsType<Invalid>(outcome.Failure).Errors.Keys.Order());
    }

    [Fact]
    public async Task Create_SameNameAtOnce_MakesOneEvent()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Get<EventEditing>().CreateAsync(actor, new CreateEvent { Name = "Expo" }, default)));

        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.IsType<Invalid>(outcome.Failure));
    }

    [Fact]
    public async Task Update_NewName_RenamesItsLeadsToo()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        var outreach = await office.EventAsync(actor, "Senior Expo");
        var lead = await office.LeadAsync(actor, row => (row.Source, row.EventName) = (Sources.Event, "senior expo"));
        var other = await office.LeadAsync(actor, row => row.FirstName = "Bela");

        var outcome = await office.Get<EventEditing>().UpdateAsync(actor, new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = "Expo 60+" }, default);

        Assert.Equal(("Expo 60+", 1), (outcome.Value?.Name, outcome.Value?.Leads));
        var renamed = await office.Get<LeadService>().FindAsync(actor, lead.Lead.Id, default);
        Assert.Equal(("Expo 60+", lead.Lead.Version + 1), (renamed?.Lead.EventName, renamed?.Lead.Version));
        Assert.Equal(other.Lead.Version, (await office.Get<LeadService>().FindAsync(actor, other.Lead.Id, default))?.Lead.Version);
    }

    [Fact]
    public async Task Update_StaleVersion_IsAConflictAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        var outreach = await office.EventAsync(actor, "Senior Expo");
        await office.Get<EventEditing>().UpdateAsync(actor, new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = "Expo A" }, default);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<EventEditing>().UpdateAsync(actor, new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = "Expo B" }, default);

        Assert.Equal(outreach.Version + 1, Assert.IsType<Conflict>(outcome.Failure).CurrentVersion);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Delete_WithLeads_IsRefusedWithTheirNumberEvenInTheBin()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        var outreach = await office.EventAsync(actor, "Senior Expo");
        var lead = await office.LeadAsync(actor, row => (row.Source, row.EventName) = (Sources.Event, "Senior Expo"));
        await office.Get<LeadBin>().DeleteAsync(actor, lead.Lead.Id, default);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<EventEditing>().DeleteAsync(actor, outreach.Id, default);

        Assert.Contains("1 lead", Assert.IsType<Conflict>(outcome.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Delete_WithoutLeads_IsGoneAndLogged()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        var outreach = await office.EventAsync(actor, "Senior Expo");

        var outcome = await office.Get<EventEditing>().DeleteAsync(actor, outreach.Id, default);

        Assert.True(outcome.IsOk);
        Assert.Null(await office.Get<EventService>().FindAsync(actor, outreach.Id, default));
        await using var db = await office.ContextAsync();
        Assert.Single(db.AuditEntries.Where(row => row.EntityType == "Event" && row.ActionType == "Deleted"));
    }

    [Theory]
    [InlineData(Role.TeamLeader, false)]
    [InlineData(Role.HRManager, false)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.User, true)]
    public async Task Writing_ByRole_FollowsTheMatrix(Role role, bool granted)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "boss");
        var actor = await office.HireAsync(role);
        var outreach = await office.EventAsync(admin, "Senior Expo");
        var before = await office.FingerprintAsync();
        var editing = office.Get<EventEditing>();

        Failure?[] failures =
        [
            (await editing.CreateAsync(actor, new CreateEvent { Name = "Other" }, default)).Failure,
            (await editing.UpdateAsync(actor, new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = "Renamed" }, default)).Failure,
            (await editing.DeleteAsync(actor, outreach.Id, default)).Failure,
        ];

        Assert.All(failures, failure => Assert.Equal(granted ? null : new Forbidden(LeadAction.ManageEvents), failure));
        Assert.Equal(!granted, before == await office.FingerprintAsync());
    }

    [Fact]
    public async Task List_SearchAndSort_CountsOnlyLeadsTheActorMaySee()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var stranger = await office.HireAsync(Role.RelationshipManager);
        foreach (var name in new[] { "Año nuevo", "Senior Expo", "Ano Feliz" })
            await office.EventAsync(admin, name);
        await office.LeadAsync(admin, row => (row.Source, row.EventName) = (Sources.Event, "Ano Feliz"));

        var seen = await office.Get<EventService>().ListAsync(admin, new EventQuery { Search = "ANO", Sort = "-leads" }, default);
        var unseen = await office.Get<EventService>().ListAsync(stranger, new EventQuery { Sort = "name", PageSize = 2 }, default);
        var refused = await office.Get<EventService>().ListAsync(await office.HireAsync(Role.HRManager), new EventQuery(), default);

        Assert.Equal([("Ano Feliz", 1), ("Año nuevo", 0)], seen.Items.Select(row => (row.Name, row.Leads)));
        Assert.Equal((2, 3), (unseen.Items.Count, unseen.Total));
        Assert.Equal([("Ano Feliz", 0), ("Año nuevo", 0)], unseen.Items.Select(row => (row.Name, row.Leads)));
        Assert.Equal((0, 0), (refused.Items.Count, refused.Total));
    }

    [Fact]
    public async Task FindByName_OtherNotation_FindsIt()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        await office.EventAsync(actor, "Feria de Ángeles");

        var found = await office.Get<EventService>().FindByNameAsync(actor, "FERIA de angeles", default);

        Assert.Equal("Feria de Ángeles", found?.Name);
        Assert.Equal(["Feria de Ángeles"], await office.Get<EventService>().NamesAsync(actor, default));
        Assert.Null(await office.Get<EventService>().FindByNameAsync(actor, "\ud800", default));
    }
}

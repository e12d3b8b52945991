using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Analytics;
using LeadManager.Core.Changes;
using LeadManager.Core.Events;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Access.Doors;

/// <summary>
/// R01: every cell of the agreed matrix through the services. What is granted happens, what is not changes nothing, and
/// lists, counts, exports and care details show exactly what the cell says.
/// </summary>
public sealed class ServiceDoorTests
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task R01_ChangeOfEveryKindOfLead_HappensWhereTheCellGrantsItAndNowhereElse(Role role)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);
        await using var db = await office.ContextAsync();
        await using var watch = await Watch.OpenAsync(db);
        foreach (var door in Door.All.Concat(Door.Bulk))
            foreach (var kind in LeadKinds.All.Where(door.Kinds))
            {
                var id = await Watch.AddAsync(db, kind.Make(cast));
                if (door.Before is { } prepare)
                    id = await prepare(db, cast, id);
                var before = watch.Commits();

                var failure = await door.ByService(office.Find, cast, id);

                var isGranted = door.IsGranted(role, kind);
                Assert.True(isGranted == failure is null, $"{role}, {door}, {kind}: granted {isGranted}, but {failure?.GetType().Name ?? "done"} {failure?.Message}");
                Assert.True(isGranted == (watch.Commits() != before), $"{role}, {door}, {kind}: {(isGranted ? "nothing was" : "something was")} stored");
                Assert.True(isGranted || failure is Forbidden or NotFound, $"{role}, {door}, {kind}: refused as {failure?.GetType().Name}");
            }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task R01_ReadingOfEveryKindOfLead_ShowsWhatTheCellsSay(Role role)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);
        await using var db = await office.ContextAsync();
        var ids = new Dictionary<LeadKind, int>();
        foreach (var kind in LeadKinds.All)
            ids[kind] = await Watch.AddAsync(db, kind.Make(cast));

        var listed = (await office.Get<LeadService>().ListAsync(cast.Person, new LeadQuery { PageSize = 200 }, default));
        var found = (await office.Get<LeadService>().ListAsync(cast.Person, new LeadQuery { Search = "amara", PageSize = 200 }, default)).Items.Select(row => row.Lead.Id).ToHashSet();
        var exported = new HashSet<int>();
        await foreach (var line in office.Get<LeadService>().StreamAsync(cast.Person, LeadAction.ExportLeads, new LeadQuery(), default))
            exported.Add(line.Lead.Id);
        foreach (var (kind, id) in ids)
        {
            var sees = Agreed.Grants(role, LeadAction.ViewLead, kind);
            var lead = await office.Get<LeadService>().FindAsync(cast.Person, id, default);
            Assert.True(sees == lead is not null, $"{role} finds {kind}");
            Assert.True(sees == listed.Items.Any(row => row.Lead.Id == id), $"{role} lists {kind}");
            Assert.True(sees == found.Contains(id), $"{role} searches {kind}");
            Assert.True((sees && Agreed.Grants(role, LeadAction.ExportLeads, kind)) == exported.Contains(id), $"{role} exports {kind}");
            Assert.True((sees && Agreed.Grants(role, LeadAction.ViewSensitive, kind)) == lead?.Lead.MedicaidNo is not null, $"{role} sees care details of {kind}");
            var history = await office.Get<AuditService>().ListForLeadAsync(cast.Person, id, new AuditQuery(), default);
            var seesWork = sees && Agreed.Grants(role, LeadAction.ViewActivities, kind);
            Assert.True(seesWork == history.Items.Count > 0, $"{role} sees the history of {kind}");
            Assert.True(seesWork == (await office.Get<ActivityService>().ListAsync(cast.Person, id, 1, 50, default)).IsOk, $"{role} sees the activities of {kind}");
            Assert.True(seesWork == (await office.Get<FollowUpService>().ListAsync(cast.Person, id, default)).IsOk, $"{role} sees the follow-ups of {kind}");
        }

        Assert.Equal(LeadKinds.All.Count(kind => Agreed.Grants(role, LeadAction.ViewLead, kind)), listed.Total);
        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(cast.Person, new AnalyticsQuery(), default);
        Assert.Equal(Agreed.Grants(role, LeadAction.ViewDashboard) ? LeadKinds.All.Count(kind => Agreed.Grants(role, LeadAction.ViewDashboard, kind)) : null, summary?.Counts.Total);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task OfficeWideActions_HappenWhereTheCellGrantsThemAndNowhereElse(Role role)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);
        await using var db = await office.ContextAsync();
        await using var watch = await Watch.OpenAsync(db);
        var calls = new (LeadAction Action, Func<Task<Failure?>> Call)[]
        {
            (LeadAction.CreateLead, async () => (await office.Get<LeadEditing>().CreateAsync(cast.Person, Some.Lead(), default)).Failure),
            (LeadAction.ManageEvents, async () => (await office.Get<EventEditing>().CreateAsync(cast.Person, new CreateEvent { Name = "Open Day" }, default)).Failure),
            (LeadAction.ManageUsers, async () => (await office.Get<UserService>().CreateAsync(cast.Person, new CreateUser { Username = "fresh", Name = "Fresh", Email = "fresh@example.com" }, default)).Failure),
            (LeadAction.ManageSettings, async () => (await office.Get<OrganisationService>().UpdateAsync(cast.Person, new UpdateOrganisation { Name = "Harbor", TimeZone = "Etc/UTC", CountryCode = "1" }, default)).Failure),
            (LeadAction.ImportLeads, async () => (await office.Get<ImportDrafts>().UploadAsync(cast.Person, "leads.csv", "First name,Last name,Phone,Source\nA,B,9175550142,Call\n"u8.ToArray(), default)).Failure),
        };
        foreach (var (action, call) in calls)
        {
            var before = watch.Commits();

            var failure = await call();

            Assert.True(Agreed.Grants(role, action) == failure is null, $"{role} {action}: {failure?.Message ?? "done"}");
            Assert.True(Agreed.Grants(role, action) == (watch.Commits() != before), $"{role} {action}: stored or not");
            Assert.True(failure is null || failure is Forbidden forbidden && forbidden.Action == action, $"{role} {action}: {failure?.GetType().Name}");
        }

        Assert.Equal(Agreed.Grants(role, LeadAction.ViewAudit), (await office.Get<AuditService>().ListAsync(cast.Person, new AuditQuery(), default)).Items.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Bin_OfEveryKindOfLead_IsOpenAndEmptiedWhereTheCellsGrantIt(Role role)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);
        await using var db = await office.ContextAsync();
        await using var watch = await Watch.OpenAsync(db);
        foreach (var kind in LeadKinds.All)
        {
            var binned = kind.Make(cast);
            (binned.DeletedAt, binned.DeletedBy) = (cast.Now, "admin");
            var id = await Watch.AddAsync(db, binned);
            var before = watch.Commits();
            Assert.Null(await office.Get<LeadService>().FindAsync(cast.Person, id, default));
            var purged = await office.Get<LeadBin>().PurgeAsync(cast.Person, id, default);
            Assert.True(Agreed.Grants(role, LeadAction.PurgeLead, kind) == purged.IsOk, $"{role} purges {kind}: {purged.Failure?.Message ?? "done"}");
            Assert.Equal(purged.IsOk, watch.Commits() != before);
            if (purged.IsOk)
                continue;
            var restored = await office.Get<LeadBin>().RestoreAsync(cast.Person, id, default);
            Assert.True(Agreed.Grants(role, LeadAction.DeleteLead, kind) == restored.IsOk, $"{role} restores {kind}: {restored.Failure?.Message ?? "done"}");
            Assert.Equal(restored.IsOk, watch.Commits() != before);
        }
    }
}

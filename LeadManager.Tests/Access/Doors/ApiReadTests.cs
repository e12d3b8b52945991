using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Api;
using LeadManager.Tests.Imports;

namespace LeadManager.Tests.Access.Doors;

/// <summary>R01 over HTTP, the cells that change no lead: what is listed, found, opened, exported and blank, and the office's own actions.</summary>
public sealed class ApiReadTests(ApiDoorTests.Host host) : IClassFixture<ApiDoorTests.Host>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task R01_ReadingOfEveryKindOfLead_ShowsWhatTheCellsSay(Role role)
    {
        var (cast, client) = await EnterAsync(role, "reads");
        await using var db = await host.App.OpenAsync();
        var ids = new Dictionary<LeadKind, int>();
        foreach (var kind in LeadKinds.All)
            ids[kind] = await Watch.AddAsync(db, Named(kind.Make(cast), $"{role}xx{kind}"));

        var list = await client.GetAsync($"/api/leads?search={role}xx&pageSize=200");
        var export = await client.GetAsync($"/api/leads/export.csv?search={role}xx");

        Assert.Equal(Agreed.Grants(role, LeadAction.ViewLead) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, list.Status);
        Assert.Equal(Agreed.Grants(role, LeadAction.ExportLeads) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, export.Status);
        var listed = list.Status == HttpStatusCode.OK ? list.Json.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetInt32()).ToHashSet() : [];
        foreach (var (kind, id) in ids)
        {
            var sees = Agreed.Grants(role, LeadAction.ViewLead, kind);
            var lead = await client.GetAsync($"/api/leads/{id}");
            Assert.Equal((role, kind, sees), (role, kind, lead.Status == HttpStatusCode.OK));
            Assert.Equal((role, kind, sees), (role, kind, listed.Contains(id)));
            Assert.Equal((role, kind, sees && Agreed.Grants(role, LeadAction.ExportLeads, kind)), (role, kind, export.Text.Contains($"{role}xx{kind},", StringComparison.Ordinal)));
            Assert.Equal((role, kind, sees && Agreed.Grants(role, LeadAction.ViewSensitive, kind)), (role, kind, lead.Text.Contains("\"medicaidNo\":\"", StringComparison.Ordinal)));
            foreach (var part in new[] { "history", "activities", "followups" })
                Assert.Equal((part, role, kind, sees && Agreed.Grants(role, LeadAction.ViewActivities, kind)), (part, role, kind, (await client.GetAsync($"/api/leads/{id}/{part}")).Status == HttpStatusCode.OK));
        }

        Assert.Equal(ids.Keys.Count(kind => Agreed.Grants(role, LeadAction.ViewLead, kind)), listed.Count);
        Assert.Equal(Agreed.Grants(role, LeadAction.ViewSpecial, LeadKind.Special), (await client.GetAsync($"/api/special-leads/{ids[LeadKind.Special]}")).Status == HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task R01_OfficeWideActions_HappenWhereTheCellGrantsThemAndNowhereElse(Role role)
    {
        var (_, client) = await EnterAsync(role, "office");
        await using var db = await host.App.OpenAsync();
        await using var watch = await Watch.OpenAsync(db);
        var mark = $"{role}".ToLowerInvariant();
        var file = SomeFiles.Text(SomeFiles.Header + $"Ida,{mark},917555{4100 + (int)role},{mark}@example.com,Website\r\n");
        var calls = new (LeadAction Action, Func<Task<ApiAnswer>> Call)[]
        {
            (LeadAction.CreateLead, () => client.PostAsync("/api/leads", """{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website"}""")),
            (LeadAction.ManageEvents, () => client.PostAsync("/api/events", $$"""{"name":"Open day {{mark}}"}""")),
            (LeadAction.ManageUsers, () => client.PostAsync("/api/users", $$"""{"username":"fresh-{{mark}}","name":"Fresh","email":"fresh-{{mark}}@example.com"}""")),
            (LeadAction.ManageSettings, () => client.PostAsync("/api/offices", $$"""{"name":"Branch {{mark}}"}""")),
            (LeadAction.ImportLeads, () => ImportApiTests.SendAsync(client, "/api/import", file, "leads.csv")),
        };
        foreach (var (action, call) in calls)
        {
            var before = watch.Commits();
            var answer = await call();
            var isGranted = Agreed.Grants(role, action);
            Assert.True(isGranted ? (int)answer.Status < 300 : answer.Status == HttpStatusCode.Forbidden, $"{role} {action}: {answer.Status} {answer.Text}");
            Assert.True(isGranted == (watch.Commits() != before), $"{role} {action}: stored or not");
        }

        foreach (var (action, path) in new[] { (LeadAction.ViewAudit, "/api/audit"), (LeadAction.ViewDashboard, "/api/analytics/summary"), (LeadAction.ManageUsers, "/api/users"), (LeadAction.ViewSpecial, "/api/special-leads") })
            Assert.Equal((role, action, Agreed.Grants(role, action) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (role, action, (await client.GetAsync(path)).Status));
    }

    private async Task<(Cast Cast, ApiClient Client)> EnterAsync(Role role, string prefix)
    {
        var app = host.App;
        var cast = await Cast.HireAsync(role, app.Clock.GetUtcNow().UtcDateTime, app.Admin, (each, name, manager) => app.AddUserAsync(each, $"{prefix}-{name}".ToLowerInvariant(), manager));
        return (cast, await ApiClient.SignInAsync(app, $"{prefix}-{role}-person".ToLowerInvariant()));
    }

    private static Lead Named(Lead lead, string name)
    {
        lead.LastName = name;
        lead.RefreshSearch("1");
        return lead;
    }
}

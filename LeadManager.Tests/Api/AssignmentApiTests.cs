using System.Net;
using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Api;

public sealed class AssignmentApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task HandOver_FromAssignToComplete_AnswersTheLeadAndTheChainTellsItAll()
    {
        var (leader, employee, boss) = await LineAsync("walk");
        var id = await AddLeadAsync();

        var assigned = await Admin.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{leader.Id}},"notes":"yours"}""");
        Assert.Equal((HttpStatusCode.OK, leader.Id, "New"), (assigned.Status, assigned.Json.GetProperty("assigneeId").GetInt32(), assigned.Json.GetProperty("status").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await leader.Client.PostAsync($"/api/leads/{id}/accept", null)).Status);
        var forwarded = await leader.Client.PostAsync($"/api/leads/{id}/forward", """{"notes":"call today"}""");
        Assert.Equal(employee.Id, forwarded.Json.GetProperty("assigneeId").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await employee.Client.PostAsync($"/api/leads/{id}/complete", """{"notes":"done"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await employee.Client.PostAsync($"/api/leads/{id}/complete")).Status);

        var chain = (await Admin.GetAsync($"/api/leads/{id}/chain")).Json;
        Assert.Equal(2, chain.GetProperty("total").GetInt32());
        var turns = chain.GetProperty("items").EnumerateArray().Select(turn => (
            turn.GetProperty("userId").GetInt32(), turn.GetProperty("role").GetString(), turn.GetProperty("name").GetString(), turn.GetProperty("by").GetString(),
            turn.GetProperty("status").GetString(), turn.GetProperty("notes").GetString(), turn.GetProperty("completedAt").ValueKind == JsonValueKind.String));
        Assert.Equal(
            [(leader.Id, "TeamLeader", "walkleader Name", "admin Name", "Forwarded", "yours", true), (employee.Id, "Employee", "walkemployee Name", "walkleader Name", "Completed", "call today\ndone", true)], turns);
        Assert.NotNull(boss);
    }

    [Fact]
    public async Task Reject_WithoutNoteNamesTheField_WithNoteTheLeadIsNoLongerTheEmployeesToSee()
    {
        var (leader, employee, _) = await LineAsync("reject");
        var id = await AddLeadAsync();
        await leader.Client.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{employee.Id}}}""");
        var before = await FingerprintAsync();

        Assert.Equal(["notes"], (await employee.Client.PostAsync($"/api/leads/{id}/reject")).Faults);
        Assert.Equal(before, await FingerprintAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await employee.Client.PostAsync($"/api/leads/{id}/reject", """{"notes":"too far"}""")).Status);
        Assert.Equal(leader.Id, (await Admin.GetAsync($"/api/leads/{id}")).Json.GetProperty("assigneeId").GetInt32());
    }

    [Fact]
    public async Task Refusals_NameTheActionTheFieldOrTheVersion_AndWriteNothing()
    {
        var (leader, employee, boss) = await LineAsync("refuse");
        var id = await AddLeadAsync();
        var before = await FingerprintAsync();

        var upward = await leader.Client.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{boss.Id}}}""");
        Assert.Equal((HttpStatusCode.Forbidden, "AssignLead"), (upward.Status, upward.Json.GetProperty("action").GetString()));
        Assert.Equal("AssignLead", (await employee.Client.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{leader.Id}}}""")).Json.GetProperty("action").GetString());
        Assert.Equal("ForwardLead", (await employee.Client.PostAsync($"/api/leads/{id}/forward")).Json.GetProperty("action").GetString());
        Assert.Equal(["userId"], (await Admin.PostAsync($"/api/leads/{id}/assign", """{"userId":424242}""")).Faults);
        Assert.Equal(["notes", "userId"], (await Admin.PostAsync($"/api/leads/{id}/assign", """{"userId":"me","notes":5}""")).Faults);
        var stale = await Admin.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{leader.Id}},"version":9}""");
        Assert.Equal((HttpStatusCode.Conflict, 1), (stale.Status, stale.Json.GetProperty("version").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{leader.Id}}}""", ("If-Match", "\"9\""))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.PostAsync("/api/leads/987654/claim")).Status);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact] // S4.26: whoever is listed may be chosen
    public async Task AssignableUsers_ForOneLeadAndForAny_AreTheActorsOwn()
    {
        var (leader, employee, _) = await LineAsync("list");
        var id = await AddLeadAsync();

        Assert.Equal([employee.Id, leader.Id], await IdsAsync(leader.Client, $"?leadId={id}"));
        Assert.Equal([employee.Id], await IdsAsync(employee.Client, ""));
        Assert.Equal(["leadId"], (await Admin.GetAsync("/api/leads/assignable-users?leadId=x")).Faults);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GetAsync("/api/leads/assignable-users?leadId=987654")).Status);
        var one = (await leader.Client.GetAsync("/api/leads/assignable-users")).Json.GetProperty("items")[0];
        Assert.Equal((0, false, "Employee"), (one.GetProperty("openLeads").GetInt32(), one.GetProperty("isAway").GetBoolean(), one.GetProperty("role").GetString()));

        static async Task<IEnumerable<int>> IdsAsync(ApiClient client, string query) =>
            (await client.GetAsync("/api/leads/assignable-users" + query)).Json.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("id").GetInt32()).ToList();
    }

    [Fact] // S4.36, S5.34
    public async Task Create_WithAssignee_IsHisAtOnce_AndForeignTargetsAreRefused()
    {
        var (leader, employee, _) = await LineAsync("create");

        var created = await Admin.PostAsync("/api/leads", $$"""{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website","assignedTo":{{employee.Id}},"remarks":"met her"}""");

        Assert.Equal((HttpStatusCode.Created, employee.Id, "New"), (created.Status, created.Json.GetProperty("assigneeId").GetInt32(), created.Json.GetProperty("status").GetString()));
        Assert.Equal("met her", (await Admin.GetAsync($"/api/leads/{created.Id}/chain")).Json.GetProperty("items")[0].GetProperty("notes").GetString());
        var before = await FingerprintAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Client.PostAsync("/api/leads", Lead.Replace("}", $$""","assigneeId":{{leader.Id}}}""", StringComparison.Ordinal))).Status);
        Assert.Equal(["assigneeId"], (await Admin.PostAsync("/api/leads", Lead.Replace("}", ""","assigneeId":"x"}""", StringComparison.Ordinal))).Faults);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task BulkAssign_OneOutcomeForEachLead()
    {
        var (leader, employee, _) = await LineAsync("bulk");
        var (one, other) = (await AddLeadAsync(), await AddLeadAsync());

        var answer = await leader.Client.PostAsync("/api/leads/bulk-assign", $$"""{"leadIds":[{{one}},987654,{{other}}],"userId":{{employee.Id}}}""");

        Assert.Equal((HttpStatusCode.OK, 3, 2), (answer.Status, answer.Json.GetProperty("total").GetInt32(), answer.Json.GetProperty("done").GetInt32()));
        Assert.Equal(
            [(one, true, 200), (987654, false, 404), (other, true, 200)],
            answer.Json.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("leadId").GetInt32(), item.GetProperty("ok").GetBoolean(), item.GetProperty("status").GetInt32())));
        Assert.Equal(["leadIds"], (await leader.Client.PostAsync("/api/leads/bulk-assign", $$"""{"leadIds":["1"],"userId":{{employee.Id}}}""")).Faults);
        var refused = await employee.Client.PostAsync("/api/leads/bulk-assign", $$"""{"leadIds":[{{one}}],"userId":{{employee.Id}}}""");
        Assert.Equal((HttpStatusCode.Forbidden, "BulkAssign"), (refused.Status, refused.Json.GetProperty("action").GetString()));
    }

    private async Task<(Caller Leader, Caller Employee, Caller Boss)> LineAsync(string name)
    {
        var boss = await App.AddUserAsync(Role.HeadAdmin, name + "boss");
        var leader = await App.AddUserAsync(Role.TeamLeader, name + "leader", boss.UserId);
        var employee = await App.AddUserAsync(Role.Employee, name + "employee", leader.UserId);
        return (await CallerAsync(leader), await CallerAsync(employee), await CallerAsync(boss));
    }

    private async Task<Caller> CallerAsync(Actor actor) => new(actor.UserId, await ApiClient.SignInAsync(App, actor.Username));

    private sealed record Caller(int Id, ApiClient Client);
}

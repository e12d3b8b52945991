using System.Net;
using LeadManager.Core.Access;

namespace LeadManager.Tests.Api;

/// <summary>Assignment rules over HTTP: what the page can do, a program can do too, and nobody else.</summary>
public sealed class RuleApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Rule_FromCreationToDeletion_GivesOutWhatArrivesWhileItIsOn()
    {
        var lena = await App.AddUserAsync(Role.SalesExecutive, "lena");
        var added = await Admin.PostAsync("/api/assignment-rules", Rule("Calls", lena.UserId));
        var quiet = await AddLeadAsync(Calling);
        var on = await Admin.PostAsync($"/api/assignment-rules/{added.Id}/switch-on", null);
        var given = await AddLeadAsync(Calling);
        var off = await Admin.PostAsync($"/api/assignment-rules/{added.Id}/switch-off", null, ("If-Match", $"\"{on.Json.GetProperty("version").GetInt32()}\""));

        Assert.Equal((HttpStatusCode.Created, false), (added.Status, added.Json.GetProperty("isOn").GetBoolean()));
        Assert.Equal("Calls", (await Admin.GetAsync(added.Location ?? "")).Json.GetProperty("name").GetString());
        Assert.Equal((true, false), (on.Json.GetProperty("isOn").GetBoolean(), off.Json.GetProperty("isOn").GetBoolean()));
        Assert.Equal((null, (int?)lena.UserId), (await AssigneeAsync(quiet), await AssigneeAsync(given)));
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.DeleteAsync($"/api/assignment-rules/{added.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.DeleteAsync($"/api/assignment-rules/{added.Id}")).Status);
    }

    [Fact]
    public async Task Rules_MovedAndChanged_KeepWhatIsAbsentAndSayTheirOrder()
    {
        var person = await App.AddUserAsync(Role.SalesExecutive, "omar");
        var first = await Admin.PostAsync("/api/assignment-rules", Rule("First", person.UserId));
        var second = await Admin.PostAsync("/api/assignment-rules", Rule("Second", person.UserId));

        var moved = await Admin.PostAsync($"/api/assignment-rules/{second.Id}/move", """{"position":1}""");
        var changed = await Admin.PutAsync($"/api/assignment-rules/{second.Id}", """{"name":"Earlier","isSpecial":true}""");
        var stale = await Admin.PutAsync($"/api/assignment-rules/{second.Id}", """{"name":"Late","version":1}""");

        Assert.Equal(1, moved.Json.GetProperty("position").GetInt32());
        Assert.Equal(["Earlier", "First"], (await Admin.GetAsync("/api/assignment-rules")).Json.GetProperty("items").EnumerateArray().Select(rule => rule.GetProperty("name").GetString()).Take(2));
        Assert.Equal(["Call"], changed.Json.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal(("FixedUser", true), (changed.Json.GetProperty("strategy").GetString(), changed.Json.GetProperty("isSpecial").GetBoolean()));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        await Admin.DeleteAsync($"/api/assignment-rules/{first.Id}");
        await Admin.DeleteAsync($"/api/assignment-rules/{second.Id}");
    }

    [Fact]
    public async Task Rule_WithFaults_IsRefusedByTheNamesOfItsFieldsAndNothingIsStored()
    {
        var before = await FingerprintAsync();

        Assert.Equal(["name", "userIds"], (await Admin.PostAsync("/api/assignment-rules", """{"strategy":"RoundRobin"}""")).Faults);
        Assert.Equal(["sources", "strategy", "userIds"], (await Admin.PostAsync("/api/assignment-rules", """{"name":"X","sources":[1],"strategy":"Lottery","userIds":["me"]}""")).Faults);
        Assert.Equal(["officeIds", "userIds"], (await Admin.PostAsync("/api/assignment-rules", """{"name":"X","officeIds":[999],"userIds":[999]}""")).Faults);
        Assert.Equal(["days"], (await Admin.PostAsync("/api/assignment-rules/trial", """{"days":0}""")).Faults);
        Assert.Equal(["draft.userIds"], (await Admin.PostAsync("/api/assignment-rules/trial", """{"draft":{"userIds":1}}""")).Faults);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Trial_OfADraft_SaysWhoWouldHaveGotThePastLeadsAndWritesNothing()
    {
        var mira = await App.AddUserAsync(Role.SalesExecutive, "mira");
        await AddLeadAsync(Calling);
        var before = await FingerprintAsync();

        var answer = await Admin.PostAsync("/api/assignment-rules/trial", $$"""{"days":7,"withOff":false,"draft":{{Rule("Draft", mira.UserId)}}}""");

        var share = answer.Json.GetProperty("people").EnumerateArray().Single(person => person.GetProperty("id").GetInt32() == mira.UserId);
        Assert.True(share.GetProperty("count").GetInt32() > 0);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Rules_ByWhoMayNotManageSettings_AreRefusedAndStay()
    {
        var id = (await Admin.PostAsync("/api/assignment-rules", Rule("Kept", App.Admin.UserId))).Id;
        var before = await FingerprintAsync();

        foreach (var (method, path, body) in new[]
                 {
                     ("GET", "", null), ("POST", "", Rule("Other", App.Admin.UserId)), ("PUT", $"/{id}", """{"name":"Other"}"""), ("POST", $"/{id}/move", """{"position":1}"""),
                     ("POST", $"/{id}/switch-on", "{}"), ("POST", $"/{id}/switch-off", "{}"), ("DELETE", $"/{id}", null), ("POST", "/trial", """{"days":30}"""),
                 })
        {
            var answer = await User.SendAsync(new HttpMethod(method), "/api/assignment-rules" + path, body);
            Assert.Equal((HttpStatusCode.Forbidden, "ManageSettings"), (answer.Status, answer.Json.GetProperty("action").GetString()));
        }

        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.DeleteAsync($"/api/assignment-rules/{id}")).Status);
    }

    private const string Calling = """{"firstName":"Amara","lastName":"Okonkwo","phone":"9175550142","source":"Call"}""";

    private static string Rule(string name, int userId) => $$"""{"name":"{{name}}","sources":["Call"],"strategy":"FixedUser","userIds":[{{userId}}]}""";

    private async Task<int?> AssigneeAsync(int lead) =>
        (await Admin.GetAsync($"/api/leads/{lead}")).Json.GetProperty("assigneeId") is { ValueKind: System.Text.Json.JsonValueKind.Number } id ? id.GetInt32() : null;
}

using System.Net;
using LeadManager.Core.Access;

namespace LeadManager.Tests.Api;

/// <summary>Activities and follow-ups over HTTP: S4.26-S4.28.</summary>
public sealed class WorkApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Activities_AreAddedOnceAndListedTheLatestFirst()
    {
        var id = await AddLeadAsync();
        const string Call = """{"type":"Call","note":"Her father comes home","outcome":"Spoke","durationMinutes":12,"at":"2026-11-20T15:42:00+01:00"}""";

        var added = await Admin.PostAsync($"/api/leads/{id}/activities", Call, ("Idempotency-Key", "call-1"));
        var again = await Admin.PostAsync($"/api/leads/{id}/activities", Call, ("Idempotency-Key", "call-1"));
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PostAsync($"/api/leads/{id}/activities", """{"type":"Note","note":"other words"}""", ("Idempotency-Key", "call-1"))).Status);
        await Admin.PostAsync($"/api/leads/{id}/activities", """{"type":"Note","note":"two cats"}""");

        Assert.Equal((HttpStatusCode.Created, added.Id), (added.Status, again.Id));
        Assert.Equal(("Call", 12, "2026-11-20T14:42:00Z"), (added.Json.GetProperty("type").GetString(), added.Json.GetProperty("durationMinutes").GetInt32(), added.Json.GetProperty("at").GetString()));
        var list = (await User.GetAsync($"/api/leads/{id}/activities")).Json;
        Assert.Equal(2, list.GetProperty("total").GetInt32());
        Assert.Equal(["two cats", "Her father comes home"], list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("note").GetString()));
    }

    [Fact]
    public async Task FollowUps_ArePlannedMovedCompletedWithTheNextOneAndCalledOff()
    {
        var id = await AddLeadAsync();

        var planned = await Admin.PostAsync($"/api/leads/{id}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Visit","note":"Measure the stairs"}""");
        Assert.Equal((HttpStatusCode.Created, $"/api/followups/{planned.Id}", "Open"), (planned.Status, planned.Location, planned.Json.GetProperty("state").GetString()));
        Assert.Equal("2026-11-24T15:00:00Z", (await Admin.GetAsync($"/api/leads/{id}")).Json.GetProperty("nextFollowUpAt").GetString());
        var moved = await Admin.PutAsync($"/api/followups/{planned.Id}", """{"dueAt":"2026-11-25T15:00:00Z"}""", ("If-Match", "1"));
        Assert.Equal(("2026-11-25T15:00:00Z", "Measure the stairs", 2), (moved.Json.GetProperty("dueAt").GetString(), moved.Json.GetProperty("note").GetString(), moved.Json.GetProperty("version").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PutAsync($"/api/followups/{planned.Id}", """{"dueAt":"2026-11-26T15:00:00Z","version":1}""")).Status);

        var done = await Admin.PostAsync($"/api/followups/{planned.Id}/complete", """{"outcome":"Spoke","nextDueAt":"2026-12-01T10:00:00Z","nextType":"Call"}""");
        Assert.Equal((HttpStatusCode.OK, "Done", "Spoke"), (done.Status, done.Json.GetProperty("state").GetString(), done.Json.GetProperty("outcome").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PostAsync($"/api/followups/{planned.Id}/complete", """{"outcome":"Spoke"}""")).Status);
        var list = (await Admin.GetAsync($"/api/leads/{id}/followups")).Json;
        Assert.Equal([("Call", "Open"), ("Visit", "Done")], list.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("type").GetString()!, item.GetProperty("state").GetString()!)));
        var next = list.GetProperty("items")[0].GetProperty("id").GetInt32();
        Assert.Equal("Cancelled", (await Admin.DeleteAsync($"/api/followups/{next}")).Json.GetProperty("state").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Admin.GetAsync($"/api/leads/{id}")).Json.GetProperty("nextFollowUpAt").ValueKind);
    }

    [Fact]
    public async Task Refusals_NameTheFieldsOrTheAction_AndWriteNothing()
    {
        await App.AddUserAsync(Role.Engagement, "reader");
        var reader = await ApiClient.SignInAsync(App, "reader");
        var id = await AddLeadAsync();
        var planned = await Admin.PostAsync($"/api/leads/{id}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Call"}""");
        var before = await FingerprintAsync();

        Assert.Equal(["note", "type"], (await Admin.PostAsync($"/api/leads/{id}/activities")).Faults);
        Assert.Equal(["at", "type"], (await Admin.PostAsync($"/api/leads/{id}/activities", """{"type":"Dance","note":"x","at":"yesterday"}""")).Faults);
        Assert.Equal(["dueAt", "type"], (await Admin.PostAsync($"/api/leads/{id}/followups")).Faults);
        Assert.Equal(["nextDueAt"], (await Admin.PostAsync($"/api/followups/{planned.Id}/complete", """{"nextDueAt":"soon"}""")).Faults);
        foreach (var (path, action) in new[] { ($"/api/leads/{id}/activities", "AddActivity"), ($"/api/leads/{id}/followups", "AddFollowUp"), ($"/api/followups/{planned.Id}/complete", "AddFollowUp") })
        {
            var refused = await reader.PostAsync(path, """{"type":"Call","note":"x","dueAt":"2026-11-24T15:00:00Z"}""");
            Assert.Equal((HttpStatusCode.Forbidden, action), (refused.Status, refused.Json.GetProperty("action").GetString()));
        }

        Assert.Equal("ScheduleForOthers", (await User.PostAsync($"/api/followups/{planned.Id}/complete", """{"outcome":"Spoke"}""")).Json.GetProperty("action").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.PostAsync("/api/leads/4711/activities", """{"type":"Note","note":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.PostAsync("/api/followups/4711/complete")).Status);
        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/api/leads/{id}/followups")).Status);
    }
}

using System.Net;

namespace LeadManager.Tests.Api;

public sealed class EventApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Event_FromCreationToDeletion_KeepsItsName()
    {
        var added = await User.PostAsync("/api/events", """{"name":"Spring Day","date":"2026-04-20","place":"Park"}""");
        var taken = await User.PostAsync("/api/events", """{"name":"SPRING DÁY"}""");
        var changed = await User.PutAsync($"/api/events/{added.Id}", """{"place":null}""");
        var stale = await User.PutAsync($"/api/events/{added.Id}", """{"version":1,"name":"Other"}""");

        Assert.Equal((HttpStatusCode.Created, $"/api/events/{added.Id}"), (added.Status, added.Location));
        Assert.Equal(["name"], taken.Faults);
        Assert.Equal("Spring Day|2026-04-20|", $"{changed.Json.GetProperty("name")}|{changed.Json.GetProperty("date")}|{changed.Json.GetProperty("place")}");
        Assert.Equal((HttpStatusCode.Conflict, 2), (stale.Status, stale.Json.GetProperty("currentVersion").GetInt32()));
        Assert.Equal(1, (await User.GetAsync("/api/events?search=spring")).Json.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await User.DeleteAsync($"/api/events/{added.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await User.GetAsync($"/api/events/{added.Id}")).Status);
    }

    [Fact]
    public async Task Delete_EventWithLeads_AnswersConflictAndKeepsIt()
    {
        var id = (await Admin.PostAsync("/api/events", """{"name":"Fair"}""")).Id;
        await AddLeadAsync("""{"firstName":"A","lastName":"B","phone":"9175550142","source":"Event","eventName":"fair"}""");
        var before = await FingerprintAsync();

        var answer = await Admin.DeleteAsync($"/api/events/{id}");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Summary_Leads_CountsThemByName()
    {
        await AddLeadAsync();

        var answer = await User.GetAsync("/api/analytics/summary");
        var wrong = await User.GetAsync("/api/analytics/summary?from=tomorrow");

        Assert.Contains(answer.Json.GetProperty("bySource").EnumerateArray(), row => row.GetProperty("name").GetString() == "Website");
        Assert.Equal(["from"], wrong.Faults);
    }

    [Fact]
    public async Task History_OfALead_TellsItsChangesAndTheLogOnlyToAdministrators()
    {
        var id = await AddLeadAsync();
        await User.PutAsync($"/api/leads/{id}", """{"city":"Yonkers"}""");

        var history = await User.GetAsync($"/api/leads/{id}/history");
        var log = await Admin.GetAsync($"/api/audit?entityType=Lead&entityId={id}");

        Assert.Equal(["Updated", "Created"], history.Json.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("action").GetString()));
        Assert.Equal(2, log.Json.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await User.GetAsync("/api/audit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await User.GetAsync("/api/leads/99999/history")).Status);
        Assert.Equal(["from"], (await Admin.GetAsync("/api/audit?from=x")).Faults);
    }
}

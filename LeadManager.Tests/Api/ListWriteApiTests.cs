using System.Net;
using System.Text.Json;

namespace LeadManager.Tests.Api;

/// <summary>Whatever Settings can do to its lists, a program can do too, and nobody else.</summary>
public sealed class ListWriteApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    /// <summary>Each kind of record: its address, a body for a new one, another name.</summary>
    public static TheoryData<string, string> Kinds => new()
    {
        { "/api/offices", """{"name":"{0}","city":"Albany"}""" },
        { "/api/providers", """{"name":"{0}","email":"vale@example.com"}""" },
        { "/api/zones", """{"name":"{0}","states":["{0}"]}""" },
        { "/api/lists/sources", """{"name":"{0}"}""" },
        { "/api/lists/word-of-mouth-types", """{"name":"{0}"}""" },
        { "/api/lists/contact-statuses", """{"name":"{0}"}""" },
        { "/api/lists/commodities", """{"name":"{0}"}""" },
        { "/api/lists/close-reasons", """{"name":"{0}"}""" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Record_FromCreationToDeletion_IsWhatSettingsKeeps(string path, string body)
    {
        var added = await Admin.PostAsync(path, Named(body, "Alpha"));
        var taken = await Admin.PostAsync(path, Named(body, "ÁLPHA"));
        var unnamed = await Admin.PostAsync(path, Named(body, ""));
        var renamed = await Admin.PutAsync($"{path}/{added.Id}", """{"name":"Beta","version":1}""");
        var stale = await Admin.PutAsync($"{path}/{added.Id}", """{"name":"Gamma"}""", ("If-Match", "\"1\""));
        var retired = await Admin.PostAsync($"{path}/{added.Id}/retire", null);
        var back = await Admin.PostAsync($"{path}/{added.Id}/bring-back", null);
        var shown = await User.GetAsync($"{path}/{added.Id}");

        Assert.Equal((HttpStatusCode.Created, $"{path}/{added.Id}"), (added.Status, added.Location));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (taken.Status, unnamed.Status));
        Assert.Equal(("name", "name"), (taken.Faults.Single(), unnamed.Faults.Single()));
        Assert.Equal((HttpStatusCode.Conflict, 2), (stale.Status, stale.Json.GetProperty("currentVersion").GetInt32()));
        Assert.Equal((true, false), (retired.Json.GetProperty("isRetired").GetBoolean(), back.Json.GetProperty("isRetired").GetBoolean()));
        Assert.Equal(("Beta", "Beta"), (NameOf(renamed.Json), NameOf(shown.Json)));
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.DeleteAsync($"{path}/{added.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GetAsync($"{path}/{added.Id}")).Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Record_ByWhoMayNotManageSettings_IsRefusedAndStays(string path, string body)
    {
        var id = (await Admin.PostAsync(path, Named(body, "Kept"))).Id;
        var before = await FingerprintAsync();

        foreach (var answer in new[]
                 {
                     await User.PostAsync(path, Named(body, "Other")), await User.PutAsync($"{path}/{id}", Named(body, "Other")),
                     await User.PostAsync($"{path}/{id}/retire", null), await User.PostAsync($"{path}/{id}/bring-back", null), await User.DeleteAsync($"{path}/{id}"),
                 })
            Assert.Equal((HttpStatusCode.Forbidden, "ManageSettings"), (answer.Status, answer.Json.GetProperty("action").GetString()));
        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.DeleteAsync($"{path}/{id}")).Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Record_ThatIsNot_IsNotFoundByAnyCall(string path, string body)
    {
        var before = await FingerprintAsync();

        foreach (var answer in new[]
                 {
                     await Admin.GetAsync($"{path}/99999"), await Admin.PutAsync($"{path}/99999", Named(body, "Nowhere")), await Admin.PutAsync($"{path}/0", Named(body, "Nowhere")),
                     await Admin.PostAsync($"{path}/99999/retire", null), await Admin.DeleteAsync($"{path}/99999"),
                 })
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Category_BelongsToItsCommodityAndNoOtherListKnowsIt()
    {
        var lifts = (await Admin.PostAsync("/api/lists/commodities", """{"name":"Lifts"}""")).Id;
        var stair = await Admin.PostAsync("/api/lists/product-categories", $$"""{"name":"Stair lifts","parentId":{{lifts}}}""");
        var orphan = await Admin.PostAsync("/api/lists/product-categories", """{"name":"Ramps"}""");
        var renamed = await Admin.PutAsync($"/api/lists/product-categories/{stair.Id}", """{"name":"Stairlifts"}""");

        Assert.Equal(["parentId"], orphan.Faults);
        Assert.Equal(("Stairlifts", lifts), (NameOf(renamed.Json), renamed.Json.GetProperty("parentId").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.PutAsync($"/api/lists/sources/{stair.Id}", """{"name":"Other"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.DeleteAsync($"/api/lists/sources/{stair.Id}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.DeleteAsync($"/api/lists/commodities/{lifts}")).Status);
    }

    [Fact]
    public async Task Source_MovedAndRenamed_IsReadInItsPlaceAndByItsLeads()
    {
        var fair = (await Admin.PostAsync("/api/lists/sources", """{"name":"Trade fair"}""")).Id;
        var lead = await AddLeadAsync("""{"firstName":"Amara","lastName":"Okonkwo","phone":"9175550142","source":"Trade fair"}""");

        var moved = await Admin.PostAsync($"/api/lists/sources/{fair}/move", """{"position":1}""");
        await Admin.PutAsync($"/api/lists/sources/{fair}", """{"name":"Spring fair"}""");

        Assert.Equal(1, moved.Json.GetProperty("position").GetInt32());
        Assert.Equal("Spring fair", NameOf((await User.GetAsync("/api/lists/sources")).Json.GetProperty("items")[0]));
        Assert.Equal("Spring fair", (await User.GetAsync($"/api/leads/{lead}")).Json.GetProperty("source").GetString());
        Assert.Equal(["position"], (await Admin.PostAsync($"/api/lists/sources/{fair}/move")).Faults);
        Assert.Equal(HttpStatusCode.Forbidden, (await User.PostAsync($"/api/lists/sources/{fair}/move", """{"position":2}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.DeleteAsync($"/api/lists/sources/{fair}")).Status);
    }

    [Fact]
    public async Task Statuses_TakeOtherWordsAndStayFive()
    {
        var statuses = (await User.GetAsync("/api/lists/statuses")).Json.GetProperty("items");
        var pending = statuses.EnumerateArray().Single(row => row.GetProperty("code").GetString() == "Pending").GetProperty("id").GetInt32();

        Assert.Equal("On hold", NameOf((await Admin.PutAsync($"/api/lists/statuses/{pending}", """{"name":"On hold"}""")).Json));
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PostAsync("/api/lists/statuses", """{"name":"Sixth"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PostAsync($"/api/lists/statuses/{pending}/retire", null)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.DeleteAsync($"/api/lists/statuses/{pending}")).Status);
        await Admin.PutAsync($"/api/lists/statuses/{pending}", """{"name":"Pending"}""");
    }

    [Fact]
    public async Task Zone_AbsentFields_StayAndFaultyOnesAreNamed()
    {
        var west = await Admin.PostAsync("/api/zones", $$"""{"name":"Far west","states":["AK","HI"],"managerId":{{App.Admin.UserId}}}""");

        var renamed = await Admin.PutAsync($"/api/zones/{west.Id}", """{"name":"Farther west"}""");
        var taken = await Admin.PostAsync("/api/zones", """{"name":"Islands","states":["hi"]}""");
        var broken = await Admin.PutAsync($"/api/zones/{west.Id}", """{"states":"AK","managerId":"me"}""");

        Assert.Equal(["AK", "HI"], renamed.Json.GetProperty("states").EnumerateArray().Select(state => state.GetString()));
        Assert.Equal(App.Admin.UserId, renamed.Json.GetProperty("managerId").GetInt32());
        Assert.Equal(["states"], taken.Faults);
        Assert.Equal(["managerId", "states"], broken.Faults);
    }

    private static string Named(string body, string name) => body.Replace("{0}", name, StringComparison.Ordinal);

    private static string? NameOf(JsonElement row) => row.GetProperty("name").GetString();
}

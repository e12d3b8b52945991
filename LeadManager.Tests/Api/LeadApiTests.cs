using System.Net;
using System.Text.Json;
using LeadManager.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Api;

public sealed class LeadApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    private static readonly string[] Fields =
    [
        "id", "version", "firstName", "lastName", "name", "phone", "email", "city", "state", "zipCode", "staffName", "source", "eventName", "wordOfMouthType",
        "otherSourceType", "interest", "commodity", "productCategory", "status", "temperature", "stage", "outcome", "closeReason", "milestone1At", "milestone2At",
        "milestone3At", "quotationState", "nextFollowUpAt", "assigneeId", "assigneeName", "assignedAt", "acceptedAt", "teamLeadId", "relationshipManagerId",
        "officeId", "providerId", "zone", "isSpecial", "isEscalated", "activeClient", "referralType", "lastContactStatus", "lastContactDate", "comments",
        "dateOfBirth", "medicaidNo", "emergencyContact", "createdAt", "updatedAt", "createdBy", "updatedBy",
    ];

    [Fact]
    public async Task Post_FullLead_AnswersCreatedWithEveryFieldOfTheDescription()
    {
        var answer = await Admin.PostAsync("/api/leads", """
            {"f_name":"Inés","l_name":"Marlowe","phone_number":"(917) 555-0142","source_id":"Word of mouth","wordOfMouthType":"Family","temperature":"warm",
             "dateOfBirth":"1944-03-02","emergencyContact":{"name":"Tomás","relation":"Son","phone":"917-555-0143"}}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal($"/api/leads/{answer.Id}", answer.Location);
        Assert.Equal(Fields.Order(), answer.Json.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(["name", "phone", "relation"], answer.Json.GetProperty("emergencyContact").EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal("Inés Marlowe|Warm|1944-03-02|Tomás|New|admin Name", string.Join('|',
            answer.Json.GetProperty("name"), answer.Json.GetProperty("temperature"), answer.Json.GetProperty("dateOfBirth"),
            answer.Json.GetProperty("emergencyContact").GetProperty("name"), answer.Json.GetProperty("stage"), answer.Json.GetProperty("staffName")));
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("assigneeId").ValueKind);
        Assert.Equal(answer.Text, (await User.GetAsync($"/api/leads/{answer.Id}")).Text);
    }

    [Fact]
    public async Task Post_ReadOnlyFields_IgnoresThem()
    {
        var answer = await Admin.PostAsync("/api/leads", """
            {"id":77777,"version":9,"createdBy":"boss","createdAt":"2001-01-01T00:00:00Z","updatedAt":"2001-01-01T00:00:00Z","outcome":"Won","stage":"Won","assigneeName":"Boss","acceptedAt":"2001-01-01T00:00:00Z",
             "assignmentChain":[1],"activeClient":true,"firstName":"A","lastName":"B","phone":"9175550142","source":"Call"}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.NotEqual(77777, answer.Id);
        Assert.Equal("1|admin|False|New", string.Join('|',
            answer.Json.GetProperty("version"), answer.Json.GetProperty("createdBy"), answer.Json.GetProperty("activeClient"), answer.Json.GetProperty("stage")));
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("outcome").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("assigneeId").ValueKind);
    }

    [Fact]
    public async Task Post_SeveralFaults_NamesAllAtOnceAndWritesNothing()
    {
        var before = await FingerprintAsync();

        var answer = await Admin.PostAsync("/api/leads", """
            {"firstName":5,"email":"bad","phone":"12","status":"Won","dateOfBirth":"2026-02-30","source":"Event","isSpecial":"yes","emergencyContact":{"phone":"x","name":7}}
            """);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["dateOfBirth", "email", "emergencyContact.name", "emergencyContact.phone", "eventName", "firstName", "isSpecial", "lastName", "phone", "status"], answer.Faults);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Theory]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"a\\ud800\"")]
    [InlineData("\"a\\u0007\"")]
    [InlineData("\"a\\u202Eb\"")]
    public async Task Post_NameThatCannotBeStored_NamesTheField(string name)
    {
        var answer = await Admin.PostAsync("/api/leads", $$"""{"firstName":{{name}},"lastName":"B","phone":"9175550142","source":"Call"}""");

        Assert.Equal(["firstName"], answer.Faults);
    }

    [Fact]
    public async Task Post_LongNameAndEmoji_StoresOneAndNamesTheLimitOfTheOther()
    {
        var kept = await Admin.PostAsync("/api/leads", """{"firstName":"👩‍👩‍👧‍👦 abc","lastName":"B","phone":"9175550142","source":"Call"}""");
        var refused = await Admin.PostAsync("/api/leads", $$"""{"firstName":"{{new string('x', 10_000)}}","lastName":"B","phone":"9175550142","source":"Call"}""");

        Assert.Equal("👩‍👩‍👧‍👦 abc", kept.Json.GetProperty("firstName").GetString());
        Assert.Contains("150", refused.Json.GetProperty("errors").GetProperty("firstName")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameKeyTwentyTimesAtOnce_MakesOneLead()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Admin.PostAsync("/api/leads", Lead, ("Idempotency-Key", "one-and-only"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        await using var db = await App.OpenAsync();
        Assert.Equal(1, await db.SubmittedRequests.CountAsync(row => row.Key == "one-and-only"));
    }

    [Fact]
    public async Task Post_SameKeyWithOtherValues_IsAConflictAndWritesNothing()
    {
        var first = await Admin.PostAsync("/api/leads", Lead, ("Idempotency-Key", "two-bodies"));
        var other = await Admin.PostAsync("/api/leads", Lead.Replace("\"source\"", "\"city\":\"Elsewhere 17\",\"source\"", StringComparison.Ordinal), ("Idempotency-Key", "two-bodies"));
        var again = await Admin.PostAsync("/api/leads", Lead, ("Idempotency-Key", "two-bodies"));
        var ofAnother = await User.PostAsync("/api/leads", Lead, ("Idempotency-Key", "two-bodies"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, other.Status, again.Status, ofAnother.Status));
        Assert.Equal(first.Text, again.Text);
        await using var db = await App.OpenAsync();
        Assert.Equal((2, false), (await db.SubmittedRequests.CountAsync(row => row.Key == "two-bodies"), await db.Leads.AnyAsync(lead => lead.City == "Elsewhere 17")));
    }

    [Fact]
    public async Task Put_SomeFields_LeavesTheOthers()
    {
        var id = await AddLeadAsync("""{"firstName":"A","lastName":"B","phone":"9175550142","source":"Call","city":"Yonkers","medicaidNo":"X1","emergencyContact":{"name":"C"}}""");

        var answer = await User.PutAsync($"/api/leads/{id}", """{"version":1,"city":null,"status":"Qualified","emergencyContact":{"phone":"9175550143"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("2|A||Qualified|X1|C|9175550143", string.Join('|',
            answer.Json.GetProperty("version"), answer.Json.GetProperty("firstName"), answer.Json.GetProperty("city"), answer.Json.GetProperty("status"),
            answer.Json.GetProperty("medicaidNo"), answer.Json.GetProperty("emergencyContact").GetProperty("name"), answer.Json.GetProperty("emergencyContact").GetProperty("phone")));
    }

    [Fact]
    public async Task Put_StaleVersion_AnswersConflictWithTheCurrentOneAndWritesNothing()
    {
        var id = await AddLeadAsync();
        await Admin.PutAsync($"/api/leads/{id}", """{"city":"Yonkers"}""", ("If-Match", "\"1\""));
        var before = await FingerprintAsync();

        var byBody = await Admin.PutAsync($"/api/leads/{id}", """{"version":1,"city":"Bronx"}""");
        var byHeader = await Admin.PutAsync($"/api/leads/{id}", """{"city":"Bronx"}""", ("If-Match", "\"1\""));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (byBody.Status, byHeader.Status));
        Assert.Equal((2, 2), (byBody.Json.GetProperty("currentVersion").GetInt32(), byHeader.Json.GetProperty("currentVersion").GetInt32()));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task DeleteAndRestore_Lead_GoesIntoTheBinAndComesBack()
    {
        var id = await AddLeadAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await Admin.DeleteAsync($"/api/leads/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GetAsync($"/api/leads/{id}")).Status);
        Assert.Contains((await Admin.GetAsync("/api/leads/bin")).Json.GetProperty("items").EnumerateArray(), row => row.GetProperty("id").GetInt32() == id);
        Assert.Equal(id, (await Admin.PostAsync($"/api/leads/{id}/restore")).Id);
        Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync($"/api/leads/{id}")).Status);
    }

    [Fact]
    public async Task Referral_MarkAndUnmark_ShowsOnTheLead()
    {
        var id = await AddLeadAsync();

        var marked = await User.PostAsync($"/api/leads/{id}/referral", """{"type":"Interim"}""");
        var wrong = await User.PostAsync($"/api/leads/{id}/referral", """{"type":"Sometimes"}""");
        var unmarked = await User.DeleteAsync($"/api/leads/{id}/referral");

        Assert.Equal("True|Interim", $"{marked.Json.GetProperty("activeClient")}|{marked.Json.GetProperty("referralType")}");
        Assert.Equal(["type"], wrong.Faults);
        Assert.Equal("False|", $"{unmarked.Json.GetProperty("activeClient")}|{unmarked.Json.GetProperty("referralType")}");
    }

    [Fact]
    public async Task List_PageSearchAndTotal_FollowTheQuery()
    {
        await AddLeadAsync("""{"firstName":"Zoë","lastName":"Quillfeather","phone":"(917) 555-0171","source":"Call"}""");
        await AddLeadAsync("""{"firstName":"Abe","lastName":"Quillfeather","phone":"(917) 555-0172","source":"Call"}""");

        var first = await User.GetAsync("/api/leads?search=QUILLFÉATHER&pageSize=1");
        var second = await User.GetAsync("/api/leads/search?search_string=quillfeather&pageSize=1&page=2&total=false");

        Assert.Equal("2|1|1|Abe", string.Join('|', first.Json.GetProperty("total"), first.Json.GetProperty("page"), first.Json.GetProperty("pageSize"), first.Json.GetProperty("items")[0].GetProperty("firstName")));
        Assert.Equal("|Zoë", $"{second.Json.GetProperty("total")}|{second.Json.GetProperty("items")[0].GetProperty("firstName")}");
    }

    [Fact] // a selection, as its export asks for it
    public async Task List_ByNumbers_ShowsTheseAloneAsFarAsTheyAreInSight()
    {
        var (one, other) = (await AddLeadAsync(), await AddLeadAsync());
        await AddLeadAsync();
        await App.AddUserAsync(Role.SalesExecutive, "numbers");
        var executive = await ApiClient.SignInAsync(App, "numbers");

        Assert.Equal([one, other], (await Admin.GetAsync($"/api/leads?id={other}&id={one}&sort=createdAt")).Json.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetInt32()));
        Assert.Equal(0, (await executive.GetAsync($"/api/leads?id={one}")).Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("sort=bogus", "sort")]
    [InlineData("status=Sleeping", "status")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("to=0001", "to")]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=201", "pageSize")]
    [InlineData("list=everything", "list")]
    [InlineData("assigneeId=1e3", "assigneeId")]
    public async Task List_ParameterWithoutMeaning_IsNamed(string parameters, string name)
    {
        var answer = await User.GetAsync("/api/leads?" + parameters);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([name], answer.Faults);
    }

    [Theory]
    [InlineData("' OR 1=1--")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("[")]
    public async Task List_SearchForSigns_TakesThemLiterally(string words)
    {
        await AddLeadAsync();

        var answer = await User.GetAsync("/api/leads?search=" + Uri.EscapeDataString(words));

        Assert.Equal((HttpStatusCode.OK, 0), (answer.Status, answer.Json.GetProperty("total").GetInt32()));
    }
}

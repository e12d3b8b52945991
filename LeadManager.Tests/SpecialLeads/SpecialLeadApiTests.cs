using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.SpecialLeads;

/// <summary>Special leads over HTTP (S3.096, S3.114, S3.133, S3.137).</summary>
public sealed class SpecialLeadApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    private const string Special = """{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","email":"amara@example.com","source":"Website","isSpecial":true,"specialReason":"ventilator"}""";

    [Fact]
    public async Task Reviews_AreAddedByThoseWhoMayAndListedWithoutContactData()
    {
        var (manager, engineer) = (await SignInAsync(Role.SalesManager), await SignInAsync(Role.ServiceManager));
        var id = await AddLeadAsync(Special);
        var lead = (await Admin.GetAsync($"/api/leads/{id}")).Text;

        var evaluated = await manager.PostAsync($"/api/leads/{id}/special-review", """{"decision":"Approved","evaluation":"worth it"}""");
        var reviewed = await engineer.PostAsync($"/api/leads/{id}/technical-review", """{"verdict":"WithChanges","spaceAndPower":"16 A"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (evaluated.Status, reviewed.Status));
        Assert.Equal(lead, (await Admin.GetAsync($"/api/leads/{id}")).Text); // nothing of the lead has changed
        var seen = await manager.GetAsync($"/api/special-leads/{id}");
        Assert.Equal(("ventilator", "worth it"), (seen.Json.GetProperty("reason").GetString(), seen.Json.GetProperty("reviews").GetProperty("evaluations")[0].GetProperty("evaluation").GetString()));
        Assert.DoesNotContain("555-0142", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("amara@example.com", (await engineer.GetAsync("/api/special-leads?part=all")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/api/leads/{id}")).Status);
    }

    [Theory]
    [InlineData(Role.SalesManager, "special-review", """{"decision":"Approved","evaluation":"worth it"}""", """{"decision":"Declined","evaluation":"worth it"}""")]
    [InlineData(Role.ServiceManager, "technical-review", """{"verdict":"Suitable","suitability":"fits"}""", """{"verdict":"Suitable","suitability":"fits well"}""")]
    public async Task Review_WithTheSameKey_IsKeptOnceAndWithOtherWordsAConflict(Role role, string path, string body, string other)
    {
        var (writer, id) = (await SignInAsync(role), await AddLeadAsync(Special));
        var (twin, key) = (await AddLeadAsync(Special), ("Idempotency-Key", $"{path}-{id}"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => writer.PostAsync($"/api/leads/{id}/{path}", body, key)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Created, answers[0].Text), (answer.Status, answer.Text)));
        var before = await FingerprintAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await writer.PostAsync($"/api/leads/{id}/{path}", other, key)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await writer.PostAsync($"/api/leads/{twin}/{path}", body, key)).Status);
        Assert.Equal(before, await FingerprintAsync());
        await using var db = await App.OpenAsync();
        Assert.Equal(1, await db.SpecialReviews.CountAsync(row => row.LeadId == id) + await db.TechnicalReviews.CountAsync(row => row.LeadId == id));
        Assert.Equal(HttpStatusCode.Created, (await writer.PostAsync($"/api/leads/{id}/{path}", other, ("Idempotency-Key", $"{path}-{id}-b"))).Status);
    }

    [Fact]
    public async Task Refusals_NameTheFieldsOrTheAction_AndWriteNothing()
    {
        var (executive, engineer, reader) = (await SignInAsync(Role.SalesExecutive), await SignInAsync(Role.ServiceManager), await SignInAsync(Role.ServiceExecutive));
        var (id, usual) = (await AddLeadAsync(Special), await AddLeadAsync());
        var before = await FingerprintAsync();

        Assert.Equal((HttpStatusCode.Forbidden, "ReviewSpecial"), Refusal(await executive.PostAsync($"/api/leads/{id}/special-review", """{"decision":"Approved","evaluation":"x"}""")));
        Assert.Equal((HttpStatusCode.Forbidden, "AddTechnicalReview"), Refusal(await User.PostAsync($"/api/leads/{id}/technical-review", """{"verdict":"Suitable","suitability":"x"}""")));
        Assert.Equal(["decision", "evaluation"], (await Admin.PostAsync($"/api/leads/{id}/special-review", "{}")).Faults);
        Assert.Equal(["productFit", "verdict"], (await engineer.PostAsync($"/api/leads/{id}/technical-review", "{}")).Faults);
        Assert.Equal(HttpStatusCode.Conflict, (await Admin.PostAsync($"/api/leads/{usual}/special-review", """{"decision":"Approved","evaluation":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.PostAsync($"/api/leads/{usual}/technical-review", """{"verdict":"Suitable","suitability":"x"}""")).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "ViewSpecial"), Refusal(await reader.GetAsync("/api/special-leads")));
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GetAsync($"/api/special-leads/{usual}")).Status);
        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.Created, (await engineer.PostAsync($"/api/leads/{id}/technical-review", """{"verdict":"Suitable","suitability":"x"}""")).Status);
    }

    private static (HttpStatusCode, string?) Refusal(ApiAnswer answer) => (answer.Status, answer.Status == HttpStatusCode.Forbidden ? answer.Json.GetProperty("action").GetString() : null);

    private async Task<ApiClient> SignInAsync(Role role)
    {
        var name = $"{role}-{Guid.NewGuid():N}"[..24].ToLowerInvariant();
        await App.AddUserAsync(role, name);
        return await ApiClient.SignInAsync(App, name);
    }
}

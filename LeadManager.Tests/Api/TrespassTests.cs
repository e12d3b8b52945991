using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Api;

/// <summary>Somebody who is signed in tries, by numbers that he has guessed, what belongs to another line; nothing is written, and who may does the same.</summary>
public sealed class TrespassTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task FollowUp_OfAnotherLine_IsNeitherSeenNorMovedNorDone()
    {
        var (own, other) = (await LineAsync(), await LineAsync());
        var planned = await own.Executive.PostAsync($"/api/leads/{own.LeadId}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Call"}""");
        var before = await FingerprintAsync();

        foreach (var stranger in new[] { other.Executive, other.Manager })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/followups/{planned.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/api/followups/{planned.Id}/complete", """{"outcome":"Spoke"}""")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsync($"/api/followups/{planned.Id}", """{"dueAt":"2026-11-25T15:00:00Z"}""")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync($"/api/followups/{planned.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/api/leads/{own.LeadId}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Call"}""")).Status);
        }

        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.OK, (await own.Manager.PutAsync($"/api/followups/{planned.Id}", """{"dueAt":"2026-11-25T15:00:00Z"}""")).Status);
    }

    [Fact]
    public async Task Quotation_OfAnotherLine_IsNeitherSeenNorDecidedNorTakenBack()
    {
        var (own, other) = (await LineAsync(), await LineAsync());
        var asked = await own.Executive.PostAsync($"/api/leads/{own.LeadId}/quotation", """{"amount":900}""");
        var before = await FingerprintAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await other.Manager.GetAsync($"/api/quotations/{asked.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Manager.PostAsync($"/api/quotations/{asked.Id}/approve")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Manager.PostAsync($"/api/quotations/{asked.Id}/reject", """{"comment":"no"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Executive.PostAsync($"/api/quotations/{asked.Id}/withdraw")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Executive.PostAsync($"/api/quotations/{asked.Id}/approve")).Status);

        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.OK, (await own.Manager.PostAsync($"/api/quotations/{asked.Id}/approve")).Status);
    }

    [Fact]
    public async Task Board_MoveOfACardOfAnotherLine_IsRefusedByEveryStepThatMovesOne()
    {
        var (own, other) = (await LineAsync(), await LineAsync());
        var steps = new (HttpMethod Method, string Path, string Body)[]
        {
            (HttpMethod.Patch, "status", """{"status":"Pending"}"""), (HttpMethod.Post, "milestones", """{"milestone":1}"""),
            (HttpMethod.Post, "assign", $$"""{"userId":{{other.Id}}}"""), (HttpMethod.Post, "escalate", """{"reason":"stuck"}"""), (HttpMethod.Post, "close", """{"outcome":"Won","reason":"ordered"}"""),
        };
        var before = await FingerprintAsync();

        foreach (var (method, path, body) in steps)
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await other.Manager.SendAsync(method, $"/api/leads/{own.LeadId}/{path}", body)).Status));

        Assert.Equal(before, await FingerprintAsync());
        foreach (var (method, path, body) in steps.Where(step => step.Path != "assign"))
            Assert.Equal((path, HttpStatusCode.OK), (path, (await own.Manager.SendAsync(method, $"/api/leads/{own.LeadId}/{path}", body)).Status));
    }

    [Fact] // S3.112, S3.204
    public async Task Special_KeptFromTheAccount_IsNeitherListedNorEvaluatedNorReviewed()
    {
        var (manager, engineer) = (await HireAsync(Role.SalesManager), await HireAsync(Role.ServiceManager));
        var id = await AddLeadAsync("""{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website","isSpecial":true,"specialReason":"ventilator"}""");
        await KeepAsync(true, manager.Id, engineer.Id);
        var before = await FingerprintAsync();

        foreach (var kept in new[] { manager.Client, engineer.Client })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await kept.GetAsync("/api/special-leads")).Status);
            Assert.True((await kept.GetAsync($"/api/special-leads/{id}")).Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
            Assert.Equal(HttpStatusCode.NotFound, (await kept.GetAsync($"/api/leads/{id}")).Status);
        }

        Assert.True((await manager.Client.PostAsync($"/api/leads/{id}/special-review", Evaluation)).Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.Client.PostAsync($"/api/leads/{id}/technical-review", Technical)).Status);
        Assert.Equal(before, await FingerprintAsync());
        await KeepAsync(false, manager.Id, engineer.Id);
        Assert.Equal(HttpStatusCode.Created, (await manager.Client.PostAsync($"/api/leads/{id}/special-review", Evaluation)).Status);
        Assert.Equal(HttpStatusCode.Created, (await engineer.Client.PostAsync($"/api/leads/{id}/technical-review", Technical)).Status);
    }

    private const string Evaluation = """{"decision":"Approved","evaluation":"worth it"}""", Technical = """{"verdict":"Suitable","suitability":"fits"}""";

    private async Task KeepAsync(bool isKept, params int[] people)
    {
        await using var db = await App.OpenAsync();
        await db.Users.Where(user => people.Contains(user.Id)).ExecuteUpdateAsync(user => user.SetProperty(row => row.IsKeptFromSpecial, isKept));
        App.Get<AccountReader>().Drop();
    }

    private async Task<(ApiClient Executive, ApiClient Manager, int Id, int LeadId)> LineAsync()
    {
        var manager = await HireAsync(Role.SalesManager);
        var executive = await HireAsync(Role.SalesExecutive, manager.Id);
        var id = await AddLeadAsync($$"""{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website","assigneeId":{{executive.Id}}}""");
        return (executive.Client, manager.Client, executive.Id, id);
    }

    private async Task<(ApiClient Client, int Id)> HireAsync(Role role, int? manager = null)
    {
        var name = $"{role}-{Guid.NewGuid():N}"[..24].ToLowerInvariant();
        var person = await App.AddUserAsync(role, name, manager);
        return (await ApiClient.SignInAsync(App, name), person.UserId);
    }
}

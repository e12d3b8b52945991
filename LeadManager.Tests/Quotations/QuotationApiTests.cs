using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Quotations;

/// <summary>Quotation requests over HTTP (S3.052, S3.061, S3.077, S3.092, S3.093).</summary>
public sealed class QuotationApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Request_RejectAskAgainApprove_IsToldByEachAnswerAndByTheLead()
    {
        var (executive, manager, id) = await LineAsync();

        var asked = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":18400.50,"items":"Stair lift","note":"soon"}""", ("Idempotency-Key", $"quote-{id}"));
        var again = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":18400.50,"items":"Stair lift","note":"soon"}""", ("Idempotency-Key", $"quote-{id}"));
        Assert.Equal((HttpStatusCode.Created, $"/api/quotations/{asked.Id}", asked.Id), (asked.Status, asked.Location, again.Id));
        Assert.Equal((18400.50m, "Requested"), (asked.Json.GetProperty("amount").GetDecimal(), asked.Json.GetProperty("state").GetString()));
        Assert.True(asked.Json.TryGetProperty("currency", out _));
        Assert.Equal("Requested", await StateAsync(executive, id));
        Assert.Equal(HttpStatusCode.Conflict, (await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":1}""")).Status);
        Assert.Equal(asked.Id, Assert.Single((await manager.GetAsync("/api/quotations?part=forme")).Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt32());

        var rejected = await manager.PostAsync($"/api/quotations/{asked.Id}/reject", """{"comment":"too dear"}""");
        Assert.Equal((HttpStatusCode.OK, "Rejected", "too dear"), (rejected.Status, rejected.Json.GetProperty("state").GetString(), rejected.Json.GetProperty("comment").GetString()));
        var second = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":17000}""");
        Assert.Equal((HttpStatusCode.OK, "Approved"), await DecideAsync(manager, second.Id, "approve"));
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsync($"/api/quotations/{second.Id}/reject", """{"comment":"no"}""")).Status);
        Assert.Equal("Approved", await StateAsync(manager, id));

        Assert.Equal([second.Id, asked.Id], (await executive.GetAsync($"/api/leads/{id}/quotation")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt32()));
        Assert.Equal((0, 2), ((await manager.GetAsync("/api/quotations?part=ForMe")).Json.GetProperty("total").GetInt32(), (await manager.GetAsync("/api/quotations?pageSize=1")).Json.GetProperty("total").GetInt32()));
    }

    [Fact]
    public async Task Withdraw_IsForWhoRequestedIt_AndAConflictOnceItIsDecided()
    {
        var (executive, manager, id) = await LineAsync();
        var asked = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":900}""");
        var before = (await FingerprintAsync(), await CountAsync());

        Assert.Equal("RequestQuotation", Action(await manager.PostAsync($"/api/quotations/{asked.Id}/withdraw")));
        Assert.Equal("RequestQuotation", Action(await Admin.PostAsync($"/api/quotations/{asked.Id}/withdraw")));
        Assert.Equal(HttpStatusCode.NotFound, (await executive.PostAsync("/api/quotations/4711/withdraw")).Status);
        Assert.Equal(before, (await FingerprintAsync(), await CountAsync()));
        var back = await executive.PostAsync($"/api/quotations/{asked.Id}/withdraw");

        Assert.Equal((HttpStatusCode.OK, "Withdrawn"), (back.Status, back.Json.GetProperty("state").GetString()));
        Assert.Null(await StateAsync(executive, id));
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsync($"/api/quotations/{asked.Id}/approve", "{}")).Status);
        var second = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":800}""");
        Assert.Equal((HttpStatusCode.OK, "Approved"), await DecideAsync(manager, second.Id, "approve"));
        Assert.Equal(HttpStatusCode.Conflict, (await executive.PostAsync($"/api/quotations/{second.Id}/withdraw")).Status);
    }

    [Fact]
    public async Task Withdraw_OfALeadThatIsSomebodyElsesByNow_NamesItNoMore()
    {
        var (executive, _, id) = await LineAsync();
        var asked = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":900}""");
        var other = await App.AddUserAsync(Role.SalesExecutive, $"other-{id}");
        Assert.Equal(HttpStatusCode.OK, (await Admin.PostAsync($"/api/leads/{id}/assign", $$"""{"userId":{{other.UserId}}}""")).Status);

        var seen = await executive.GetAsync($"/api/quotations/{asked.Id}");
        var back = await executive.PostAsync($"/api/quotations/{asked.Id}/withdraw");

        Assert.Equal((null, 900m), (seen.Json.GetProperty("leadName").GetString(), seen.Json.GetProperty("amount").GetDecimal()));
        Assert.Equal((HttpStatusCode.OK, "Withdrawn", null), (back.Status, back.Json.GetProperty("state").GetString(), back.Json.GetProperty("leadName").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await executive.GetAsync($"/api/leads/{id}")).Status);
        Assert.Null(await StateAsync(Admin, id));
    }

    [Fact]
    public async Task Refusals_NameTheFieldsOrTheAction_AndWriteNothing()
    {
        var (executive, manager, id) = await LineAsync();
        var asked = await executive.PostAsync($"/api/leads/{id}/quotation", """{"amount":900}""");
        await App.AddUserAsync(Role.ServiceManager, "engineer");
        var engineer = await ApiClient.SignInAsync(App, "engineer");
        var before = (await FingerprintAsync(), await CountAsync());

        Assert.Equal(["amount"], (await Admin.PostAsync($"/api/leads/{id}/quotation", """{"items":"x"}""")).Faults);
        Assert.Equal(["amount"], (await Admin.PostAsync($"/api/leads/{id}/quotation", """{"amount":"much"}""")).Faults);
        Assert.Equal(["amount"], (await Admin.PostAsync($"/api/leads/{id}/quotation", """{"amount":0}""")).Faults);
        Assert.Equal(["comment"], (await manager.PostAsync($"/api/quotations/{asked.Id}/reject", "{}")).Faults);
        Assert.Equal("RequestQuotation", Action(await manager.PostAsync($"/api/leads/{id}/quotation", """{"amount":1}""")));
        Assert.Equal("DecideQuotation", Action(await executive.PostAsync($"/api/quotations/{asked.Id}/approve", "{}")));
        Assert.Equal("DecideQuotation", Action(await User.PostAsync($"/api/quotations/{asked.Id}/approve", "{}")));
        Assert.Equal(HttpStatusCode.Forbidden, (await engineer.GetAsync("/api/quotations")).Status); // S3.138
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.GetAsync($"/api/quotations/{asked.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.PostAsync("/api/quotations/4711/approve", "{}")).Status);
        Assert.Equal(["part"], (await Admin.GetAsync("/api/quotations?part=mine")).Faults);
        Assert.Equal(before, (await FingerprintAsync(), await CountAsync()));
        Assert.Equal((HttpStatusCode.OK, "Approved"), await DecideAsync(manager, asked.Id, "approve"));
    }

    private async Task<(ApiClient Executive, ApiClient Manager, int LeadId)> LineAsync()
    {
        var name = Guid.NewGuid().ToString("N")[..8];
        var manager = await App.AddUserAsync(Role.SalesManager, $"manager-{name}");
        var executive = await App.AddUserAsync(Role.SalesExecutive, $"executive-{name}", manager.UserId);
        var id = await AddLeadAsync($$"""{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website","assigneeId":{{executive.UserId}}}""");
        return (await ApiClient.SignInAsync(App, $"executive-{name}"), await ApiClient.SignInAsync(App, $"manager-{name}"), id);
    }

    private static async Task<(HttpStatusCode, string?)> DecideAsync(ApiClient by, int id, string decision)
    {
        var answer = await by.PostAsync($"/api/quotations/{id}/{decision}", "{}");
        return (answer.Status, answer.Json.GetProperty("state").GetString());
    }

    private static async Task<string?> StateAsync(ApiClient by, int leadId) => (await by.GetAsync($"/api/leads/{leadId}")).Json.GetProperty("quotationState").GetString();

    private static string? Action(ApiAnswer answer) => answer.Status == HttpStatusCode.Forbidden ? answer.Json.GetProperty("action").GetString() : $"{answer.Status}";

    private async Task<int> CountAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.QuotationRequests.CountAsync() + await db.Outbox.CountAsync();
    }
}

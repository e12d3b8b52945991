using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Users;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Quotations;
using LeadManager.Web.Components.Quotations;
using Microsoft.EntityFrameworkCore;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The queue of quotations and its rows: decided in place, live, and only by whom it is granted.</summary>
public sealed class QuotationTests : SignedInTest
{
    [Fact]
    public async Task Queue_ByTheManager_ShowsWhatComesInAndApprovesInPlace()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        await SignInAsync(office, line.Manager);
        var page = Render<QuotationsPage>();
        Assert.Contains("Nothing waits for your decision", page.Find(".empty").TextContent, StringComparison.Ordinal);

        var waiting = await line.WaitingAsync();
        page.WaitForElement(".request", Patience);
        Assert.Equal($"/leads/{waiting.LeadId}/quotation", page.Find(".name").GetAttribute("href"));
        Assert.Contains("Waiting for me1", page.Find(".tabs").TextContent, StringComparison.Ordinal);
        await page.Find("button[aria-label='Approve the quotation for Amara Okonkwo']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".request")), Patience);
        Assert.Equal(QuotationState.Approved, (await line.ReadLeadAsync(waiting.LeadId)).QuotationState);
    }

    [Fact]
    public async Task Row_Rejected_AsksForACommentAndKeepsTheDialogUntilThereIsOne()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        var waiting = await line.WaitingAsync();
        await SignInAsync(office, line.Manager);
        var page = Render<QuotationsPage>();

        await page.Find("button[aria-label='Reject the quotation for Amara Okonkwo']").ClickAsync(new());
        await page.Find("dialog form").SubmitAsync();
        Assert.Contains("Say why the quotation is rejected.", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Equal(QuotationState.Requested, (await line.ReadLeadAsync(waiting.LeadId)).QuotationState);
        await page.Find("#reject-comment").ChangeAsync("Leave the rail out");
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".request")), Patience);
        Assert.Equal(QuotationState.Rejected, (await line.ReadLeadAsync(waiting.LeadId)).QuotationState);
    }

    [Fact]
    public async Task Queue_TheRoleIsTakenAwayWhileThePageIsOpen_DecidesNothingMore()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        var waiting = await line.WaitingAsync();
        await SignInAsync(office, line.Manager);
        var page = Render<QuotationsPage>();
        await using (var db = await office.ContextAsync())
            await db.Users.Where(user => user.Id == line.Manager.UserId).ExecuteUpdateAsync(user => user.SetProperty(row => row.Role, Role.HRManager));
        office.Get<AccountReader>().Drop(); // the page itself has not heard of it

        await page.Find("button[aria-label='Approve the quotation for Amara Okonkwo']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".request")), Patience);
        Assert.Equal(QuotationState.Requested, (await line.ReadLeadAsync(waiting.LeadId)).QuotationState);
        Assert.True((await line.ApproveAsync(line.Zonal, waiting.Id)).IsOk);
    }

    [Fact]
    public async Task Queue_ByTheExecutive_ShowsHisOwnWithoutDeciding()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        var waiting = await line.WaitingAsync();
        await SignInAsync(office, line.Executive);

        var page = Render<QuotationsPage>();

        Assert.Equal("Amara Okonkwo", Assert.Single(page.FindAll(".name")).TextContent);
        Assert.Equal("Take the quotation request for Amara Okonkwo back", Assert.Single(page.FindAll(".tools button")).GetAttribute("aria-label"));
        Assert.DoesNotContain("Waiting for me", page.Find(".tabs").TextContent, StringComparison.Ordinal);
        await page.Find(".tools button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".request")), Patience);
        Assert.Equal(QuotationState.Withdrawn, Assert.Single((await office.Get<QuotationService>().ListAsync(line.Executive, waiting.LeadId, default)).Value?.Items ?? []).State);
    }

    [Fact]
    public async Task Queue_AfterTheLeadHasPassedOn_TakesOnesOwnRequestBackWithoutNamingIt()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        var waiting = await line.WaitingAsync();
        await office.ChangeLeadAsync(waiting.LeadId, lead => lead.AssigneeId = line.Zonal.UserId);
        await SignInAsync(office, line.Executive);

        var page = Render<QuotationsPage>();

        Assert.Contains("A lead that is no longer yours", page.Find(".request").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Okonkwo", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".request a"));
        await page.Find(".tools button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".request")), Patience);
        Assert.Null((await line.ReadLeadAsync(waiting.LeadId)).QuotationState);
    }

    [Fact]
    public async Task Dialog_AfterARejection_BeginsWithWhatWasAskedFor()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        var waiting = await line.WaitingAsync();
        await line.RejectAsync(line.Manager, waiting.Id);
        await SignInAsync(office, line.Executive);
        var lead = await office.Get<LeadService>().FindAsync(line.Executive, waiting.LeadId, default);

        var dialog = Render<QuotationDialog>(parameters => parameters.Add(each => each.Lead, lead));

        dialog.WaitForAssertion(() => Assert.Equal(("18400", "Stair lift"), (dialog.Find("#quotation-amount").GetAttribute("value"), dialog.Find("#quotation-items").GetAttribute("value"))), Patience);
        await dialog.Find("#quotation-amount").ChangeAsync("17000");
        await dialog.Find("form").SubmitAsync();
        var asked = (await office.Get<QuotationService>().ListAsync(line.Executive, waiting.LeadId, default)).Value?.Items[0];
        Assert.Equal((17_000m, QuotationState.Requested), (asked?.Amount, asked?.State));
    }
}

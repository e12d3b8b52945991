using AngleSharp.Dom;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Components;

/// <summary>R10, the open list: what leaves the viewer's reach goes away from it, what enters appears, without a reload.</summary>
public sealed class LiveRowTests : SignedInTest
{
    [Fact]
    public async Task R10_RowThatLeavesWonWhileTheListIsOpen_GoesAwayAndOneThatBecomesWonAppears()
    {
        await using var office = await Office.OpenAsync();
        var (admin, service) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.ServiceExecutive));
        var ada = (await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName) = ("Ada", "Byron"))).Lead.Id;
        var bea = (await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName) = ("Bea", "Ross"))).Lead.Id;
        await SetOutcomeAsync(office, bea, LeadOutcome.Won);
        await SignInAsync(office, service);
        var page = Render<LeadsPage>();
        page.WaitForState(() => Names(page).SequenceEqual(["Ross, Bea"]), Patience);

        await SetOutcomeAsync(office, ada, LeadOutcome.Won);
        page.WaitForState(() => Names(page).Order().SequenceEqual(["Byron, Ada", "Ross, Bea"]), Patience);
        await SetOutcomeAsync(office, bea, null);
        page.WaitForState(() => Names(page).SequenceEqual(["Byron, Ada"]), Patience);

        Assert.DoesNotContain("Ross", page.Markup, StringComparison.Ordinal);
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact] // the twin: whom the change does not concern keeps both rows
    public async Task R10_RowOfWhoMaySeeAll_StaysAndSaysTheNewStage()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var bea = (await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName) = ("Bea", "Ross"))).Lead.Id;
        await SetOutcomeAsync(office, bea, LeadOutcome.Won);
        await SignInAsync(office, admin);
        var page = Render<LeadsPage>();
        page.WaitForState(() => page.FindAll("td.stage").Select(cell => cell.TextContent.Trim()).SequenceEqual(["Won"]), Patience);

        await SetOutcomeAsync(office, bea, null);

        page.WaitForState(() => page.FindAll("td.stage").Select(cell => cell.TextContent.Trim()).SequenceEqual(["New"]), Patience);
        Assert.Equal(["Ross, Bea"], Names(page));
        await DisposeComponentsAsync(); // before the office closes
    }

    private static IEnumerable<string> Names(IRenderedComponent<LeadsPage> page) => page.FindAll("a.table-name").Select(link => link.TextContent.Trim());

    private static async Task SetOutcomeAsync(Office office, int id, LeadOutcome? outcome)
    {
        await using var db = await office.ContextAsync();
        (await db.Leads.SingleAsync(lead => lead.Id == id)).Outcome = outcome;
        await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
    }
}

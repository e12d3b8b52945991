using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;
using LeadManager.Tests.Lists;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Settings;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The small lists under Settings: what leads have can be retired and brought back and not deleted; statuses have labels to edit and nothing else (S1.55, S1.56).</summary>
public sealed class ListsPageTests : SignedInTest
{
    [Fact]
    public async Task Entry_InUse_IsRetiredAndBroughtBackAndNeverDeleted()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.EntryAsync(admin, ListKind.Commodity, "Looms");
        await office.EntryAsync(admin, ListKind.Commodity, "Spindles");
        await office.LeadAsync(admin, lead => lead.Commodity = "Looms");
        await SignInAsync(office, admin);

        var page = Render<ListsPage>(parameters => parameters.Add(each => each.Slug, "commodities"));
        page.WaitForState(() => page.FindAll("button[aria-label^='Delete']").Select(button => button.GetAttribute("aria-label")).SequenceEqual(["Delete Spindles"]), Patience);
        await page.Find("button[aria-label='Retire Looms']").ClickAsync();
        page.WaitForElement("button[aria-label='Bring back Looms']", Patience);

        Assert.Equal(["Spindles"], office.Lists(admin).Offered(ListKind.Commodity));
        Assert.Equal("Looms", (await office.Get<LeadService>().ListAsync(admin, new LeadQuery(), default)).Items.Single().Lead.Commodity);
        await page.Find("button[aria-label='Bring back Looms']").ClickAsync();
        page.WaitForElement("button[aria-label='Retire Looms']", Patience);
        Assert.Equal(["Looms", "Spindles"], office.Lists(admin).Offered(ListKind.Commodity).Order());
        await DisposeComponentsAsync();
    }

    [Fact]
    public async Task Statuses_HaveALabelToEditAndNothingElse()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await SignInAsync(office, admin);

        var page = Render<ListsPage>(parameters => parameters.Add(each => each.Slug, "statuses"));
        page.WaitForState(() => page.FindAll("li.entry").Count == Enum.GetValues<LeadStatus>().Length, Patience);
        Assert.Equal(Enum.GetNames<LeadStatus>().Select(name => $"Edit {name}"), page.FindAll("li.entry button").Select(button => button.GetAttribute("aria-label")));
        Assert.Empty(page.FindAll("section.list form"));
        await page.Find("button[aria-label='Edit Pending']").ClickAsync();
        await page.Find("li.entry input").InputAsync("On hold");
        await page.Find("li.entry form").SubmitAsync();
        page.WaitForElement("button[aria-label='Edit On hold']", Patience);

        await office.Get<OfficeWords>().ReadAsync(default);
        Assert.Equal("On hold", office.Get<OfficeWords>().Find(nameof(LeadStatus.Pending)));
        await DisposeComponentsAsync();
    }
}

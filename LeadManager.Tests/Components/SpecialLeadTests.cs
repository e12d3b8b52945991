using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.SpecialLeads;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.SpecialLeads;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The page of special leads: read by many, evaluated and reviewed by those whose task it is.</summary>
public sealed class SpecialLeadTests : SignedInTest
{
    [Fact]
    public async Task Page_ByTheServiceManager_TakesATechnicalReviewAndOffersNoEvaluation()
    {
        await using var office = await Office.OpenAsync();
        var (admin, engineer) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.ServiceManager));
        var lead = await office.LeadAsync(admin, command => (command.IsSpecial, command.SpecialReason) = (true, "ventilator"));
        await SignInAsync(office, engineer);
        var page = Render<SpecialLeadsPage>();
        Assert.Contains("ventilator", page.Find(".special").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("555", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button[aria-label^=Evaluate]"));

        await page.Find("button[aria-label='Technical review of Amara Okonkwo']").ClickAsync(new());
        await page.Find("#technical-space").ChangeAsync("16 A");
        await page.Find("dialog form").SubmitAsync();
        Assert.Contains("Say what the review comes to.", page.Find(".fault").TextContent, StringComparison.Ordinal);
        await page.Find("#technical-verdict").ChangeAsync(nameof(TechnicalVerdict.WithChanges));
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Suitable with changes", page.Find(".special details").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("16 A", (await office.Get<SpecialLists>().ReviewsAsync(engineer, lead.Lead.Id, default)).Value?.Technical[0].SpaceAndPower);
    }

    [Fact]
    public async Task Page_ByTheExecutive_IsOnlyRead()
    {
        await using var office = await Office.OpenAsync();
        var (admin, executive) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive));
        await office.LeadAsync(admin, command => command.IsSpecial = true);
        await SignInAsync(office, executive);

        var page = Render<SpecialLeadsPage>();

        Assert.Equal("Amara Okonkwo", page.Find(".special .name").TextContent);
        Assert.Empty(page.FindAll(".special a, .tools"));
    }
}

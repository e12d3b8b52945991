using Bunit;
using Bunit.TestDoubles;
using LeadManager.Core.Access;
using LeadManager.Web.Components.Layout;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class NavMenuTests : ComponentTest
{
    [Fact]
    public void NavMenu_GrantedPolicies_DrawsTheirEntriesOnly()
    {
        AddAuthorization().SetAuthorized("priya").SetPolicies(nameof(LeadAction.ViewLead));

        var menu = Render<NavMenu>();

        Assert.Equal(["Leads", "Events"], menu.FindAll("a").Select(link => link.TextContent.Trim()));
    }

    [Fact]
    public void NavMenu_NothingGranted_DrawsNothing()
    {
        AddAuthorization().SetAuthorized("priya");

        var menu = Render<NavMenu>();

        Assert.Empty(menu.FindAll("a"));
    }

    [Fact]
    public void NavMenu_Count_IsReadOutWithItsMeaning()
    {
        AddAuthorization().SetAuthorized("priya").SetPolicies(nameof(LeadAction.ViewLead));
        var facts = new ShellFacts("Office") { Counts = new Dictionary<string, NavCount> { ["/leads"] = new(1284, "open") } };

        var menu = Render<NavMenu>(parameters => parameters.AddCascadingValue(facts));

        Assert.Equal("1,284", menu.Find(".count").TextContent);
        Assert.Equal("1284 open", menu.Find(".visually-hidden").TextContent);
    }
}

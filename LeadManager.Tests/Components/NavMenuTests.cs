using Bunit;
using Bunit.TestDoubles;
using LeadManager.Core.Access;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
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

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public void NavMenu_EachRole_ShowsExactlyWhatTheMatrixGrants(Role role)
    {
        AddAuthorization().SetAuthorized("priya").SetPolicies([.. Enum.GetNames<LeadAction>().Append(AccessPolicies.Quotations).Where(policy => AccessPolicies.ActionsOf(policy).Any(action => PermissionMatrix.Grants(role, action)))]);

        var menu = Render<NavMenu>();

        Assert.Equal(
            NavEntries.All.Where(entry => entry.IsFor(role)).Select(entry => entry.Href),
            menu.FindAll("a").Select(link => link.GetAttribute("href")?.Insert(0, link.GetAttribute("href")?.StartsWith('/') is true ? "" : "/")));
    }

    /// <summary>S3.001, S3.003: the seven roles of an office that sells, each with its own pages.</summary>
    [Theory]
    [InlineData(Role.SalesCoordinator, "Leads, Special leads, Events, Import")]
    [InlineData(Role.SalesExecutive, "My day, Leads, Follow-ups, Quotations, Special leads, Events")]
    [InlineData(Role.SalesManager, "My day, Dashboard, Leads, Follow-ups, Quotations, Special leads, Events")]
    [InlineData(Role.ServiceManager, "Leads, Follow-ups, Special leads, Events")]
    [InlineData(Role.ServiceCoordinator, "Leads, Follow-ups, Events")]
    [InlineData(Role.ServiceExecutive, "Leads, Follow-ups, Events")]
    [InlineData(Role.HRManager, "")]
    public void S3003_PagesOfARole_AreItsOwn(Role role, string pages) =>
        Assert.Equal(pages, string.Join(", ", NavEntries.All.Where(entry => entry.IsFor(role)).Select(entry => entry.Name)));

    [Fact]
    public void NavMenu_NothingGranted_DrawsNothing()
    {
        AddAuthorization().SetAuthorized("priya");

        var menu = Render<NavMenu>();

        Assert.Empty(menu.FindAll("a"));
    }

    [Theory]
    [InlineData("my-day", "My day")]
    [InlineData("leads/12/timeline?list=mine", "Leads")]
    [InlineData("dashboard/team", "More")]
    [InlineData("quotations?view=all", "More")]
    [InlineData("notifications", null)]
    public void BottomBar_MarksWhereOneIs(string address, string? marked)
    {
        AddAuthorization().SetAuthorized("priya").SetPolicies([.. Enum.GetNames<LeadAction>()]);
        var bar = Render<BottomBar>();

        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        bar.WaitForAssertion(() => Assert.Equal(marked, bar.FindAll(".bar [aria-current]").SingleOrDefault()?.TextContent.Trim()));
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

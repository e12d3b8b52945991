using Bunit;
using LeadManager.Core.Analytics;
using LeadManager.Tests.Components;
using LeadManager.Web.Components.Dashboard;

namespace LeadManager.Tests.Dashboard;

public sealed class DashboardCardsTests : ComponentTest
{
    [Fact]
    public void Cards_WithCounts_AreRegionsThatLinkToTheirLists()
    {
        var cards = Render<DashboardCards>(parameters => parameters.Add(card => card.Summary, Summary(42)));

        Assert.Equal(
            ["Total leads", "Users", "Fresh", "Unassigned", "Won this month", "Referrals"],
            cards.FindAll("section h2").Select(heading => heading.TextContent));
        Assert.Equal(
            ["/leads", "/leads?list=fresh", "/leads?list=unassigned", "/leads?list=won&closedFrom=2026-11-01", "/leads?list=referrals"],
            cards.FindAll("section h2 a").Select(link => link.GetAttribute("href")));
        Assert.Contains("42", cards.FindAll("section")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "1 waiting for approval")]
    [InlineData(false, "may sign in")]
    public void Users_Waiting_AreShownOnlyToWhomManagesThem(bool manages, string note)
    {
        var cards = Render<DashboardCards>(parameters => parameters.Add(card => card.Summary, Summary(42)).Add(card => card.MayManageUsers, manages));

        Assert.Contains(note, cards.FindAll("section")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Moving_NewValue_LightsUpEachTimeAndNotAtFirst()
    {
        var moving = Render<Moving>(parameters => parameters.Add(part => part.Value, 1));
        var looks = new List<string?> { moving.Find("div").ClassName };
        foreach (var value in new[] { 2, 2, 3 })
        {
            moving.Render(parameters => parameters.Add(part => part.Value, value));
            looks.Add(moving.Find("div").ClassName);
        }

        Assert.Equal(["still", "still moved", "still moved", "still moved-again"], looks);
    }

    private static AnalyticsSummary Summary(int total) => new()
    {
        At = Now,
        Counts = LeadCounts.None with { Total = total },
        Recent = RecentCounts.None,
        Users = new UserCounts(3, 1),
        ByStaff = [], BySource = [], ByEvent = [], ByWordOfMouthType = [], ByStatus = [], ByStage = [], ByAssignee = [], ByMonth = [],
    };
}

using Bunit;
using LeadManager.Core.Analytics;
using LeadManager.Core.Leads;
using LeadManager.Web.Components.Dashboard;
using LeadManager.Web.Components.Shared;

namespace LeadManager.Tests.Components;

/// <summary>The stages on the dashboards (S5.56, S5.65, S5.66): each apart by sign, tone and word; the executive's in fewer words that open the same leads.</summary>
public sealed class StageFunnelTests : ComponentTest
{
    [Fact]
    public void S5_65_StagesOfAManager_StandApartInTheOrderOfTheWayAndOpenTheirLists()
    {
        LeadStage[] stages = [LeadStage.New, LeadStage.Assigned, LeadStage.Qualified, LeadStage.AssignedToRm, LeadStage.Milestone1, LeadStage.Milestone2, LeadStage.Won];

        var funnel = Draw(stages, isOwn: false);

        Assert.Equal(["New", "Assigned", "Qualified", "Assigned to RM", "Test drive", "Booking", "Won"], funnel.FindAll(".name").Select(name => name.TextContent.Trim()));
        Assert.Equal(stages.Select(stage => $"/leads?stage={stage}"), funnel.FindAll("a.line").Select(link => link.GetAttribute("href")));
        Assert.Equal(stages.Length, stages.Select(StageLook.Of).Distinct().Count());
        Assert.Equal(stages.Length, funnel.FindAll(".name").Select(name => name.InnerHtml).Distinct().Count());
    }

    [Fact]
    public void S5_66_StagesOfAnExecutive_AreFewerAndOpenAllThatTheyCover()
    {
        var funnel = Draw([LeadStage.New, LeadStage.Qualified, LeadStage.Pending, LeadStage.Won, LeadStage.Lost], isOwn: true);

        var links = funnel.FindAll("a.line").ToDictionary(link => link.QuerySelector(".name")?.TextContent.Trim() ?? "", link => link.GetAttribute("href") ?? "");
        Assert.Equal(["Lost", "New", "Pending", "Qualified", "Won"], links.Keys.Order());
        Assert.Equal("/leads?stage=New&stage=Assigned", links["New"]);
        Assert.Equal("/leads?stage=Qualified&stage=AssignedToRm&stage=Milestone1&stage=Milestone2", links["Qualified"]);
        Assert.Equal("/leads?stage=Lost&stage=Dropped&stage=Unqualified", links["Lost"]);
    }

    private IRenderedComponent<StageFunnel> Draw(LeadStage[] stages, bool isOwn) => Render<StageFunnel>(parameters => parameters
        .Add(each => each.Stages, stages.Reverse().Select(stage => new StageCount(stage, 3)).ToList()).Add(each => each.AreOwnWords, isOwn).Add(each => each.Days, new AnalyticsQuery()));
}

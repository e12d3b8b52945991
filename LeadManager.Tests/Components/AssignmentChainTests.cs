using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Web.Components.Assignment;

namespace LeadManager.Tests.Components;

public sealed class AssignmentChainTests : ComponentTest
{
    private static readonly ChainLine Leader = new(
        7, Role.TeamLeader, "Leila Haddad", Now.AddDays(-6), 5, "Marcus Oyelaran", ChainStatus.Forwarded, Now.AddDays(-6).AddMinutes(35), Now.AddDays(-2), "yours", null);

    private static readonly ChainLine Employee = new(
        9, Role.Employee, "Bridget Amaral", Now.AddDays(-2), 7, "Leila Haddad", ChainStatus.Rejected, null, Now.AddHours(-3), "call today", "too far away");

    private static readonly ChainLine Back = new(
        7, Role.TeamLeader, "Leila Haddad", Now.AddHours(-3), 9, "Bridget Amaral", ChainStatus.Assigned, null, null, null, null);

    [Fact]
    public void Chain_OfThreeTurns_TellsWhoFromWhomHowLongHowItEndedAndWhatWasSaid()
    {
        var chain = Render<AssignmentChain>(parameters => parameters.Add(each => each.Chain, new LeadChain([Leader, Employee, Back])));

        var turns = chain.FindAll("ol li");
        Assert.Equal(["Leila Haddad", "Bridget Amaral", "Leila Haddad"], turns.Select(turn => turn.QuerySelector(".turn b")?.TextContent)); // the present holder first
        Assert.Equal(["3 hours", "1 day", "4 days"], turns.Select(turn => turn.QuerySelector(".when b")?.TextContent));
        Assert.Equal(["assigned, not accepted yet", "rejected", "forwarded"], turns.Select(turn => turn.QuerySelector(".badge")?.TextContent));
        Assert.Equal("Team Leader, from Marcus Oyelaran, accepted after 35 minutes", turns[2].QuerySelector(".turn p")?.TextContent);
        Assert.Equal(["call today", "too far away"], turns[1].QuerySelectorAll(".said").Select(said => said.TextContent));
        Assert.Equal("Leila Haddad 4 days, Bridget Amaral 1 day, Leila Haddad 3 hours", chain.Find(".hands").GetAttribute("aria-label"));
        Assert.Equal(2, chain.FindAll(".hands i").Select(part => part.ClassName).Distinct().Count()); // one colour for one person
    }

    [Fact]
    public void Chain_WithoutTurns_SaysWhatItIsFor()
    {
        var chain = Render<AssignmentChain>(parameters => parameters.Add(each => each.Chain, new LeadChain([])));

        Assert.Contains("Nobody has had this lead yet", chain.Markup, StringComparison.Ordinal);
        Assert.Empty(chain.FindAll("ol"));
    }

    [Fact]
    public void Chain_NotesOfOthers_AreTextAndNoMarkup()
    {
        var chain = Render<AssignmentChain>(parameters => parameters.Add(each => each.Chain, new LeadChain([Leader with { Notes = "<img src=x>" }])));

        Assert.Empty(chain.FindAll("img"));
    }

    [Theory]
    [InlineData(20, "less than a minute")]
    [InlineData(60, "1 minute")]
    [InlineData(35 * 60, "35 minutes")]
    [InlineData(60 * 60, "1 hour")]
    [InlineData(47 * 3600, "1 day")]
    [InlineData(11 * 86400, "11 days")]
    public void HandTime_Say_IsOneNumberAndItsUnit(int seconds, string expected) => Assert.Equal(expected, HandTime.Say(TimeSpan.FromSeconds(seconds)));
}

using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Tests.Assignment;
using LeadManager.Web.Components.Rules;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>What the page of the assignment rules is made of.</summary>
public sealed class RulesTests : SignedInTest
{
    private static readonly List<string> Options = ["Website", "Call", "Café"];

    [Fact]
    public async Task ManyField_AddsWhatIsKnownAsItIsWritten_AndRefusesWhatIsNot()
    {
        var chosen = new List<string> { "Call" };
        var box = Render<ManyField<string>>(parameters => parameters.Add(each => each.Label, "Sources").Add(each => each.For, () => chosen)
            .Add(each => each.Values, chosen).Add(each => each.Options, Options).Add(each => each.Say, name => name));

        await box.Find("input").ChangeAsync("cafe");
        box.WaitForAssertion(() => Assert.Equal(2, box.FindAll(".chosen li").Count));
        Assert.Equal(["Call", "Café"], chosen);
        await box.Find("input").ChangeAsync("Fair");
        Assert.Equal("Fair is not on the list. Choose one of the names that are offered.", box.Find("[role=status]").TextContent);
        await box.Find("button[aria-label='Remove Call']").ClickAsync();

        Assert.Equal(["Café"], chosen);
        Assert.Equal(["Website", "Call"], box.FindAll("datalist option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public void Result_SaysWhoGetsWhatAndWhyNobody()
    {
        var report = new RuleTrialReport(
            30, 5, false, [new TrialShare(1, "Lena", 3)], [new TrialShare(7, "West", 3)], 2, [new TrialReason("rule 1: West; Priya away; nobody can take it", 2)],
            [new TrialLead(4, "Amara Okonkwo", Now, "Lena", "rule 1: West; Lena, 6 open"), new TrialLead(5, "Bea Ross", Now, null, null)]);

        var shown = Render<RuleTrialResult>(parameters => parameters.Add(each => each.Report, report));

        Assert.Contains("5 leads of the last 30 days: 3 given out, 2 to nobody.", shown.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Lena", "West"], shown.FindAll(".line .name").Select(name => name.TextContent));
        Assert.Equal("2 rule 1: West; Priya away; nobody can take it", shown.Find(".reasons li").TextContent);
        Assert.Equal(
            [("Lena", "rule 1: West; Lena, 6 open"), ("Nobody", "no rule asks for such leads")],
            shown.FindAll("tbody tr").Select(row => (row.Children[2].TextContent, row.Children[3].TextContent)));
    }

    [Fact]
    public async Task Form_TryAfterARefusedSave_SaysItsFaultsOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await SignInAsync(office, admin);
        var form = Render<RuleForm>(parameters => parameters.Add(each => each.Command, new SaveAssignmentRule { Strategy = AssignmentStrategy.RoundRobin }));

        await form.Find("form").SubmitAsync();
        form.WaitForElement("[data-error-summary]", Patience);
        await form.FindAll("button").Single(button => button.TextContent.Trim() == "Try").ClickAsync();

        form.WaitForAssertion(() => Assert.Single(form.FindAll("[data-error-summary]")), Patience);
        Assert.Equal("true", form.Find("#field-UserIds, [id^=field-UserIds]").GetAttribute("aria-invalid"));
        Assert.Empty(form.FindAll(".trial [role=alert]"));
    }

    [Fact]
    public async Task Page_ListsTheRulesInOrder_SwitchesAndMovesThem()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        await office.RuleAsync(admin, "West", AssignmentStrategy.FewestOpen, [lena], rule => (rule.Sources, rule.States) = (["Website", "Call"], ["CA"]), isOn: false);
        await office.RuleAsync(admin, "Rest", AssignmentStrategy.ZoneManager, []);
        await SignInAsync(office, admin);

        var page = Render<RulesPage>();
        page.WaitForElement(".rule");
        Assert.Equal(
            ["Source Website or Call · State CA", "To whoever has the fewest open leads: lena Name", "Every lead", "To the manager of the lead's zone"],
            page.FindAll(".what p").Select(line => line.TextContent));
        Assert.True(page.Find("button[aria-label='Move West up']").HasAttribute("disabled"));
        await page.Find("input[aria-label='Ask West']").ChangeAsync(true);
        await page.WaitForAssertionAsync(() => Assert.Equal("2 of 2 on", page.Find(".subtitle").TextContent));
        await page.Find("button[aria-label='Move West down']").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Rest", "West"], page.FindAll(".what b").Select(name => name.TextContent)));

        await page.Find(".trial button").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("0 leads of the last 30 days", page.Find(".trial [role=status]").TextContent, StringComparison.Ordinal));

        var stored = (await office.Get<AssignmentRules>().ListAsync(admin, default)).Value?.Items ?? [];
        Assert.Equal([("Rest", 1, true), ("West", 2, true)], stored.Select(rule => (rule.Name, rule.Position, rule.IsOn)));
    }

    [Fact]
    public async Task Page_WithoutRules_SaysWhatTheyAreFor()
    {
        await using var office = await Office.OpenAsync();
        await SignInAsync(office, await office.HireAsync(Role.Administrator));

        var page = Render<RulesPage>();

        await page.WaitForAssertionAsync(() => Assert.Contains("No rules yet", page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Equal("Write the first rule", page.Find(".empty button").TextContent);
    }
}

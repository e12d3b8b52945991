using Bunit;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Settings;
using LeadManager.Core.Timeline;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Timeline;
using LeadManager.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Tests.Components;

/// <summary>What the dialogs and lists of daily work are made of.</summary>
public sealed class WorkTests : ComponentTest
{
    private static readonly ShellFacts NewYork = new("Harbor") { Calendar = new OfficeCalendar("America/New_York") };

    [Fact]
    public async Task Moment_IsShownByTheOfficesClocksAndHandedOnInUtc()
    {
        DateTime? chosen = null;
        var command = new AddFollowUp();
        var field = Render<MomentField>(parameters => parameters.AddCascadingValue(NewYork).Add(each => each.Label, "Due").Add(each => each.For, () => command.DueAt)
            .Add(each => each.Value, new DateTime(2026, 11, 20, 20, 15, 0, DateTimeKind.Utc)).Add(each => each.ValueChanged, (DateTime? at) => { chosen = at; }));

        Assert.Equal("2026-11-20T15:15", field.Find("input").GetAttribute("value"));
        await field.Find("input").ChangeAsync("2026-12-01T09:00");
        Assert.Equal(new DateTime(2026, 12, 1, 14, 0, 0, DateTimeKind.Utc), chosen);
        await field.Find("input").ChangeAsync("");
        Assert.Null(chosen);
    }

    [Fact]
    public async Task Outcomes_AreThoseOfTheType_AndAgainIsNone()
    {
        string? chosen = "Spoke";
        var command = new CompleteFollowUp();
        var field = Render<OutcomeField>(parameters => parameters.Add(each => each.Type, ActivityType.Visit).Add(each => each.For, () => command.Outcome).Add(each => each.Id, "outcome")
            .Add(each => each.Max, 200).Add(each => each.Value, "Visited").Add(each => each.ValueChanged, (string? value) => { chosen = value; }));

        Assert.Equal(WorkLook.OutcomesOf(ActivityType.Visit), field.FindAll(".pick").Select(button => button.TextContent));
        Assert.Equal("Visited", Assert.Single(field.FindAll(".pick[aria-pressed=true]")).TextContent);
        await field.FindAll(".pick")[0].ClickAsync();
        Assert.Null(chosen);
        await field.FindAll(".pick")[1].ClickAsync();
        Assert.Equal("Nobody home", chosen);
    }

    [Fact]
    public void TimelineLine_OfANameThatLooksLikeMarkup_ShowsItAsText()
    {
        var line = Render<TimelineLine>(parameters => parameters.Add(each => each.Entry, new HandEntry(new(Now, TimelineKind.Assignment, 1), "<script>alert(1)</script>", HandStep.Given, "Lena & Co", "please call")));

        Assert.Empty(line.FindAll("script"));
        Assert.Contains("<script>alert(1)</script> gave the lead to Lena & Co", line.Find(".body").TextContent, StringComparison.Ordinal);
    }
}

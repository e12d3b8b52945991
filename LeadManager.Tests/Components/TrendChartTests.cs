using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class TrendChartTests : ComponentTest
{
    private static readonly TrendPoint[] Points =
    [
        new("Sep", "September 2026", 121, 98, "/leads?from=2026-09-01"),
        new("Oct", "October 2026", 134, 110),
        new("Nov", "November 2026", 84),
    ];

    [Fact]
    public void TrendChart_Points_AreNamedPlacesThatLeadToTheirList()
    {
        var chart = Render<TrendChart>(parameters => parameters.Add(each => each.Points, Points));

        Assert.Equal("September 2026 to November 2026, from 84 to 134", chart.Find("figure").GetAttribute("aria-label"));
        Assert.Equal(
            ["September 2026: 121 leads, 98 the year before", "October 2026: 134 leads, 110 the year before", "November 2026: 84 leads"],
            chart.FindAll("a").Select(point => point.GetAttribute("aria-label")));
        Assert.Equal("/leads?from=2026-09-01", chart.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void TrendChart_RunningStep_IsDrawnApart()
    {
        var chart = Render<TrendChart>(parameters => parameters.Add(each => each.Points, Points));

        Assert.Single(chart.FindAll("path.running"));
        Assert.Equal("M0 19.33L50 10.67", chart.Find("path.line").GetAttribute("d"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    [InlineData(137, 150)]
    [InlineData(1_000_000, 1_000_000)]
    public void TrendScale_HighestNumber_EndsTheAxisOnARoundOne(int highest, int top)
    {
        var scale = new TrendScale([new TrendPoint("Jan", "January", highest)]);

        Assert.Equal(top, scale.Top);
        Assert.InRange(scale.Ticks.Count(), 2, 6);
    }

    [Fact]
    public void Render_OtherCounts_DrawsThemInPlace()
    {
        var chart = Render<TrendChart>(parameters => parameters.Add(part => part.Points, [new TrendPoint("Oct", "October 2026", 4), new TrendPoint("Nov", "November 2026", 7)]));

        chart.Render(parameters => parameters.Add(part => part.Points, [new TrendPoint("Oct", "October 2026", 4), new TrendPoint("Nov", "November 2026", 8)]));

        Assert.Contains("November 2026: 8", chart.Markup, StringComparison.Ordinal);
    }
}

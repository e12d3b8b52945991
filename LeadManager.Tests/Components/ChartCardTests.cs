using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class ChartCardTests : ComponentTest
{
    [Fact]
    public async Task ChartCard_ShowAsTable_SwapsTheChartForItsTwin()
    {
        var card = Render<ChartCard>(parameters => parameters
            .Add(each => each.Title, "Leads by staff")
            .Add(each => each.Chart, Html("<p>chart</p>"))
            .Add(each => each.Table, Html("<p>table</p>")));

        await card.Find("[aria-label='Show as table']").ClickAsync();

        Assert.Equal("table", card.Find(".in p").TextContent);
        Assert.Equal("true", card.Find("[aria-label='Show as table']").GetAttribute("aria-pressed"));
        Assert.Equal(card.Find("h2").Id, card.Find("section").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void ChartCard_Empty_SaysSoWithoutToggle()
    {
        var card = Render<ChartCard>(parameters => parameters
            .Add(each => each.Title, "Leads by event")
            .Add(each => each.IsEmpty, true)
            .Add(each => each.Chart, Html("<p>chart</p>"))
            .Add(each => each.Table, Html("<p>table</p>")));

        Assert.Equal("Nothing to count yet.", card.Find(".in p").TextContent);
        Assert.Empty(card.FindAll("button"));
    }
}

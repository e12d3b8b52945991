using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class BarListTests : ComponentTest
{
    [Fact]
    public void BarList_MoreThanTheTop_SortsAndSumsTheRestAsOther()
    {
        var items = Enumerable.Range(1, 10).Select(each => new BarItem($"Staff {each:00}", each * 10, $"/leads?staff={each}")).ToList();

        var list = Render<BarList>(parameters => parameters.Add(each => each.Items, items));

        Assert.Equal(9, list.FindAll("li").Count);
        Assert.Equal("Staff 10", list.Find("li .name").TextContent);
        Assert.Equal("/leads?staff=10", list.Find("li a").GetAttribute("href"));
        Assert.Equal("2 more", list.FindAll("li .name")[8].TextContent);
        Assert.Equal("30", list.FindAll("li b")[8].TextContent);
        Assert.Equal("18%", list.Find("li small").TextContent);
    }

    [Fact]
    public void BarList_OneMoreThanTheTop_NamesThatOneToo()
    {
        var items = Enumerable.Range(1, 9).Select(each => new BarItem($"Staff {each:00}", each * 10)).ToList();

        var list = Render<BarList>(parameters => parameters.Add(each => each.Items, items));

        Assert.Equal(["Staff 02", "Staff 01"], list.FindAll("li .name").Select(name => name.TextContent).Skip(7));
    }

    [Fact]
    public void BarList_AllZero_DrawsNoBar()
    {
        var list = Render<BarList>(parameters => parameters.Add(each => each.Items, [new BarItem("Website", 0)]));

        Assert.Equal("0%", list.Find("rect").GetAttribute("width"));
        Assert.Equal("0%", list.Find("small").TextContent);
    }

    [Fact]
    public void BarList_TheSameNumbersAgain_IsNotDrawnAgainButWithOthersIs()
    {
        var list = Render<BarList>(parameters => parameters.Add(each => each.Items, [new BarItem("Website", 3), new BarItem("Call", 1)]));

        list.Render(parameters => parameters.Add(each => each.Items, [new BarItem("Website", 3), new BarItem("Call", 1)]));
        var drawn = list.RenderCount;
        list.Render(parameters => parameters.Add(each => each.Items, [new BarItem("Website", 3), new BarItem("Call", 4)]));

        Assert.Equal((1, 2, "Call"), (drawn, list.RenderCount, list.Find("li .name").TextContent));
    }
}

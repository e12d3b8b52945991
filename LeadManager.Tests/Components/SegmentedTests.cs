using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class SegmentedTests : ComponentTest
{
    [Fact]
    public async Task Segmented_OtherChoice_IsHandedOn()
    {
        var chosen = "";
        var segments = Render<Segmented<string>>(parameters => parameters
            .Add(each => each.Label, "View")
            .Add(each => each.Options, [new("table", "Table"), new("board", "Board")])
            .Add(each => each.Value, "table")
            .Add(each => each.ValueChanged, value => chosen = value));

        await segments.FindAll("input")[1].ChangeAsync(true);

        Assert.Equal("board", chosen);
        Assert.Equal("View", segments.Find("legend").TextContent);
        Assert.True(segments.FindAll("input")[0].HasAttribute("checked"));
    }
}

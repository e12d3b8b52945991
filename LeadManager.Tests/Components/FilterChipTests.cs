using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class FilterChipTests : ComponentTest
{
    [Fact]
    public async Task FilterChip_Removed_NamesWhatItRemoves()
    {
        var removed = false;
        var chip = Render<FilterChip>(parameters => parameters
            .Add(each => each.Name, "Source").Add(each => each.Value, "Event").Add(each => each.OnRemove, () => removed = true));

        await chip.Find("[aria-label='Remove filter Source Event']").ClickAsync();

        Assert.True(removed);
    }
}

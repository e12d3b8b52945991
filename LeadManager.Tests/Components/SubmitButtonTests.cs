using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class SubmitButtonTests : ComponentTest
{
    [Fact]
    public void SubmitButton_ClickedTwiceWhileRunning_RunsOnce()
    {
        var runs = 0;
        var work = new TaskCompletionSource();
        var button = Render<SubmitButton>(parameters => parameters
            .Add(each => each.OnClick, () => { runs++; return work.Task; })
            .Add(each => each.ChildContent, Html("Export")));

        button.Find("button").ClickAsync();
        button.Find("button").ClickAsync();

        Assert.Equal(1, runs);
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        work.SetResult();
        button.WaitForAssertion(() => Assert.Null(button.Find("button").GetAttribute("aria-busy")));
    }
}

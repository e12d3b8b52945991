using Bunit;
using LeadManager.Web.Components.Layout;

namespace LeadManager.Tests.Components;

public sealed class DesktopGateTests : ComponentTest
{
    private const string Reason = "On computers only.", Page = "<p class=\"page\">The page</p>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gate_BoundRole_MakesThePageOnlyWhereItIsLargeEnough(bool isSmall)
    {
        JSInterop.Setup<bool>("lm.watchSize", _ => true).SetResult(isSmall);

        var gate = Open(Reason);

        Assert.Equal(isSmall ? 0 : 1, gate.FindAll(".page").Count);
        Assert.Equal(isSmall, gate.Markup.Contains(Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Gate_BoundRoleAndNoAnswerYet_MakesNoPage()
    {
        JSInterop.Setup<bool>("lm.watchSize", _ => true);

        Assert.Empty(Open(Reason).FindAll(".page"));
    }

    [Fact]
    public async Task Gate_PageMadeSmaller_GivesWayToTheReasonAndComesBack()
    {
        JSInterop.Setup<bool>("lm.watchSize", _ => true).SetResult(false);
        var gate = Open(Reason);

        await gate.InvokeAsync(() => gate.Instance.Measured(true));
        var small = gate.FindAll(".page").Count;
        await gate.InvokeAsync(() => gate.Instance.Measured(false));

        Assert.Equal((0, 1), (small, gate.FindAll(".page").Count));
    }

    [Fact]
    public void Gate_AnyOtherRole_MakesThePageAtOnceAndAsksNothing()
    {
        var gate = Open(null);

        Assert.Single(gate.FindAll(".page"));
        Assert.Empty(JSInterop.Invocations);
    }

    private IRenderedComponent<DesktopGate> Open(string? reason) => Render<DesktopGate>(parameters => parameters
        .AddCascadingValue(new ShellFacts("Office") { DesktopOnlyReason = reason }).AddChildContent(Page));
}

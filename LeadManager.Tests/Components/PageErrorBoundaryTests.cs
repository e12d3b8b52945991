using Bunit;
using LeadManager.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class PageErrorBoundaryTests : ComponentTest
{
    [Fact]
    public void PageErrorBoundary_PageThrows_GivesAReferenceAndNoDetails()
    {
        var boundary = Render<PageErrorBoundary>(parameters => parameters.AddChildContent<Breaking>());

        Assert.Matches("reference [0-9A-F]{8}", boundary.Find("[role=alert] p").TextContent);
        Assert.DoesNotContain("secret", boundary.Markup, StringComparison.Ordinal);
    }

    private sealed class Breaking : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("secret");
    }
}

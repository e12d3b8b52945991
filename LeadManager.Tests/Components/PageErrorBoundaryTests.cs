using Bunit;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
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

    [Fact]
    public void PageErrorBoundary_SignInHasEnded_LeadsToTheSignInPageAndIsNoFault()
    {
        var boundary = Render<PageErrorBoundary>(parameters => parameters.AddChildContent<Ended>());

        Assert.Empty(boundary.FindAll("[role=alert]"));
        Assert.Contains("/Identity/Account/Login?ReturnUrl=", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private sealed class Ended : ComponentBase
    {
        protected override void OnInitialized() => throw new SignedOutException();
    }

    private sealed class Breaking : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("secret");
    }
}

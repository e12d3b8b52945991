using System.Reflection;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using LeadManager.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace LeadManager.Tests.Api;

/// <summary>No door without a declared rule: reads the running application's endpoints and its routable components.</summary>
public sealed class EndpointCoverageTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    /// <summary>What anybody may call.</summary>
    private static readonly string[] Anonymous = ["/openapi/{documentName}.json", "/health/live", "/health/ready"];

    [Fact]
    public void EveryApiEndpoint_DeclaresAnActionOrIsOnTheList()
    {
        var open = Endpoints().Where(endpoint => IsApi(endpoint) && !DeclaresAction(endpoint)).Select(Pattern)
            .Where(pattern => !pattern.StartsWith("/api/auth/", StringComparison.Ordinal) && pattern != "/api/me").ToList();

        Assert.Equal(Anonymous.Order(), open.Order());
    }

    [Fact]
    public void EveryPage_DeclaresAnActionOrIsDeclaredOpen()
    {
        var pages = typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any());

        Assert.All(pages, page => Assert.True(
            page.GetCustomAttributes<AuthorizeAttribute>().Any(rule => Enum.TryParse<LeadAction>(rule.Policy, out _)) || page.GetCustomAttribute<AllowAnonymousAttribute>() is not null,
            $"{page.Name} has neither a policy nor AllowAnonymous."));
    }

    private static bool IsApi(RouteEndpoint endpoint) =>
        Pattern(endpoint).StartsWith("/api/", StringComparison.Ordinal) || Anonymous.Contains(Pattern(endpoint));

    private static bool DeclaresAction(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => Enum.TryParse<LeadAction>(rule.Policy, out _))
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private IEnumerable<RouteEndpoint> Endpoints() =>
        App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
}

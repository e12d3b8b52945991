using System.Reflection;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using LeadManager.Web.Components;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace LeadManager.Tests.Api;

/// <summary>No door without a declared rule: reads the running application's endpoints and its routable components.</summary>
public sealed class EndpointCoverageTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    /// <summary>What anybody may call.</summary>
    private static readonly string[] Anonymous = ["/openapi/{documentName}.json", "/health/live", "/health/ready"];

    /// <summary>The pages on which somebody who has not signed in has business.</summary>
    private static readonly string[] Doors =
    [
        "/Identity/Account/AccessDenied", "/Identity/Account/ForgotPassword", "/Identity/Account/Login", "/Identity/Account/LoginWith2fa",
        "/Identity/Account/Logout", "/Identity/Account/Register", "/Identity/Account/UseCode", "/calendar/{key}.ics", "/not-found", "/setup",
    ];

    /// <summary>The pages that ask for no more than a sign-in.</summary>
    private static readonly Type[] ForAllWhoSignedIn = [typeof(LeadManager.Web.Components.Layout.WelcomePage)];

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

        Assert.All(pages.Except(ForAllWhoSignedIn), page => Assert.True(
            page.GetCustomAttributes<AuthorizeAttribute>().Any(rule => AccessPolicies.ActionsOf(rule.Policy).Count > 0) || page.GetCustomAttribute<AllowAnonymousAttribute>() is not null,
            $"{page.Name} has neither a policy nor AllowAnonymous."));
    }

    [Fact]
    public void EveryOtherEndpoint_NotOnTheList_IsClosedToStrangers()
    {
        var open = Endpoints().Where(endpoint => !IsApi(endpoint) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Pattern).Distinct().Order().ToList();
        var otherwise = App.Get<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;

        Assert.True(Doors.Order().SequenceEqual(open), "Open to everybody: " + string.Join(", ", open));
        Assert.Contains(otherwise?.Requirements ?? [], rule => rule is DenyAnonymousAuthorizationRequirement);
    }

    private static bool IsApi(RouteEndpoint endpoint) =>
        Pattern(endpoint).StartsWith("/api/", StringComparison.Ordinal) || Anonymous.Contains(Pattern(endpoint));

    private static bool DeclaresAction(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => AccessPolicies.ActionsOf(rule.Policy).Count > 0)
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private IEnumerable<RouteEndpoint> Endpoints() =>
        App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
}

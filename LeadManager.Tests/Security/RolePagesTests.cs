using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using LeadManager.Web.Components;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Tests.Security;

/// <summary>Every role against every page: each begins where it may, its navigation opens, and nothing else opens by its address.</summary>
public sealed partial class RolePagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    /// <summary>Every page of the application with the actions of which it asks for one; none where it asks only for a sign-in.</summary>
    private static readonly List<(string Path, IReadOnlyList<LeadAction> Actions)> Pages =
    [
        .. from type in typeof(App).Assembly.GetTypes()
           where type.GetCustomAttribute<AllowAnonymousAttribute>() is null
           from route in type.GetCustomAttributes<RouteAttribute>()
           select (Parameter().Replace(route.Template, match => match.Value.Contains('?', StringComparison.Ordinal) ? "" : "1"), ActionOf(type)),
    ];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task Start_OfEachRole_IsTheFirstPageGrantedAndEveryEntryOfItsNavigationOpens(Role role)
    {
        var browser = await SignInAsync(role);
        var granted = NavEntries.All.Where(entry => entry.IsFor(role)).ToList();

        using var start = await browser.GetAsync("/");
        var landing = start.Headers.Location?.ToString() ?? "";

        Assert.Equal(PermissionMatrix.Grants(role, LeadAction.AddFollowUp) ? "/my-day" : PermissionMatrix.Grants(role, LeadAction.ViewDashboard) ? "/dashboard" : PermissionMatrix.Grants(role, LeadAction.ViewLead) ? "/leads" : granted.FirstOrDefault()?.Href ?? "/welcome", landing);
        foreach (var entry in granted)
        {
            using var page = await browser.GetAsync(entry.Href);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task Address_OfEveryPage_OpensForWhomItIsGrantedAndForNobodyElse(Role role)
    {
        var browser = await SignInAsync(role);

        var wrong = new List<string>();
        foreach (var (path, actions) in Pages)
        {
            using var answer = await browser.GetAsync(path);
            var opens = answer.StatusCode == HttpStatusCode.OK;
            var refuses = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().StartsWith("/Identity/Account/AccessDenied", StringComparison.Ordinal) == true;
            if (actions.Count > 0 && !actions.Any(action => PermissionMatrix.Grants(role, action)) ? !refuses : !opens)
                wrong.Add($"{path}: {answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.Empty(wrong);
        Assert.InRange(Pages.Count, 14, 200);
    }

    [Fact]
    public async Task Start_OfARoleWithoutPages_IsAGreetingAndNoRefusal()
    {
        using var page = await (await SignInAsync(Role.HRManager)).GetAsync("/welcome");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static IReadOnlyList<LeadAction> ActionOf(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>().Select(rule => rule.Policy).OfType<string>().Select(AccessPolicies.ActionsOf).FirstOrDefault() ?? [];

    private async Task<Browser> SignInAsync(Role role)
    {
        var user = await app.AddUserAsync(role, $"{role.ToString().ToLowerInvariant()}-{Guid.NewGuid():N}");
        return await app.SignInAsync(user.Username, address: $"198.51.100.{(int)role + 1}");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

using System.Reflection;
using LeadManager.Core.Access;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Every page of the application, read from the built code, so that a new page is looked at without anybody thinking of it.</summary>
public static class Places
{
    private const string Area = "/Areas/Identity/Pages", SignedIn = "/Account/Manage/";

    private static readonly Assembly Web = typeof(Program).Assembly;

    // Pages that only redirect, or cannot be opened without a step before.
    private static readonly string[] WithoutAPageOfTheirOwn = ["/SetUp", "/Account/LoginWith2fa"];

    /// <summary>The routes of the pages on the circuit, "{Id:int}" and "{Tab?}" as they stand in the code.</summary>
    public static IEnumerable<string> Routes => Pages.Select(page => page.Route).Order(StringComparer.Ordinal);

    /// <summary>The addresses of the account pages for somebody who has not signed in.</summary>
    public static IEnumerable<string> DoorPages => AccountPages.Where(page => !page.StartsWith(SignedIn, StringComparison.Ordinal)).Select(Address);

    /// <summary>The addresses of the account pages for somebody who has.</summary>
    public static IEnumerable<string> OwnPages => AccountPages.Where(page => page.StartsWith(SignedIn, StringComparison.Ordinal)).Select(Address);

    /// <summary>Whether somebody of this role finds the page behind the route, and not the words that he may not.</summary>
    public static bool Opens(Role role, string route) => Pages.Single(page => page.Route == route).Type.GetCustomAttributes<AuthorizeAttribute>()
        .All(needed => needed.Policy is null || AccessPolicies.ActionsOf(needed.Policy).Any(action => PermissionMatrix.Grants(role, action)));

    private static IEnumerable<(Type Type, string Route)> Pages => Web.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (type, route.Template)));

    private static IEnumerable<string> AccountPages => Web.GetCustomAttributes<Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute>()
        .Where(item => typeof(PageBase).IsAssignableFrom(item.Type) && item.Identifier.StartsWith(Area, StringComparison.Ordinal))
        .Select(item => item.Identifier[Area.Length..^".cshtml".Length])
        .Where(page => !page.Split('/')[^1].StartsWith('_') && !WithoutAPageOfTheirOwn.Contains(page));

    private static string Address(string page) => "/Identity" + page;
}

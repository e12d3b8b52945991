using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Security;

/// <summary>Only our own account pages have an address; those of Identity's default UI that we do not offer have none.</summary>
internal static class OpenPages
{
    private static readonly HashSet<string> Ours =
    [
        "/SetUp", "/Account/Login", "/Account/LoginWith2fa", "/Account/Logout", "/Account/Register", "/Account/ForgotPassword", "/Account/UseCode", "/Account/AccessDenied",
        "/Account/Manage/Index", "/Account/Manage/ChangePassword", "/Account/Manage/TwoFactor", "/Account/Manage/Sessions", "/Account/Manage/Notifications", "/Account/Manage/Calendar",
    ];

    public static void AddAccountPages(this IServiceCollection services) => services.AddRazorPages(ConfigureRoutes);

    private static void ConfigureRoutes(RazorPagesOptions options) => options.Conventions.AddAreaFolderRouteModelConvention("Identity", "/", page =>
    {
        if (!Ours.Contains(page.ViewEnginePath))
            page.Selectors.Clear();
    });
}

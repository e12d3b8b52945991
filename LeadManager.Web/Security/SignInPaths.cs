namespace LeadManager.Web.Security;

/// <summary>Where the pages lie that open the door.</summary>
internal static class SignInPaths
{
    public const string SignIn = "/Identity/Account/Login";
    public const string SignOut = "/Identity/Account/Logout";
    public const string NotAllowed = "/Identity/Account/AccessDenied";
    public const string Welcome = "/welcome";
    public const string SetUp = "/setup";

    /// <summary>The sign-in page, coming back to this place afterwards.</summary>
    public static string Back(string relativePath) => $"{SignIn}?ReturnUrl={Uri.EscapeDataString("/" + relativePath.TrimStart('/'))}";
}

using LeadManager.Core;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Sign in by user name and password (S2.016, S2.017).</summary>
[AllowAnonymous]
public sealed class LoginModel : AccountPage
{
    private readonly SignInService _signIns;
    private readonly LeadSignIn _signIn;
    private readonly Throttles _throttles;
    private readonly KnownDevices _devices;
    private readonly OrganisationService _organisation;

    /// <summary>Everything comes from the container.</summary>
    public LoginModel(IServiceProvider services)
    {
        _signIns = services.GetRequiredService<SignInService>();
        _signIn = services.GetRequiredService<LeadSignIn>();
        _throttles = services.GetRequiredService<Throttles>();
        _devices = services.GetRequiredService<KnownDevices>();
        _organisation = services.GetRequiredService<OrganisationService>();
    }

    [BindProperty] public string? UserName { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Whether set-up has just made the first account.</summary>
    [BindProperty(SupportsGet = true)] public bool IsSetUp { get; set; }

    public string Organisation { get; private set; } = "";

    public bool IsDemo { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await DescribeAsync(ct);
        Notice = IsSetUp ? Words.Say("Lead Manager is set up. Sign in with the account that you have just made.") : null;
        return User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await DescribeAsync(ct);
        if (User.Identity?.IsAuthenticated == true) // a planted or old session ends here; the next one gets a key of its own
        {
            await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return RedirectToPage("./Login", new { ReturnUrl });
        }

        if (SlowDown(_throttles.SignIn) is { } refused)
            return refused;
        var device = _devices.Take(HttpContext);
        var check = await _signIns.CheckAsync(new SignInAttempt(UserName, Password, IpAddress, device), ct);
        if (check.User is not { } user)
            return Refuse(check);

        _throttles.SignIn.GiveBack(Sender);
        if (DesktopOnly.ReasonFor(Request, user.Role) is { } reason)
        {
            Fault = reason;
            return Page();
        }

        var result = await _signIn.ContinueAsync(user);
        if (result.RequiresTwoFactor)
            return RedirectToPage("./LoginWith2fa", new { ReturnUrl });
        if (!result.Succeeded)
            return Refuse(new SignInCheck(SignInAnswer.Refused));
        await _signIns.RecordSignInAsync(user, IpAddress, ct);
        Welcome(_devices, user);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : StartPage.For(user.Role));
    }

    private PageResult Refuse(SignInCheck check)
    {
        if (check.Answer is SignInAnswer.Waiting or SignInAnswer.Busy)
            _throttles.SignIn.GiveBack(Sender);
        if (check.Answer == SignInAnswer.Busy)
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Fault = check.Message;
        return Page();
    }

    private async Task DescribeAsync(CancellationToken ct)
    {
        var organisation = await _organisation.GetAsync(ct);
        Organisation = organisation.Name;
        IsDemo = organisation.IsDemo;
    }
}

using LeadManager.Core;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>The second step of signing in, where the account asks for it.</summary>
[AllowAnonymous]
public sealed class LoginWith2faModel : AccountPage
{
    private readonly LeadSignIn _signIn;
    private readonly SignInService _signIns;
    private readonly Throttles _throttles;
    private readonly KnownDevices _devices;

    /// <summary>Everything comes from the container.</summary>
    public LoginWith2faModel(IServiceProvider services)
    {
        _signIn = services.GetRequiredService<LeadSignIn>();
        _signIns = services.GetRequiredService<SignInService>();
        _throttles = services.GetRequiredService<Throttles>();
        _devices = services.GetRequiredService<KnownDevices>();
    }

    [BindProperty] public string? Code { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await _signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("./Login") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await _signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
            return RedirectToPage("./Login");
        if (SlowDown(_throttles.SignIn) is { } refused)
            return refused;
        if (!await _signIn.FinishAsync(user, Code ?? "", _devices.Take(HttpContext)))
        {
            await _signIns.RecordWrongCodeAsync(user, IpAddress, ct);
            Fault = Words.Say("This code is not right. Wait for the next one and try again.");
            return Page();
        }

        _throttles.SignIn.GiveBack(Sender);
        await _signIns.RecordSignInAsync(user, IpAddress, ct);
        Welcome(_devices, user);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : StartPage.For(user.Role));
    }
}

using LeadManager.Core;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Switches the second factor on and off.</summary>
[Authorize]
public sealed class TwoFactorModel : AccountPage
{
    private const int RecoveryCodeCount = 10;

    private readonly UserManager<User> _users;
    private readonly IUserStore<User> _keys;
    private readonly LeadSignIn _signIn;
    private readonly AccountReader _accounts;
    private readonly Throttles _throttles;
    private readonly SignInService _signIns;
    private readonly KnownDevices _devices;

    /// <summary>Everything comes from the container.</summary>
    public TwoFactorModel(IServiceProvider services)
    {
        _users = services.GetRequiredService<UserManager<User>>();
        _keys = services.GetRequiredService<IUserStore<User>>();
        _signIn = services.GetRequiredService<LeadSignIn>();
        _accounts = services.GetRequiredService<AccountReader>();
        _throttles = services.GetRequiredService<Throttles>();
        _signIns = services.GetRequiredService<SignInService>();
        _devices = services.GetRequiredService<KnownDevices>();
    }

    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? Password { get; set; }

    public bool IsOn { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Hands the key to an authenticator app on the same device.</summary>
    public string AppLink => $"otpauth://totp/Lead%20Manager:{Uri.EscapeDataString(User.Identity?.Name ?? "")}?secret={Key}&issuer=Lead%20Manager";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await _users.GetUserAsync(User) is { } user ? await ShowAsync(user) : NotFound();

    /// <summary>Makes a key for the authenticator app, which works once its first code is entered.</summary>
    public async Task<IActionResult> OnPostKeyAsync()
    {
        if (await _users.GetUserAsync(User) is not { } user)
            return NotFound();
        if (!user.TwoFactorEnabled)
            await KeepNewKeyAsync(user);
        return RedirectToPage();
    }

    /// <summary>Switches it on. The password is asked for, so that nobody who finds an open page binds the account to a phone of his own.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await _users.GetUserAsync(User) is not { } user)
            return NotFound();
        if (SlowDown(_throttles.SignIn) is { } refused)
            return refused;
        ModelState.Clear();
        var digits = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        if (!await _users.VerifyTwoFactorTokenAsync(user, _users.Options.Tokens.AuthenticatorTokenProvider, digits))
            return await AgainAsync(user, WrongCode());
        if (!await IsOwnPasswordAsync(user, ct))
            return await AgainAsync(user, WrongPassword());
        if (!await _signIn.TakeAsync(user, digits)) // used up, so that it does not open the first sign-in too
            return await AgainAsync(user, WrongCode());

        _throttles.SignIn.GiveBack(Sender);
        await SwitchAsync(user, on: true);
        RecoveryCodes = [.. await _users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodeCount) ?? []];
        return await ShowAsync(user);
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        if (await _users.GetUserAsync(User) is not { } user)
            return NotFound();
        if (SlowDown(_throttles.SignIn) is { } refused)
            return refused;
        ModelState.Clear();
        if (!await IsOwnPasswordAsync(user, ct))
            return await AgainAsync(user, WrongPassword());

        _throttles.SignIn.GiveBack(Sender);
        await _users.ResetAuthenticatorKeyAsync(user);
        await SwitchAsync(user, on: false);
        return RedirectToPage();
    }

    private async Task<IActionResult> AgainAsync(User user, Invalid fault)
    {
        await ShowAsync(user);
        return Again(fault);
    }

    private static Invalid WrongCode() => new(nameof(Code), Words.Say("This code is not right. Check the clock of the phone and try the next code."));

    private static Invalid WrongPassword() => new(nameof(Password), Words.Say("This is not your password."));

    private async Task<bool> IsOwnPasswordAsync(User user, CancellationToken ct) =>
        await _signIns.CheckAsync(new SignInAttempt(user.UserName, Password, IpAddress, _devices.Take(HttpContext)), ct) is { User: not null };

    /// <summary>The stamp changes with it: other sessions end, this one goes on.</summary>
    private async Task SwitchAsync(User user, bool on)
    {
        await _users.SetTwoFactorEnabledAsync(user, on);
        _accounts.Drop();
        await _signIn.RefreshSignInAsync(user);
    }

    // Not by ResetAuthenticatorKeyAsync: that ends the sessions of somebody who has only looked at this page.
    private async Task KeepNewKeyAsync(User user)
    {
        if (_keys is not IUserAuthenticatorKeyStore<User> keys)
            return;
        await keys.SetAuthenticatorKeyAsync(user, _users.GenerateNewAuthenticatorKey(), HttpContext.RequestAborted);
        await _users.UpdateAsync(user);
        _accounts.Drop();
    }

    private async Task<IActionResult> ShowAsync(User user)
    {
        IsOn = user.TwoFactorEnabled;
        if (!IsOn)
            Key = await _users.GetAuthenticatorKeyAsync(user) ?? "";
        return Page();
    }
}

using System.Security.Claims;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadManager.Web.Security;

/// <summary>Identity's sign-in with the rule that only approved and active accounts get in, by whatever way.</summary>
internal sealed class LeadSignIn(
    UserManager<User> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<User> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, UsedCodes usedCodes)
    : SignInManager<User>(users, http, principals, options, logger, schemes, confirmation)
{
    private bool _isOwnDevice;

    public override Task<bool> CanSignInAsync(User user) => Task.FromResult(user.MayEnter);

    /// <summary>Goes on after the right password: in, or to the second factor.</summary>
    public Task<SignInResult> ContinueAsync(User user) => SignInOrTwoFactorAsync(user, isPersistent: false);

    /// <summary>Takes the digits of the authenticator, or a recovery code. A lock does not hold for the user's own device.</summary>
    public async Task<bool> FinishAsync(User user, string code, KnownDevice? device)
    {
        _isOwnDevice = device?.BelongsTo(user) is true;
        var plain = new string([.. code.Where(sign => !char.IsWhiteSpace(sign))]);
        var isDigits = plain.Length == 6 && plain.All(char.IsAsciiDigit);
        // A wrong code is asked about here and counted by the caller: Identity would count it by rules of its own.
        if (isDigits && !await TakeAsync(user, plain))
            return false;
        var result = isDigits
            ? await TwoFactorAuthenticatorSignInAsync(plain, isPersistent: false, rememberClient: false)
            : await TwoFactorRecoveryCodeSignInAsync(plain);
        return result.Succeeded;
    }

    /// <summary>Whether these are the digits that the user's authenticator shows, and they have opened no door before.</summary>
    public async Task<bool> TakeAsync(User user, string digits) =>
        await UserManager.VerifyTwoFactorTokenAsync(user, Options.Tokens.AuthenticatorTokenProvider, digits)
        && await usedCodes.TakeAsync(user.Id, digits, Context.RequestAborted);

    protected override async Task<bool> IsLockedOut(User user) => !_isOwnDevice && await base.IsLockedOut(user);
}

/// <summary>Makes the principal of a user.</summary>
internal sealed class LeadPrincipals : IUserClaimsPrincipalFactory<User>
{
    public Task<ClaimsPrincipal> CreateAsync(User user) =>
        Task.FromResult(new ClaimsPrincipal(user.ToIdentity(IdentityConstants.ApplicationScheme)));
}

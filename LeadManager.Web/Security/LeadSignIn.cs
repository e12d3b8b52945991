using System.Security.Claims;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadManager.Web.Security;

/// <summary>Identity's sign-in with the rule that only approved and active accounts get in, by whatever way.</summary>
internal sealed class LeadSignIn(
    UserManager<User> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<User> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation)
    : SignInManager<User>(users, http, principals, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(User user) => Task.FromResult(user.MayEnter);

    /// <summary>Goes on after the right password: in, or to the second factor.</summary>
    public Task<SignInResult> ContinueAsync(User user) => SignInOrTwoFactorAsync(user, isPersistent: false);

    /// <summary>Takes the digits of the authenticator, or a recovery code.</summary>
    public async Task<bool> FinishAsync(string code)
    {
        var plain = new string([.. code.Where(sign => !char.IsWhiteSpace(sign))]);
        var result = plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? await TwoFactorAuthenticatorSignInAsync(plain, isPersistent: false, rememberClient: false)
            : await TwoFactorRecoveryCodeSignInAsync(plain);
        return result.Succeeded;
    }
}

/// <summary>Makes the principal of a user.</summary>
internal sealed class LeadPrincipals : IUserClaimsPrincipalFactory<User>
{
    public Task<ClaimsPrincipal> CreateAsync(User user) =>
        Task.FromResult(new ClaimsPrincipal(user.ToIdentity(IdentityConstants.ApplicationScheme)));
}

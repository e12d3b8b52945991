using LeadManager.Core;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Asks the administrators for help; the answer is the same for every name.</summary>
[AllowAnonymous]
public sealed class ForgotPasswordModel : AccountPage
{
    private readonly AccountService _accounts;
    private readonly Throttles _throttles;

    /// <summary>Everything comes from the container.</summary>
    public ForgotPasswordModel(IServiceProvider services)
    {
        _accounts = services.GetRequiredService<AccountService>();
        _throttles = services.GetRequiredService<Throttles>();
    }

    [BindProperty] public string? UserName { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (SlowDown(_throttles.Requests) is { } refused)
            return refused;
        ModelState.Clear();
        if (UserName is { Length: > 0 and <= UserLimits.Username } name && _throttles.RequestsPerAccount.Take(name.ToUpperInvariant()) is null)
            await _accounts.RequestHelpAsync(name, IpAddress, ct);
        Notice = Words.Say("If there is such an account, the administrators see your request now. One of them will give you a code.");
        return Page();
    }
}

using LeadManager.Core;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Asks for an account; what the form sends beyond the four fields is not looked at.</summary>
[AllowAnonymous]
public sealed class RegisterModel : AccountPage
{
    private readonly AccountService _accounts;
    private readonly Throttles _throttles;

    /// <summary>Everything comes from the container.</summary>
    public RegisterModel(IServiceProvider services)
    {
        _accounts = services.GetRequiredService<AccountService>();
        _throttles = services.GetRequiredService<Throttles>();
    }

    [BindProperty(Name = "")] public RegisterUser Account { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (SlowDown(_throttles.Requests) is { } refused)
            return refused;
        ModelState.Clear(); // the service says the faults, in our words
        var outcome = await _accounts.RegisterAsync(Account, IpAddress, ct);
        if (!outcome.IsOk)
            return Again(outcome.Failure);
        Notice = Words.Say("Your request is with the administrators. You can sign in as soon as one of them has approved it.");
        return Page();
    }
}

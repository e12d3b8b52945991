using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Changes one's own password.</summary>
[Authorize]
public sealed class ChangePasswordModel : AccountPage
{
    private readonly IServiceProvider _services;

    /// <summary>Everything comes from the container.</summary>
    public ChangePasswordModel(IServiceProvider services) => _services = services;

    [BindProperty] public string? Current { get; set; }

    [BindProperty] public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var throttle = _services.GetRequiredService<Throttles>().SignIn;
        if (SlowDown(throttle) is { } refused)
            return refused;
        ModelState.Clear();
        var actor = await _services.GetRequiredService<ActorProvider>().GetAsync(ct);
        var outcome = await _services.GetRequiredService<AccountService>().ChangePasswordAsync(actor, Current, Password, ct);
        if (!outcome.IsOk)
            return Again(outcome.Failure);
        throttle.GiveBack(Sender);
        return RedirectToPage("/Account/Login");
    }
}

using LeadManager.Core;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Chooses a new password with a one-time code.</summary>
[AllowAnonymous]
public sealed class UseCodeModel : AccountPage
{
    private readonly AccountService _accounts;
    private readonly Throttles _throttles;

    /// <summary>Everything comes from the container.</summary>
    public UseCodeModel(IServiceProvider services)
    {
        _accounts = services.GetRequiredService<AccountService>();
        _throttles = services.GetRequiredService<Throttles>();
    }

    [BindProperty(Name = "")] public ChoosePassword Choice { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (SlowDown(_throttles.Codes) is { } refused)
            return refused;
        ModelState.Clear();
        var outcome = await _accounts.ChooseWithCodeAsync(Choice, IpAddress, ct);
        if (outcome.Failure is not Core.Results.Invalid { Errors: var faults } || !faults.ContainsKey(nameof(Choice.Code)))
            _throttles.Codes.GiveBack(Sender); // only wrong codes count
        if (!outcome.IsOk)
            return Again(outcome.Failure);
        Notice = Words.Say("Your new password is set. You can sign in once your account is approved.");
        return Page();
    }
}

using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>A page on which somebody without a session asks for something about an account: slowed down, answered once.</summary>
public abstract class AccountRequestPage : AccountPage
{
    /// <summary>Everything comes from the container.</summary>
    protected AccountRequestPage(IServiceProvider services)
    {
        Accounts = services.GetRequiredService<AccountService>();
        Throttles = services.GetRequiredService<Throttles>();
    }

    private protected AccountService Accounts { get; }

    private protected Throttles Throttles { get; }

    /// <summary>Runs the request unless the sender is too fast; the service says the faults, in our words.</summary>
    private protected async Task<IActionResult> AnswerAsync(Throttle throttle, string done, Func<Task<Outcome<Done>>> ask)
    {
        if (SlowDown(throttle) is { } refused)
            return refused;
        ModelState.Clear();
        var outcome = await ask();
        if (!outcome.IsOk)
            return Again(outcome.Failure);
        Notice = done;
        return Page();
    }
}

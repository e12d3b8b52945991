using LeadManager.Core;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Asks the administrators for help; the answer is the same for every name.</summary>
[AllowAnonymous]
public sealed class ForgotPasswordModel(IServiceProvider services) : AccountRequestPage(services)
{
    [BindProperty] public string? UserName { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => AnswerAsync(
        Throttles.Requests, Words.Say("If there is such an account, the administrators see your request now. One of them will give you a code."), () => AskAsync(ct));

    private async Task<Outcome<Done>> AskAsync(CancellationToken ct)
    {
        if (UserName is { Length: > 0 and <= UserLimits.Username } name && Throttles.RequestsPerAccount.Take(name.ToUpperInvariant()) is null)
            await Accounts.RequestHelpAsync(name, IpAddress, ct);
        return Done.It;
    }
}

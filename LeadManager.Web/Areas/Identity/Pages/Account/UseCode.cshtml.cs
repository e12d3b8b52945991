using LeadManager.Core;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Chooses a new password with a one-time code.</summary>
[AllowAnonymous]
public sealed class UseCodeModel(IServiceProvider services) : AccountRequestPage(services)
{
    [BindProperty(Name = "")] public ChoosePassword Choice { get; set; } = new();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => AnswerAsync(
        Throttles.Codes, Words.Say("Your new password is set. You can sign in once your account is approved."), () => ChooseAsync(ct));

    private async Task<Outcome<Done>> ChooseAsync(CancellationToken ct)
    {
        var outcome = await Accounts.ChooseWithCodeAsync(Choice, IpAddress, ct);
        if (outcome.Failure is not Invalid { Errors: var faults } || !faults.ContainsKey(nameof(Choice.Code)))
            Throttles.Codes.GiveBack(Sender); // only wrong codes count
        return outcome;
    }
}

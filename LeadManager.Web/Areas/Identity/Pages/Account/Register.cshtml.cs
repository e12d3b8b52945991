using LeadManager.Core;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Asks for an account; what the form sends beyond the four fields is not looked at.</summary>
[AllowAnonymous]
public sealed class RegisterModel(IServiceProvider services) : AccountRequestPage(services)
{
    [BindProperty(Name = "")] public RegisterUser Account { get; set; } = new();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => AnswerAsync(
        Throttles.Requests, Words.Say("Your request is with the administrators. You can sign in as soon as one of them has approved it."),
        () => Accounts.RegisterAsync(Account, IpAddress, ct));
}

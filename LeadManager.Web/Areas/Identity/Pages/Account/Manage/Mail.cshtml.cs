using LeadManager.Core;
using LeadManager.Core.Mail;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Chooses which mails one gets.</summary>
[Authorize]
public sealed class MailModel(ActorProvider actors, MailChoices choices, UserManager<User> users) : AccountPage
{
    /// <summary>The kinds that are ticked.</summary>
    [BindProperty] public List<MailKind> Wanted { get; set; } = [];

    public string? Address { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Wanted = [.. await choices.GetAsync(await actors.GetAsync(ct), ct)];
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await choices.ChooseAsync(await actors.GetAsync(ct), Wanted, ct);
        Notice = Words.Say("Your choice is saved.");
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync() => Address = (await users.GetUserAsync(User))?.Email;
}

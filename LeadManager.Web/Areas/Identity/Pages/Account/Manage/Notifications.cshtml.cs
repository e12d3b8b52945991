using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Notifications;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Chooses how one is told of what happens.</summary>
[Authorize]
public sealed class NotificationsModel(ActorProvider actors, NoticeChoices choices, UserManager<User> users) : AccountPage
{
    /// <summary>The way chosen for each kind that one can be told of.</summary>
    [BindProperty] public Dictionary<NoticeKind, NoticeWay> Ways { get; set; } = [];

    public string? Address { get; private set; }

    /// <summary>Whose choice it is.</summary>
    public Actor Chooser { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken ct) => await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var chosen = await choices.ChooseAsync(await actors.GetAsync(ct), Ways, ct);
        if (chosen.IsOk)
            Notice = Words.Say("Your choice is saved.");
        await ShowAsync(ct);
        return chosen.IsOk ? Page() : Again(chosen.Failure);
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        Chooser = await actors.GetAsync(ct);
        Ways = new(await choices.GetAsync(Chooser, ct));
        Address = (await users.GetUserAsync(User))?.Email;
    }
}

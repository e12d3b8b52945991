using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>The browsers in which one is signed in.</summary>
[Authorize]
public sealed class SessionsModel(ActorProvider actors, SessionService sessions, OrganisationService organisation) : PageModel
{
    public IReadOnlyList<SessionRow> Rows { get; private set; } = [];

    public string Here => User.SessionHash() ?? "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        var stored = await sessions.ListAsync(await actors.GetAsync(ct), ct);
        Rows = [.. stored.Select(row => row with { LastSeenAt = calendar.ToLocal(row.LastSeenAt) })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await sessions.EndOthersAsync(await actors.GetAsync(ct), Here, ct);
        return RedirectToPage();
    }
}

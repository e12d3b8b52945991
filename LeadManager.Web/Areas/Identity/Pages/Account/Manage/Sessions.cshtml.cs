using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>The browsers in which one is signed in; each can be ended, or all but this one.</summary>
[Authorize]
public sealed class SessionsModel(ActorProvider actors, SessionService sessions, OrganisationService organisation, TimeProvider clock) : PageModel
{
    private OfficeCalendar? _calendar;

    public IReadOnlyList<SessionRow> Rows { get; private set; } = [];

    public string Here => User.SessionHash() ?? "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        _calendar = await organisation.GetCalendarAsync(ct);
        Rows = await sessions.ListAsync(await actors.GetAsync(ct), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await sessions.EndOthersAsync(await actors.GetAsync(ct), Here, ct);
        return RedirectToPage();
    }

    /// <summary>Ends the session of that fingerprint, if it is one's own.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? session, CancellationToken ct)
    {
        await sessions.EndOwnAsync(await actors.GetAsync(ct), session ?? "", ct);
        return RedirectToPage();
    }

    internal string Say(DateTime utc) => _calendar is null ? "" : Moments.Say(utc, clock.GetUtcNow().UtcDateTime, _calendar);
}

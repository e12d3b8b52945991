using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Notifications;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Makes and ends the secret address at which a calendar program reads one's follow-ups.</summary>
[Authorize]
public sealed class CalendarModel(ActorProvider actors, CalendarFeeds feeds, OrganisationService organisation, TimeProvider clock) : AccountPage
{
    private OfficeCalendar? _calendar;

    /// <summary>Whether there is anything to subscribe to for this role.</summary>
    public bool MayHave { get; private set; }

    public CalendarFeedState? State { get; private set; }

    /// <summary>The address that was just made; never again after this answer.</summary>
    public string? Address { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await ShowAsync(await actors.GetAsync(ct), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var made = await feeds.MakeAsync(actor, ct);
        Address = made.Value;
        await ShowAsync(actor, ct);
        return made.IsOk ? Page() : Again(made.Failure);
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        await feeds.RevokeAsync(actor, ct);
        Notice = Words.Say("The address is dead from now on.");
        await ShowAsync(actor, ct);
        return Page();
    }

    internal string Say(DateTime utc) => _calendar is null ? "" : Moments.Say(utc, clock.GetUtcNow().UtcDateTime, _calendar);

    private async Task ShowAsync(Actor actor, CancellationToken ct)
    {
        _calendar = await organisation.GetCalendarAsync(ct);
        (MayHave, State) = (actor.May(LeadAction.AddFollowUp), await feeds.FindAsync(actor, ct));
    }
}

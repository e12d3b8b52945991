using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Referrals;

/// <summary>Marks a lead as an active client that came by referral, and takes the mark away again (S2.057-S2.064).</summary>
public sealed class ReferralService(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>Makes the lead an active client of this type. It does not set the outcome Won (X15).</summary>
    public Task<Outcome<Done>> MarkAsync(Actor actor, int id, ReferralType type, CancellationToken ct) =>
        ChangeAsync(actor, id, type, new ChangeNote("MarkedReferral", Words.Say("Marked as Referral")), ct);

    /// <summary>Clears both marks; the old values stay in the log.</summary>
    public Task<Outcome<Done>> UnmarkAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, id, null, new ChangeNote("UnmarkedReferral", Words.Say("Unmarked as Referral")), ct);

    private async Task<Outcome<Done>> ChangeAsync(Actor actor, int id, ReferralType? type, ChangeNote note, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.MarkReferral, id, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (type is { } given && !Enum.IsDefined(given))
            return new Invalid(nameof(Lead.ReferralType), Words.Say("Choose Regular or Interim."));

        lead.ActiveClient = type is not null;
        lead.ReferralType = type;
        return await db.SaveLeadAsync(actor, note, ct);
    }
}

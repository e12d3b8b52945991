using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Quotations;

/// <summary>A quotation request as it is shown. Every moment is in UTC.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">Grows with each change of it.</param>
/// <param name="LeadId">The number of its lead.</param>
/// <param name="Lead">The lead as the reader sees it; null where he sees it no more and reads only what he has requested himself.</param>
/// <param name="Amount">How much is offered.</param>
/// <param name="Currency">In what; null where the office has none.</param>
/// <param name="Items">What is offered.</param>
/// <param name="Note">What whoever decides should know.</param>
/// <param name="State">Requested, approved, rejected or withdrawn.</param>
/// <param name="RequestedAt">When it was requested.</param>
/// <param name="RequestedById">Who requested it.</param>
/// <param name="RequestedBy">His name.</param>
/// <param name="DecidedAt">When it was decided or taken back.</param>
/// <param name="DecidedBy">Who did that.</param>
/// <param name="Comment">What was said with the decision.</param>
/// <param name="MayDecide">Whether the reader may decide it, as it stands.</param>
/// <param name="MayWithdraw">Whether the reader may take it back, as it stands.</param>
public sealed record QuotationLine(
    int Id, int Version, int LeadId, LeadDetail? Lead, decimal Amount, string? Currency, string? Items, string? Note, QuotationState State,
    DateTime RequestedAt, int? RequestedById, string? RequestedBy, DateTime? DecidedAt, string? DecidedBy, string? Comment, bool MayDecide, bool MayWithdraw)
{
    /// <summary>The amount as people read it.</summary>
    public string Price => Settings.Currency.Say(Amount, Currency);
}

/// <summary>A lead's requests, the latest first.</summary>
public sealed record LeadQuotations(IReadOnlyList<QuotationLine> Items);

/// <summary>Makes lines of stored requests, for leads that the reader may see, and of others what he has requested himself and nobody has decided; the rest is left out.</summary>
public sealed class QuotationLines(PeopleNames names, OrganisationService organisation)
{
    internal async Task<IReadOnlyList<QuotationLine>> OfAsync(LeadDbContext db, Actor actor, IReadOnlyList<QuotationRequest> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.LeadId).Distinct().ToList();
        var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id)).AsNoTracking().ToDictionaryAsync(lead => lead.Id, ct);
        var own = QuotationRules.IsOwn(actor).Compile();
        var lines = new List<QuotationLine>(rows.Count);
        foreach (var row in rows)
            if (leads.GetValueOrDefault(row.LeadId) is var lead && (lead is not null || own(row)))
                lines.Add(await OfAsync(actor, row, lead, ct));
        return lines;
    }

    private async Task<QuotationLine> OfAsync(Actor actor, QuotationRequest row, Lead? lead, CancellationToken ct)
    {
        var waits = row.State == QuotationState.Requested;
        var mayDecide = waits && lead is { IsOpen: true } && QuotationRules.RefuseDecision(actor, lead, row) is null;
        var detail = lead is null ? null : LeadDetail.For(actor, lead, await names.OfAsync(lead.AssigneeId, ct));
        return new QuotationLine(
            row.Id, row.Version, row.LeadId, detail, row.Amount, (await organisation.GetAsync(ct)).Currency, row.Items, row.Note, row.State, row.RequestedAt, row.RequestedById, await names.OfAsync(row.RequestedById, ct),
            row.DecidedAt, await names.OfAsync(row.DecidedById, ct), row.Comment, mayDecide,
            waits && QuotationRules.MayWithdraw(actor, row));
    }
}

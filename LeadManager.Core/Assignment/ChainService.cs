using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Reads a lead's chain for those who may see the lead (S4.08, S4.12).</summary>
public sealed class ChainService(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>Every turn, the first one first.</summary>
    public async Task<Outcome<LeadChain>> ListAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == leadId, ct) is { } lead
            ? new LeadChain([.. (await Chain.ReadAsync(db, lead, ct)).Select(ChainLine.Of)])
            : new NotFound();
    }
}

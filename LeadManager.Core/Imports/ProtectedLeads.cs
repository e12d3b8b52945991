using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>The leads that an undo left as they are.</summary>
/// <param name="First">Some of them, in the order of the file; those whom the reader may not see are without their names.</param>
/// <param name="Total">How many they are in all.</param>
public sealed record ProtectedList(IReadOnlyList<ProtectedLead> First, int Total)
{
    /// <summary>The most that are named.</summary>
    public const int Most = 100;
}

/// <summary>Keeps with the rows of an import which leads its undo left as they are, and why: the list is there as long as the import is.</summary>
internal static class ProtectedLeads
{
    private const int AtOnce = 400;

    /// <summary>Writes the reasons to the rows of these leads.</summary>
    public static async Task KeepAsync(LeadDbContext db, int importId, IEnumerable<ProtectedLead> leads, CancellationToken ct)
    {
        foreach (var alike in leads.GroupBy(lead => lead.Reason))
            foreach (var ids in alike.Select(lead => (int?)lead.Id).Chunk(AtOnce).Select(chunk => chunk.ToList()))
                await db.ImportedRows.Where(row => row.ImportId == importId && ids.Contains(row.LeadId))
                    .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Reason, alike.Key), ct);
    }

    /// <summary>Those of an import that was undone.</summary>
    public static async Task<ProtectedList> ReadAsync(LeadDbContext db, Actor actor, int importId, CancellationToken ct)
    {
        var rows = db.ImportedRows.AsNoTracking()
            .Where(row => row.ImportId == importId && row.LeadId != null && row.Reason != null && (row.Outcome == RowOutcome.Created || row.Outcome == RowOutcome.Updated));
        var first = await rows.OrderBy(row => row.Line).Select(row => new { Id = row.LeadId ?? 0, row.Reason }).Take(ProtectedList.Most).ToListAsync(ct);
        var ids = first.ConvertAll(row => row.Id);
        var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id)).AsNoTracking().ToDictionaryAsync(lead => lead.Id, lead => lead.Name, ct);
        return new ProtectedList(
            [.. first.Select(row => new ProtectedLead(row.Id, leads.GetValueOrDefault(row.Id) ?? Words.Say("Lead {0}", row.Id), row.Reason ?? "", null, null))], await rows.CountAsync(ct));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>The entries of a lead's chain. A lead that came with an assignee and without a chain, as from an import, has one made from its own columns.</summary>
internal static class Chain
{
    /// <summary>All turns, the first one first; nothing is written.</summary>
    public static async Task<IReadOnlyList<ChainEntry>> ReadAsync(LeadDbContext db, Lead lead, CancellationToken ct)
    {
        var entries = await db.ChainEntries.Where(entry => entry.LeadId == lead.Id).OrderBy(entry => entry.Id).AsNoTracking().ToListAsync(ct);
        return IsMissing(lead, entries.LastOrDefault()) && await FromColumnsAsync(db, lead, ct) is { } turn ? [.. entries, turn] : entries;
    }

    /// <summary>The present holder's entry, tracked; one that was missing is added to what is saved next. Null where nobody has the lead.</summary>
    public static async Task<ChainEntry?> CurrentAsync(LeadDbContext db, Lead lead, CancellationToken ct)
    {
        if (lead.AssigneeId is null)
            return null;
        var last = await db.ChainEntries.Where(entry => entry.LeadId == lead.Id).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(ct);
        if (!IsMissing(lead, last))
            return last;
        var turn = await FromColumnsAsync(db, lead, ct);
        if (turn is not null)
            db.Add(turn);
        return turn;
    }

    private static bool IsMissing(Lead lead, ChainEntry? last) =>
        lead.AssigneeId is { } assignee && (last is null || last.UserId != assignee || last.Status == ChainStatus.Rejected);

    private static async Task<ChainEntry?> FromColumnsAsync(LeadDbContext db, Lead lead, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == lead.AssigneeId, ct) is not { } holder)
            return null;
        return new ChainEntry
        {
            LeadId = lead.Id, UserId = holder.Id, Role = holder.Role, Name = holder.Name, AssignedAt = lead.AssignedAt ?? lead.CreatedAt,
            ByName = Actor.System.Name, AcceptedAt = lead.AcceptedAt,
        };
    }
}

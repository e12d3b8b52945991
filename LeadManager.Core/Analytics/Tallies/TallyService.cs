using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>A number that was kept wrongly.</summary>
public sealed record TallyFault(TallyKind Kind, string Key, string Owner, int Kept, int Counted);

/// <summary>Counts all leads afresh and puts right what was kept.</summary>
public sealed class TallyService(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>
    /// Compares every kept number with a fresh count and corrects those that differ; what differed is the answer.
    /// Others wait with their saves meanwhile: some seconds for a million leads.
    /// </summary>
    public async Task<IReadOnlyList<TallyFault>> RecountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var faults = await RepairAsync(db, ct);
        await scope.CommitAsync(ct);
        return faults;
    }

    /// <summary>The same inside a write that has begun.</summary>
    internal static async Task<IReadOnlyList<TallyFault>> RepairAsync(LeadDbContext db, CancellationToken ct)
    {
        var calendar = await TallyDeltas.ReadCalendarAsync(db, ct);
        var counted = await CountAsync(db, calendar, ct);
        var kept = await db.LeadTallies.AsNoTracking().ToDictionaryAsync(row => (row.Kind, row.Key, row.Owner), row => row.Count, ct);
        var fresh = counted.Sum();
        var faults = fresh.Keys.Union(kept.Keys)
            .Select(key => new TallyFault(key.Kind, key.Key, key.Owner, kept.GetValueOrDefault(key), fresh.GetValueOrDefault(key)))
            .Where(fault => fault.Kept != fault.Counted)
            .OrderBy(fault => fault.Kind).ThenBy(fault => fault.Key, StringComparer.Ordinal).ThenBy(fault => fault.Owner, StringComparer.Ordinal).ToList();
        var corrections = new TallyDeltas(calendar, counted.Owners);
        foreach (var fault in faults)
            corrections.Add(fault.Kind, fault.Key, fault.Owner, fault.Counted - fault.Kept);
        await corrections.WriteAsync(db, ct);
        await db.LeadTallies.Where(row => row.Count == 0).ExecuteDeleteAsync(ct);
        await db.TallyOwners.Where(owner => !db.LeadTallies.Any(row => row.Owner == owner.Key)).ExecuteDeleteAsync(ct);
        return faults;
    }

    private static async Task<TallyDeltas> CountAsync(LeadDbContext db, OfficeCalendar calendar, CancellationToken ct)
    {
        var counted = new TallyDeltas(calendar);
        var leads = db.Leads.Where(lead => lead.DeletedAt == null).AsNoTracking().Select(lead => new Lead
        {
            FirstName = "", LastName = "", Phone = "",
            StaffName = lead.StaffName, Source = lead.Source, EventName = lead.EventName, WordOfMouthType = lead.WordOfMouthType,
            LastContactStatus = lead.LastContactStatus, City = lead.City, Status = lead.Status, Outcome = lead.Outcome,
            Milestone1At = lead.Milestone1At, Milestone2At = lead.Milestone2At, Milestone3At = lead.Milestone3At,
            AssigneeId = lead.AssigneeId, TeamLeadId = lead.TeamLeadId, RelationshipManagerId = lead.RelationshipManagerId,
            ActiveClient = lead.ActiveClient, ReferralType = lead.ReferralType, IsSpecial = lead.IsSpecial, IsEscalated = lead.IsEscalated,
            CreatedAt = lead.CreatedAt, Temperature = lead.Temperature, NextFollowUpAt = lead.NextFollowUpAt, CreatedById = lead.CreatedById, AcceptedAt = lead.AcceptedAt,
        });
        await foreach (var lead in leads.AsAsyncEnumerable().WithCancellation(ct))
            counted.Add(lead, 1);
        return counted;
    }
}

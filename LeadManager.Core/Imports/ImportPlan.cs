using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>What is to become of every row, and up to which entry of the log that was thought out.</summary>
/// <param name="Rows">One for each row of the file, in their order.</param>
/// <param name="Findings">What else the rows have shown.</param>
/// <param name="Around">What they were held against.</param>
/// <param name="LastEntry">The last entry of the log before; every save writes one, so a later one means that things may have changed.</param>
internal sealed record ImportPlan(IReadOnlyList<PlannedRow> Rows, ImportFindings Findings, Surroundings Around, int? LastEntry)
{
    public static async Task<ImportPlan> MakeAsync(
        LeadDbContext db, Actor actor, ImportSettings settings, RowReader reader, FileReading file, OrganisationService organisation, Action<int> onProgress, CancellationToken ct)
    {
        var last = await LastEntryAsync(db, ct);
        var around = await Surroundings.ReadAsync(db, organisation, ct);
        var planner = new ImportPlanner(db, actor, settings, reader, around);
        return new ImportPlan(await planner.PlanAsync(file, onProgress, ct), planner.Findings, around, last);
    }

    /// <summary>Whether nothing was saved since; to be asked inside the write, where nobody else saves.</summary>
    public async Task<bool> IsStillTrueAsync(LeadDbContext db, CancellationToken ct) => LastEntry == await LastEntryAsync(db, ct);

    /// <summary>Forgets what only the writing needs; what the report shows stays.</summary>
    public void Release()
    {
        foreach (var row in Rows)
            row.Release();
    }

    private static Task<int?> LastEntryAsync(LeadDbContext db, CancellationToken ct) => db.AuditEntries.MaxAsync(entry => (int?)entry.Id, ct);
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>Notes in the activity log who took which leads out of the house: filter, columns, number of rows.</summary>
public sealed class LeadExportLog(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>Writes the note; also for an export that did not come to its end, with the rows that had gone out.</summary>
    public async Task NoteAsync(Actor actor, string format, LeadQuery query, IReadOnlyList<string> columns, int rows, ExportEnd end, CancellationToken ct)
    {
        var description = end switch
        {
            ExportEnd.Complete => Words.Say("Exported {0:N0} leads as {1}", rows, format),
            ExportEnd.Cancelled => Words.Say("Began to export leads as {1}; it was cancelled after {0:N0}", rows, format),
            ExportEnd.Withdrawn => Words.Say("Began to export leads as {1}; it was ended after {0:N0}, because the right to it was gone", rows, format),
            _ => Words.Say("Began to export leads as {1}; it broke off after {0:N0}", rows, format),
        };
        await WriteAsync(actor, description, format, new Dictionary<string, object?>
        {
            // That there was a search, not for whom: the name would outlive a lead that is erased for good.
            ["Filter"] = LeadQueryText.Link("", query with { Search = query.Search is null ? null : "…", Page = 1, PageSize = LeadQuery.DefaultPageSize }),
            ["Columns"] = string.Join(", ", columns),
            ["Rows"] = rows,
            ["End"] = end.ToString(),
        }, ct);
    }

    /// <summary>Notes that the numbers of people went out: of whom and when, and how many they are.</summary>
    public Task NoteTeamAsync(Actor actor, string of, int people, CancellationToken ct) => WriteAsync(
        actor, Words.Say("Exported the numbers of {0:N0} people", people), "xlsx", new Dictionary<string, object?> { ["Filter"] = of, ["Rows"] = people }, ct);

    private async Task WriteAsync(Actor actor, string description, string format, Dictionary<string, object?> details, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var note = new ChangeNote("Exported", description);
        db.AuditEntries.Add(AuditTrail.Compose(
            actor, note, clock.GetUtcNow().UtcDateTime, new AuditedRecord(EntityTypes.Lead, null, null, null) { FoundBy = format }, null, details));
        await db.SaveAsync(actor, note, ct);
        scope.Topics |= Topic.ActivityLog;
        await scope.CommitAsync(ct);
    }
}

using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>The imports that were done, and the rows that they refused.</summary>
public sealed class ImportHistory(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>The most that are listed.</summary>
    public const int Most = 200;

    /// <summary>One's own imports, everybody's for who may read the log; the latest first.</summary>
    public async Task<IReadOnlyList<Import>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Visible(db, actor).AsNoTracking().OrderByDescending(row => row.Id).Take(Most).ToListAsync(ct);
    }

    /// <summary>One of them, or null.</summary>
    public async Task<Import?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Visible(db, actor).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
    }

    /// <summary>The leads that the undo of this import left as they are; none where it stands, or is out of sight.</summary>
    public async Task<ProtectedList> ListProtectedAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Visible(db, actor).AnyAsync(row => row.Id == id && row.State == ImportState.Undone, ct)
            ? await ProtectedLeads.ReadAsync(db, actor, id, ct) : new ProtectedList([], 0);
    }

    /// <summary>
    /// The refused rows as a text file with the columns of the original and one more with the reasons: to be corrected
    /// and imported again.
    /// </summary>
    public async Task<Outcome<Done>> WriteRefusedAsync(Actor actor, int id, Stream target, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await Visible(db, actor).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } import)
            return new NotFound();
        var rows = db.ImportedRows.AsNoTracking().Where(row => row.ImportId == id && row.Outcome == RowOutcome.Refused).OrderBy(row => row.Line);
        await RefusedFile.WriteAsync(
            target, JsonSerializer.Deserialize<List<string>>(import.Headers ?? "[]") ?? [],
            rows.Select(row => new { row.Cells, row.Reason }).AsAsyncEnumerable().Select(row => (JsonSerializer.Deserialize<string[]>(row.Cells ?? "[]") ?? [], row.Reason ?? "")), ct);
        return Done.It;
    }

    internal static IQueryable<Import> Visible(LeadDbContext db, Actor actor) =>
        !actor.May(LeadAction.ImportLeads) ? db.Imports.Where(row => false)
        : actor.May(LeadAction.ViewAudit) ? db.Imports.Where(row => row.State != ImportState.Draft)
        : db.Imports.Where(row => row.State != ImportState.Draft && row.UserId == actor.UserId);
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>A file that was chosen and what has been decided about it so far.</summary>
public sealed record ImportDraft(int Id, string FileName, SourceFile File, ImportSettings Settings);

/// <summary>Keeps a file and its settings from the choice to the import, so that a reload or a restart loses nothing. Everybody reaches only his own.</summary>
public sealed class ImportDrafts(IDbContextFactory<LeadDbContext> contexts, ListCache lists, TimeProvider clock)
{
    /// <summary>How long a draft is kept that nobody imports.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The most drafts of one user, each with its file; the oldest go first.</summary>
    public const int Most = 20;

    /// <summary>Looks at a file, guesses what its columns are and keeps it.</summary>
    public async Task<Outcome<ImportDraft>> UploadAsync(Actor actor, string fileName, byte[] bytes, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ImportLeads))
            return new Forbidden(LeadAction.ImportLeads);
        var name = NameOf(fileName);
        var opened = SourceFile.Open(bytes, name, new FileLayout());
        if (opened.Value is not { } file)
            return opened.Failure ?? new NotFound();

        var settings = Guess(actor, file, new ImportSettings(), lists.Current);
        var import = new Import { UserId = actor.UserId, Username = actor.Username, FileName = name, Settings = ImportJson.Write(settings), CreatedAt = clock.GetUtcNow().UtcDateTime };
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var old = import.CreatedAt - Kept;
        await db.Imports.Where(row => row.State == ImportState.Draft && row.CreatedAt < old).ExecuteDeleteAsync(ct);
        var crowded = await Drafts(db, actor).OrderByDescending(row => row.Id).Select(row => row.Id).Skip(Most - 1).ToListAsync(ct);
        await db.Imports.Where(row => crowded.Contains(row.Id)).ExecuteDeleteAsync(ct);
        db.Add(import);
        await db.SaveAsync(actor, ChangeNote.Created, ct);
        db.Add(new ImportContent { ImportId = import.Id, Bytes = bytes });
        await db.SaveAsync(actor, ChangeNote.Created, ct);
        await scope.CommitAsync(ct);
        return new ImportDraft(import.Id, name, file, settings);
    }

    /// <summary>The settings with the columns guessed for this file.</summary>
    internal static ImportSettings Guess(Actor actor, SourceFile file, ImportSettings settings, ListSnapshot lists) =>
        settings with { Layout = file.Layout, Columns = ColumnGuess.Guess(file, ImportSettingsRules.TargetsFor(actor), lists) };

    /// <summary>The actor's draft, or null.</summary>
    public async Task<ImportDraft?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!actor.May(LeadAction.ImportLeads) || await Drafts(db, actor).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } import)
            return null;
        var bytes = await db.ImportContents.Where(row => row.ImportId == id).Select(row => row.Bytes).SingleAsync(ct);
        var settings = ImportJson.Read(import.Settings);
        return SourceFile.Open(bytes, import.FileName, settings.Layout).Value is { } file ? new ImportDraft(id, import.FileName, file, settings) : null;
    }

    /// <summary>Reads the file in another way; the columns are guessed anew.</summary>
    public async Task<Outcome<ImportDraft>> ReadAgainAsync(Actor actor, int id, FileLayout layout, CancellationToken ct)
    {
        if (await FindAsync(actor, id, ct) is not { } draft)
            return new NotFound();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var opened = SourceFile.Open(await db.ImportContents.Where(row => row.ImportId == id).Select(row => row.Bytes).SingleAsync(ct), draft.FileName, layout);
        if (opened.Value is not { } file)
            return opened.Failure ?? new NotFound();
        var kept = draft.Settings with { Fixes = new Dictionary<int, IReadOnlyDictionary<int, string>>(), RowPolicies = new Dictionary<int, DuplicatePolicy>() };
        return await StoreAsync(actor, draft with { File = file, Settings = Guess(actor, file, kept, lists.Current) }, ct);
    }

    /// <summary>Keeps other settings for the same file.</summary>
    public async Task<Outcome<ImportDraft>> ChangeAsync(Actor actor, ImportDraft draft, ImportSettings settings, CancellationToken ct) =>
        !actor.May(LeadAction.ImportLeads) ? new Forbidden(LeadAction.ImportLeads)
        : ImportSettingsRules.Check(actor, settings, draft.File, lists.Current) is { } faults ? faults
        : await StoreAsync(actor, draft with { Settings = settings with { Layout = draft.File.Layout } }, ct);

    /// <summary>The actor's drafts, the latest first.</summary>
    public async Task<IReadOnlyList<Import>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return actor.May(LeadAction.ImportLeads) ? await Drafts(db, actor).AsNoTracking().OrderByDescending(row => row.Id).Take(Most).ToListAsync(ct) : [];
    }

    /// <summary>Forgets the draft and its file.</summary>
    public async Task<Outcome<Done>> DiscardAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await Drafts(db, actor).Where(row => row.Id == id).ExecuteDeleteAsync(ct) == 0)
            return new NotFound();
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>The name without a path and without signs that a name cannot have.</summary>
    public static string NameOf(string fileName)
    {
        var name = string.Concat(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)));
        return name.Length == 0 ? "leads.csv" : name.Length > Import.FileNameMax ? name[^Import.FileNameMax..] : name;
    }

    private async Task<Outcome<ImportDraft>> StoreAsync(Actor actor, ImportDraft draft, CancellationToken ct)
    {
        var json = ImportJson.Write(draft.Settings);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await Drafts(db, actor).Where(row => row.Id == draft.Id).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Settings, json), ct) == 0)
            return new NotFound();
        await scope.CommitAsync(ct);
        return draft;
    }

    private static IQueryable<Import> Drafts(LeadDbContext db, Actor actor) => db.Imports.Where(row => row.UserId == actor.UserId && row.State == ImportState.Draft);
}

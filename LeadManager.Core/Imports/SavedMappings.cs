using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>Settings under a name, for the next file of the same kind; shared by all who may import.</summary>
public sealed class SavedMappings(IDbContextFactory<LeadDbContext> contexts, ListCache lists, TimeProvider clock)
{
    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<SavedMapping>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return actor.May(LeadAction.ImportLeads) ? await db.SavedMappings.AsNoTracking().OrderBy(row => row.NameKey).ToListAsync(ct) : [];
    }

    /// <summary>Saves the settings; those of the same name are replaced.</summary>
    public async Task<Outcome<Done>> SaveAsync(Actor actor, string? name, ImportSettings settings, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ImportLeads))
            return new Forbidden(LeadAction.ImportLeads);
        var plain = name?.Trim() ?? "";
        if (plain.Length is 0 or > SavedMapping.NameMax)
            return new Invalid(nameof(SavedMapping.Name), Words.Say("Enter a name of at most {0} characters.", SavedMapping.NameMax));
        if (new PlainNameAttribute() is var rule && !rule.IsValid(plain))
            return new Invalid(nameof(SavedMapping.Name), rule.FormatErrorMessage(nameof(SavedMapping.Name)));

        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var key = TextFolding.Fold(plain);
        var saved = await db.SavedMappings.SingleOrDefaultAsync(row => row.NameKey == key, ct);
        if (saved is null)
            db.Add(saved = new SavedMapping { Name = plain, NameKey = key, Settings = "", SavedBy = "" });
        (saved.Name, saved.Settings, saved.SavedBy, saved.SavedAt) = (plain, ImportJson.Write(settings.WithoutFile()), actor.Username, clock.GetUtcNow().UtcDateTime);
        await db.SaveAsync(actor, ChangeNote.Updated, ct);
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>Forgets the settings of that name.</summary>
    public async Task<Outcome<Done>> DeleteAsync(Actor actor, string name, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ImportLeads))
            return new Forbidden(LeadAction.ImportLeads);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var key = TextFolding.Fold(name);
        if (await db.SavedMappings.Where(row => row.NameKey == key).ExecuteDeleteAsync(ct) == 0)
            return new NotFound();
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>The settings that are guessed for this file, where none have a name.</summary>
    public ImportSettings Guess(Actor actor, SourceFile file) => ImportDrafts.Guess(actor, file, new ImportSettings(), lists.Current);

    /// <summary>
    /// The settings of that name for this file, or null where there are none: each column takes the target of the column
    /// of the same name, and what the saved ones do not know keeps its guess.
    /// </summary>
    public async Task<ImportSettings?> ApplyAsync(Actor actor, string name, SourceFile file, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = TextFolding.Fold(name);
        if (!actor.May(LeadAction.ImportLeads) || await db.SavedMappings.AsNoTracking().SingleOrDefaultAsync(row => row.NameKey == key, ct) is not { } saved)
            return null;
        var settings = ImportJson.Read(saved.Settings);
        var targets = ImportSettingsRules.TargetsFor(actor);
        var known = settings.Columns.Where(column => column.Target is null || targets.Contains(column.Target)).GroupBy(column => ColumnNames.Plain(column.Header)).ToDictionary(group => group.Key, group => group.First());
        var columns = ColumnGuess.Guess(file, targets, lists.Current).Select(column => known.GetValueOrDefault(ColumnNames.Plain(column.Header)) is { } before
            ? column with { Target = before.Target, Order = before.Order, Guess = ColumnGuessBasis.Saved }
            : column).ToList();
        var own = columns.Where(column => column.Guess == ColumnGuessBasis.Saved).ToList();
        return settings with
        {
            Layout = file.Layout,
            Columns = [.. columns.Select(column => column.Guess != ColumnGuessBasis.Saved && own.Any(saved => ImportTarget.Excludes(saved.Target, column.Target)) ? column with { Target = null, Guess = ColumnGuessBasis.None } : column)],
        };
    }
}

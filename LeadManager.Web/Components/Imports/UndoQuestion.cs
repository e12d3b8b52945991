using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components.Imports;

/// <summary>Asks with the numbers before an import is undone, and undoes it.</summary>
internal static class UndoQuestion
{
    /// <summary>The report where it was done, the failure where it could not be; neither where the person thought better of it.</summary>
    public static async Task<(UndoReport? Report, Failure? Failure)> AskAsync(ImportUndo undo, Actor actor, Import import, ConfirmDialog? confirm, IStringLocalizer<Words> words)
    {
        var preview = await undo.PreviewAsync(actor, import.Id, CancellationToken.None);
        if (preview.Value is not { } would)
            return (null, preview.Failure);
        if (confirm is null || !await confirm.AskAsync(words["Undo the import of {0}?", import.FileName], string.Join(' ', Say(would, words)), words["Undo import"]))
            return (null, null);
        var outcome = await undo.UndoAsync(actor, import.Id, CancellationToken.None);
        return (outcome.Value, outcome.Failure);
    }

    /// <summary>What the undo would do, a sentence for each thing that it would do at all.</summary>
    public static IEnumerable<string> Say(UndoReport would, IStringLocalizer<Words> words)
    {
        if (would.Removed > 0)
            yield return would.Removed == 1 ? words["1 lead that it added is removed."] : words["{0:N0} leads that it added are removed.", would.Removed];
        if (would.Restored > 0)
            yield return would.Restored == 1 ? words["1 lead that it changed is put back as it was."] : words["{0:N0} leads that it changed are put back as they were.", would.Restored];
        if (would.Protected.Count > 0)
            yield return would.Protected.Count == 1 ? words["1 lead on which somebody has worked since stays as it is."] : words["{0:N0} leads on which somebody has worked since stay as they are.", would.Protected.Count];
    }
}

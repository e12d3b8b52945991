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
        var message = words["{0:N0} leads that it added are removed and {1:N0} that it changed are put back as they were. {2:N0} on which somebody has worked since stay as they are.",
            would.Removed, would.Restored, would.Protected.Count];
        if (confirm is null || !await confirm.AskAsync(words["Undo the import of {0}?", import.FileName], message, words["Undo import"]))
            return (null, null);
        var outcome = await undo.UndoAsync(actor, import.Id, CancellationToken.None);
        return (outcome.Value, outcome.Failure);
    }
}

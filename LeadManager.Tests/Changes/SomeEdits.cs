using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Changes;

/// <summary>Edits of leads and the entries that they leave.</summary>
internal static class SomeEdits
{
    /// <summary>Saves an edit that must be accepted.</summary>
    public static async Task<LeadDetail> EditAsync(this Office office, Actor actor, LeadDetail lead, Action<UpdateLead> change)
    {
        var outcome = await office.Get<LeadEditing>().UpdateAsync(actor, lead.Edit(change), default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    /// <summary>The number of the newest log entry.</summary>
    public static async Task<int> LastEntryAsync(this Office office)
    {
        await using var db = await office.ContextAsync();
        return db.AuditEntries.Max(entry => entry.Id);
    }
}

using LeadManager.Core.Leads;

namespace LeadManager.Web.Components.Leads;

/// <summary>An edit under way: what was loaded and what is typed. Kept as a draft in this shape.</summary>
/// <param name="Before">The fields as they were stored when the edit began.</param>
/// <param name="Mine">The fields as they are typed, with the version they began from.</param>
public sealed record LeadEdit(LeadInput Before, UpdateLead Mine)
{
    /// <summary>An edit that begins from what is stored now.</summary>
    public static LeadEdit Begin(Lead stored) =>
        new(new LeadInput().Fill(stored), new UpdateLead { Id = stored.Id, Version = stored.Version }.Fill(stored));

    /// <summary>Blanks the care details on both sides, so that they neither show nor count as edits.</summary>
    public void HideCareDetails()
    {
        foreach (var entry in LeadFields.All.Where(candidate => candidate.IsSensitive))
        {
            entry.Input.SetValue(Before, null);
            entry.Input.SetValue(Mine, null);
        }
    }
}

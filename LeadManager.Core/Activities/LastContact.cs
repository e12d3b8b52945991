using LeadManager.Core.Leads;

namespace LeadManager.Core.Activities;

/// <summary>Keeps when and how a lead was last spoken with.</summary>
internal static class LastContact
{
    private static readonly Dictionary<ActivityType, string> ByItself = new() { [ActivityType.Visit] = "Visited", [ActivityType.Email] = "E-mail sent" };

    /// <summary>
    /// Notes a contact on this day of the office, unless a later one is known. An outcome that is one of the list's words
    /// is how it went; a note is no contact.
    /// </summary>
    public static void Follow(Lead lead, ActivityType type, string? outcome, DateOnly day)
    {
        if (type == ActivityType.Note || day < lead.LastContactDate)
            return;
        lead.LastContactDate = day;
        lead.LastContactStatus = Sources.ContactStatuses.FirstOrDefault(known => known.Equals(outcome?.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? ByItself.GetValueOrDefault(type) ?? lead.LastContactStatus;
    }
}

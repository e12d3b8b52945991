namespace LeadManager.Core.Activities;

/// <summary>What kind of thing happened, or is due.</summary>
public enum ActivityType
{
    Call,
    Visit,
    Email,
    Meeting,
    Note,
}

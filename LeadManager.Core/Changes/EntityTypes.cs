namespace LeadManager.Core.Changes;

/// <summary>The kinds of records in the activity log and among the submitted requests, in the words that are stored.</summary>
public static class EntityTypes
{
    public const string Lead = "Lead";
    public const string Event = "Event";
    public const string Import = "Import";
    public const string User = "User";
    public const string Settings = "Settings";
    public const string Office = "Office";
    public const string Provider = "Provider";
    public const string Zone = "Zone";
    public const string ListEntry = "List entry";
    public const string AssignmentRule = "Assignment rule";
    public const string Qualification = "Qualification";
    public const string Activity = "Activity";
    public const string FollowUp = "Follow-up";
    public const string Quotation = "Quotation";
    public const string SpecialReview = "Special review";
    public const string TechnicalReview = "Technical review";
}

namespace LeadManager.Core.Changes;

/// <summary>What a save is called in the activity log.</summary>
/// <param name="ActionType">The word for it, at most 50 characters: Created, Updated, MarkedReferral, ...</param>
/// <param name="Description">A sentence that says more; made from the record where absent.</param>
public sealed record ChangeNote(string ActionType, string? Description = null)
{
    public static readonly ChangeNote Created = new("Created");
    public static readonly ChangeNote Updated = new("Updated");
    public static readonly ChangeNote Deleted = new("Deleted");
    public static readonly ChangeNote Restored = new("Restored");
    public static readonly ChangeNote Purged = new("Purged");
}

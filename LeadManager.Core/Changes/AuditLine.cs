namespace LeadManager.Core.Changes;

/// <summary>One line of the activity log as an actor may read it.</summary>
public sealed record AuditLine(
    int Id, DateTime At, int? UserId, string Username, string Action, string EntityType, int? EntityId, string? EntityName,
    string Description, string? IpAddress, IReadOnlyList<AuditValue> Values)
{
    /// <summary>The name of who did it; the user name where there is no such account any more.</summary>
    public string Person { get; init; } = Username;

    /// <summary>Whether the record has a page that opens for the reader: a lead in the bin, or erased, has none.</summary>
    public bool HasPage { get; init; }
}

/// <summary>One field of a line: what it was and what it became, as text for people; absent where it was or became empty.</summary>
/// <param name="Field">The column's name.</param>
/// <param name="Label">The word for it.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it became.</param>
/// <param name="IsHidden">The actor may not see it: both values are blank.</param>
/// <param name="MayRestore">The actor may put the old value back.</param>
public sealed record AuditValue(string Field, string Label, string? Old, string? New, bool IsHidden = false, bool MayRestore = false);

/// <summary>One page of the log, newest first; the total only where the query asked for it.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Items, bool HasNewer, bool HasOlder, int? Total = null)
{
    /// <summary>What somebody gets who may not read the log.</summary>
    public static readonly AuditPage Empty = new([], false, false);
}

/// <summary>What the filters of the log offer.</summary>
public sealed record AuditFacets(IReadOnlyList<AuditPerson> Users, IReadOnlyList<string> Actions, IReadOnlyList<string> EntityTypes);

/// <summary>Somebody who did something: how he signs in, and his name.</summary>
public sealed record AuditPerson(string Username, string Name);

/// <summary>The wish to put one old value back.</summary>
/// <param name="EntryId">The entry whose old value is wanted.</param>
/// <param name="Field">The field.</param>
/// <param name="Overwrite">Also where the value has changed again since that entry.</param>
public sealed record RestoreValue(int EntryId, string Field, bool Overwrite = false);

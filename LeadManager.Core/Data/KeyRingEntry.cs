namespace LeadManager.Core.Data;

/// <summary>One key that protects cookies; kept in the database, so that a backup of it is whole and a restart signs nobody out.</summary>
public sealed class KeyRingEntry
{
    public int Id { get; private set; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}

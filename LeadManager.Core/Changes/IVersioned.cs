namespace LeadManager.Core.Changes;

/// <summary>A record with a version number that the context raises with each save and compares before it.</summary>
public interface IVersioned
{
    int Id { get; }

    int Version { get; set; }

    DateTime UpdatedAt { get; set; }

    string? UpdatedBy { get; set; }
}

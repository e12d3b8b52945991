namespace LeadManager.Core.Lists;

/// <summary>A group of states with a responsible manager (S3.016, S3.020).</summary>
public sealed class Zone : IListed
{
    /// <summary>The greatest length of a name, in characters.</summary>
    public const int NameMax = 100;

    public int Id { get; private set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as compared: without case and accents; unique.</summary>
    public required string NameKey { get; set; }

    /// <summary>Who is responsible for its leads.</summary>
    public int? ManagerId { get; set; }

    /// <summary>Its states as they are written; a state belongs to one zone.</summary>
    public List<string> States { get; set; } = [];

    public bool IsRetired { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

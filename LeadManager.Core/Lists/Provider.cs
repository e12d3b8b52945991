namespace LeadManager.Core.Lists;

/// <summary>Who provides the service; can be given leads and is told of messages about them by e-mail (S1.54).</summary>
public sealed class Provider : IListed
{
    /// <summary>The greatest length of a name, in characters.</summary>
    public const int NameMax = 150;

    public int Id { get; private set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as compared: without case and accents; unique.</summary>
    public required string NameKey { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>Where the provider works, if in one office.</summary>
    public int? OfficeId { get; set; }

    public bool IsRetired { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

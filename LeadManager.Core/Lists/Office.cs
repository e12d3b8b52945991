namespace LeadManager.Core.Lists;

/// <summary>A branch of the organisation to which leads are routed (S1.53, S5.72).</summary>
public sealed class Office : IListed
{
    /// <summary>The greatest lengths, in characters.</summary>
    public const int NameMax = 150, CityMax = 100;

    public int Id { get; private set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as compared: without case and accents; unique.</summary>
    public required string NameKey { get; set; }

    public string? City { get; set; }

    /// <summary>Its mailbox, which hears of messages about its leads (S1.36).</summary>
    public string? Email { get; set; }

    public bool IsRetired { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

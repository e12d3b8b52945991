using LeadManager.Core.Changes;

namespace LeadManager.Core.Settings;

/// <summary>The one row of settings that hold for the whole office.</summary>
public sealed class Organisation : IVersioned
{
    /// <summary>The greatest length of the name, in characters.</summary>
    public const int NameMax = 100;

    public int Id { get; init; } = 1;

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>IANA name of the time zone in which months and days are counted and times are shown.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Country code put before phone numbers that come without one, digits only.</summary>
    public required string CountryCode { get; set; }

    /// <summary>What kind of office it is.</summary>
    public Preset Preset { get; set; }

    /// <summary>What follows from that.</summary>
    public PresetPlan Plan => PresetPlan.Of(Preset);

    /// <summary>Filled with made-up people; a banner says so.</summary>
    public bool IsDemo { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    /// <summary>What holds before set-up has asked.</summary>
    public static Organisation BeforeSetUp() => new() { Name = "Lead Manager", TimeZone = "Etc/UTC", CountryCode = "1" };
}

using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;

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

    /// <summary>In what the office offers, a code of <see cref="Settings.Currency"/>; absent where nobody has said it: amounts are then plain numbers.</summary>
    public string? Currency { get; set; }

    /// <summary>What kind of office it is.</summary>
    public Preset Preset { get; set; }

    /// <summary>What follows from that.</summary>
    public PresetPlan Plan => PresetPlan.Of(Preset);

    /// <summary>After how many days without a touch a lead has gone quiet, by stage, as <see cref="LeadAges"/> writes them; absent: the usual ones.</summary>
    public string? QuietDays { get; set; }

    /// <summary>Within how many hours an assignee accepts what he was given; absent where nobody asks.</summary>
    public int? AcceptWithinHours { get; set; }

    /// <summary>What happens to a lead that was not accepted in time.</summary>
    public UnacceptedStep? AcceptStep { get; set; }

    /// <summary>Since when it is asked (UTC): what was given before has its hours from here.</summary>
    public DateTime? AcceptSince { get; set; }

    /// <summary>Filled with made-up people; a banner says so.</summary>
    public bool IsDemo { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    /// <summary>The office's calendar, with the ages that it allows leads.</summary>
    public OfficeCalendar ToCalendar() => new(TimeZone) { Ages = LeadAges.Parse(QuietDays) };

    /// <summary>What holds before set-up has asked.</summary>
    public static Organisation BeforeSetUp() => new() { Name = "Lead Manager", TimeZone = "Etc/UTC", CountryCode = "1" };
}

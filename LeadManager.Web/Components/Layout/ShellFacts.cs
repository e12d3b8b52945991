using LeadManager.Core.Settings;

namespace LeadManager.Web.Components.Layout;

/// <summary>
/// What the frame around the pages shows of the office. Cascaded from the container
/// (<c>AddCascadingValue</c>), so that a changed setting reaches open pages.
/// </summary>
public sealed record ShellFacts(string Organisation, string? DemoNotice = null)
{
    /// <summary>What holds where no office is known yet.</summary>
    public static readonly OfficeCalendar WithoutOffice = new("Etc/UTC");

    /// <summary>The office's days and its time zone; times are shown in it.</summary>
    public OfficeCalendar Calendar { get; init; } = WithoutOffice;

    /// <summary>What the office's preset shows.</summary>
    public PresetPlan Plan { get; init; } = PresetPlan.Of(Preset.Everything);

    /// <summary>Why the account is refused on small pages; null where it works on any.</summary>
    public string? DesktopOnlyReason { get; init; }

    /// <summary>Whether the person has work of his own that is counted beside My day, Follow-ups and Quotations.</summary>
    public bool CountsWork { get; init; }

    /// <summary>Numbers beside navigation entries, by the entry's address.</summary>
    public IReadOnlyDictionary<string, NavCount> Counts { get; init; } = new Dictionary<string, NavCount>();
}

namespace LeadManager.Core.Leads;

/// <summary>The further field that a source asks for.</summary>
public enum SourceDependant
{
    None,
    Event,
    WordOfMouth,
    Other,
}

/// <summary>Where leads come from, as offered in forms and filters; a lead may carry another text from an import or the API.</summary>
public static class Sources
{
    public const string Event = "Event";
    public const string WordOfMouth = "Word of mouth";
    public const string Other = "Other";

    public static IReadOnlyList<string> All { get; } =
        ["Website", "Call", "E-mail", "Walk-in", "IndiaMart", "TradeIndia", "Campaign", Event, WordOfMouth, Other];

    public static IReadOnlyList<string> WordOfMouthTypes { get; } =
        ["Family", "Friend", "Neighbour", "Current client", "Past client", "Doctor", "Nurse", "Social worker", "Staff member", "Community group"];

    /// <summary>How the last contact went, as offered in forms; the first is the default (S2.095).</summary>
    public static IReadOnlyList<string> ContactStatuses { get; } =
        ["Initial Call", "Left message", "No answer", "Call back", "Spoke", "Visited", "E-mail sent", "Meeting set", "Not interested"];

    /// <summary>Which further field the source asks for; the comparison ignores case.</summary>
    public static SourceDependant DependantOf(string? source) =>
        Is(source, Event) ? SourceDependant.Event
        : Is(source, WordOfMouth) ? SourceDependant.WordOfMouth
        : Is(source, Other) ? SourceDependant.Other
        : SourceDependant.None;

    private static bool Is(string? source, string name) => string.Equals(source?.Trim(), name, StringComparison.OrdinalIgnoreCase);
}

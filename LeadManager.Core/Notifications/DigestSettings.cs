namespace LeadManager.Core.Notifications;

/// <summary>When the morning mail goes out, by the office's clocks.</summary>
public sealed record DigestSettings(TimeOnly At)
{
    /// <summary>Seven in the morning, where nothing else is said.</summary>
    public static readonly DigestSettings Usual = new(new TimeOnly(7, 0));

    /// <summary>So long after that time it still goes out, where nothing ran before; then the morning is over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(6);
}

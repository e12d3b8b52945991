using System.Globalization;

namespace LeadManager.Web.Components.Layout;

/// <summary>The number beside a navigation entry. What it counts is read out; an urgent one is drawn as such.</summary>
public sealed record NavCount(int Value, string Meaning, bool IsUrgent = false)
{
    /// <summary>Beyond it the number says only that there are more; absent where it is always counted out.</summary>
    public int? Most { get; init; }

    /// <summary>The number as it is drawn.</summary>
    public string Text => Value > Most ? $"{Most}+" : Value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The number as it is read out.</summary>
    public string Said => Value > Most ? Text : Value.ToString(CultureInfo.CurrentCulture);
}

namespace LeadManager.Web.Components.Layout;

/// <summary>The number beside a navigation entry. What it counts is read out; an urgent one is drawn as such.</summary>
public sealed record NavCount(int Value, string Meaning, bool IsUrgent = false)
{
    /// <summary>Beyond it the number says only that there are many.</summary>
    public const int Most = 99;

    /// <summary>The number as it is shown.</summary>
    public string Text => Value > Most ? $"{Most}+" : Value.ToString(System.Globalization.CultureInfo.CurrentCulture);
}

namespace LeadManager.Web.Components.Layout;

/// <summary>The number beside a navigation entry. What it counts is read out; an urgent one is drawn as such.</summary>
public sealed record NavCount(int Value, string Meaning, bool IsUrgent = false);

namespace LeadManager.Web.Components.Shared;

/// <summary>One choice of a <see cref="Segmented{TValue}"/>.</summary>
public sealed record SegmentOption<TValue>(TValue Value, string Text, IconName? Icon = null, Tone Tone = Tone.Neutral);

namespace LeadManager.Web.Components.Shared;

/// <summary>One step of a trend: its short name under the axis, its full name, the number and the one a year before.</summary>
public sealed record TrendPoint(string Label, string FullLabel, int Count, int? Before = null, string? Href = null);

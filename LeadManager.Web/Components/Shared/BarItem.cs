namespace LeadManager.Web.Components.Shared;

/// <summary>One bar: a name, how many, and the filtered list behind it.</summary>
public sealed record BarItem(string Name, int Count, string? Href = null);

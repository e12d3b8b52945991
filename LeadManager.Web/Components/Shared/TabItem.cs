namespace LeadManager.Web.Components.Shared;

/// <summary>One view behind an address of its own, with its count where there is one.</summary>
public sealed record TabItem(string Name, string Href, bool IsCurrent, int? Count = null);

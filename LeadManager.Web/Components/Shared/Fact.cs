namespace LeadManager.Web.Components.Shared;

/// <summary>One line of a <see cref="DefinitionList"/>: what, its value, and where a click on it leads (a call, a mail).</summary>
public sealed record Fact(string Name, string? Value, string? Href = null);

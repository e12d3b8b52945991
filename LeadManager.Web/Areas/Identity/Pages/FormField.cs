namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>One box of a form before the door: its name in the form, its label and what the browser may fill in.</summary>
public sealed record FormField(string Name, string Label, string? Value = null, string Type = "text", string Autocomplete = "off", string? Hint = null);

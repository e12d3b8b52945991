namespace LeadManager.Web.Components.Shared;

/// <summary>The address that makes a phone or a computer call a number.</summary>
public static class PhoneLink
{
    /// <summary>From a number as somebody typed it; without its extension, which no dialler understands in the same way.</summary>
    public static string? Of(string? typed, string countryCode) =>
        string.IsNullOrWhiteSpace(typed) ? null : "tel:" + Core.Leads.PhoneNumber.Normalise(typed, countryCode);
}

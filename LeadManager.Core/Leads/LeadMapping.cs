namespace LeadManager.Core.Leads;

/// <summary>Between what is stored and what a form holds, field by field of <see cref="LeadFields"/>.</summary>
public static class LeadMapping
{
    /// <summary>Fills a form or command with what is stored.</summary>
    public static T Fill<T>(this T input, Lead lead) where T : LeadInput
    {
        foreach (var entry in LeadFields.All)
            entry.Input.SetValue(input, entry.Stored.GetValue(lead));
        return input;
    }

    /// <summary>Copies one form into another.</summary>
    public static T Fill<T>(this T input, LeadInput other) where T : LeadInput
    {
        foreach (var entry in LeadFields.All)
            entry.Input.SetValue(input, entry.Input.GetValue(other));
        return input;
    }

    /// <summary>The fields whose value differs; an empty text equals none.</summary>
    public static IReadOnlyList<LeadField> DifferingFrom(this LeadInput input, Lead lead) =>
        [.. LeadFields.All.Where(entry => !Equals(Plain(entry.Input.GetValue(input)), Plain(entry.Stored.GetValue(lead))))];

    /// <summary>Writes these fields into the lead.</summary>
    internal static void ApplyTo(this LeadInput input, Lead lead, IEnumerable<LeadField> fields)
    {
        foreach (var entry in fields)
            entry.Stored.SetValue(lead, Plain(entry.Input.GetValue(input)));
    }

    internal static void BlankSensitive(this Lead lead)
    {
        foreach (var entry in LeadFields.All.Where(candidate => candidate.IsSensitive))
            entry.Stored.SetValue(lead, null);
    }

    internal static object? Plain(object? value) => value is string text && string.IsNullOrWhiteSpace(text) ? null : value;
}

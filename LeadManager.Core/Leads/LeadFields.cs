using System.ComponentModel.DataAnnotations;
using System.Reflection;
using LeadManager.Core.Access;
using LeadManager.Core.Results;

namespace LeadManager.Core.Leads;

/// <summary>One field of a lead that people write.</summary>
/// <param name="Name">The property's name, the same in <see cref="Lead"/>, <see cref="LeadInput"/> and the audit log.</param>
/// <param name="Label">The word on forms, lists and exports.</param>
/// <param name="Edit">The action whose grant a change of this field needs.</param>
/// <param name="Input">The property of <see cref="LeadInput"/>.</param>
/// <param name="Stored">The property of <see cref="Lead"/>.</param>
public sealed record LeadField(string Name, string Label, LeadAction Edit, PropertyInfo Input, PropertyInfo Stored)
{
    /// <summary>A care detail: shown only where ViewSensitive is granted.</summary>
    public bool IsSensitive => Edit == LeadAction.ViewSensitive;

    /// <summary>Without it no lead is stored, whatever kind of office it is.</summary>
    public bool IsRequired { get; } = Input.IsDefined(typeof(RequiredAttribute));

    /// <summary>A name of somebody or something, in which no <see cref="HiddenSigns"/> are stored.</summary>
    public bool IsName { get; } = Input.IsDefined(typeof(PlainNameAttribute));
}

/// <summary>
/// Every writable field of a lead with the grant it needs: forms, updates, conflicts, audit, restore and exports read
/// this one list. The grants that limit fields: EditContact, EditRouting, ViewSensitive, ChangeStatus.
/// </summary>
public static class LeadFields
{
    private static readonly HashSet<string> Routing =
    [
        nameof(LeadInput.StaffName), nameof(LeadInput.State), nameof(LeadInput.Zone), nameof(LeadInput.Commodity), nameof(LeadInput.ProductCategory),
        nameof(LeadInput.Source), nameof(LeadInput.EventName), nameof(LeadInput.WordOfMouthType), nameof(LeadInput.OtherSourceType),
        nameof(LeadInput.OfficeId), nameof(LeadInput.ProviderId), nameof(LeadInput.IsSpecial), nameof(LeadInput.SpecialReason),
    ];

    private static readonly HashSet<string> Sensitive =
    [
        nameof(LeadInput.DateOfBirth), nameof(LeadInput.MedicaidNo), nameof(LeadInput.EmergencyContactName),
        nameof(LeadInput.EmergencyContactRelation), nameof(LeadInput.EmergencyContactPhone),
    ];

    /// <summary>All fields, in the order of the form.</summary>
    public static IReadOnlyList<LeadField> All { get; } = [.. typeof(LeadInput).GetProperties().Select(Describe)];

    /// <summary>The greatest length of each text, from the annotations of <see cref="LeadInput"/>.</summary>
    public static IEnumerable<(string Name, int Length)> Lengths =>
        from property in typeof(LeadInput).GetProperties()
        let length = property.GetCustomAttribute<StringLengthAttribute>()
        where length is not null
        select (property.Name, length.MaximumLength);

    /// <summary>The field of that name, or null: other columns are not written by people.</summary>
    public static LeadField? Find(string name) => All.FirstOrDefault(candidate => candidate.Name == name);

    /// <summary>The word for a column, whether people write it or not.</summary>
    public static string LabelOf(string name) => Words.Find(Find(name)?.Label ?? name);

    private static LeadField Describe(PropertyInfo input) => new(
        input.Name,
        input.GetCustomAttribute<DisplayAttribute>()?.Name ?? input.Name,
        Sensitive.Contains(input.Name) ? LeadAction.ViewSensitive
            : Routing.Contains(input.Name) ? LeadAction.EditRouting
            : input.Name == nameof(LeadInput.Status) ? LeadAction.ChangeStatus
            : LeadAction.EditContact,
        input,
        typeof(Lead).GetProperty(input.Name) ?? throw new InvalidOperationException($"A lead has no column {input.Name}."));
}

using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace LeadManager.Core.Results;

/// <summary>Checks a command against its annotations and says all faults at once.</summary>
public static class Validation
{
    private static readonly ConcurrentDictionary<Type, FieldRule[]> Rules = new();

    /// <summary>The faults by field name, or null where there are none.</summary>
    public static Invalid? Check(object command)
    {
        var context = new ValidationContext(command);
        var faults = Rules.GetOrAdd(command.GetType(), RulesOf).SelectMany(field => FaultsOf(command, field)).ToList();
        if (command is IValidatableObject whole)
            faults.AddRange(whole.Validate(context).Select(fault => (fault.MemberNames.FirstOrDefault() ?? "", fault.ErrorMessage ?? "")));

        return faults.Count == 0
            ? null
            : new Invalid(faults.GroupBy(fault => fault.Item1, fault => fault.Item2).ToDictionary(group => group.Key, group => group.Distinct().ToArray()));
    }

    /// <summary>What is said where the field of this label is empty and must not be.</summary>
    public static string Missing(string label) => Words.Say("Enter the {0}.", WithinSentence(Words.Find(label)));

    private static IEnumerable<(string, string)> FaultsOf(object command, FieldRule field)
    {
        var value = field.Property.GetValue(command);
        if (value is null && !field.IsRequired)
            yield break; // what is absent has no other fault
        var context = new ValidationContext(command) { MemberName = field.Property.Name, DisplayName = field.Name };
        foreach (var rule in field.Rules)
            if (rule.GetValidationResult(value, context) is { } fault)
                yield return (field.Property.Name, Message(rule, fault.ErrorMessage, field.Name, value));
    }

    /// <summary>Read once for each type: an import checks a hundred thousand commands.</summary>
    private static FieldRule[] RulesOf(Type type) =>
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let rules = property.GetCustomAttributes<ValidationAttribute>().ToArray()
           where rules.Length > 0
           select new FieldRule(property, property.GetCustomAttribute<DisplayAttribute>()?.Name ?? property.Name, rules),
    ];

    private static string Message(ValidationAttribute rule, string? own, string name, object? value) => rule switch
    {
        RequiredAttribute { ErrorMessage: null } => Missing(name),
        StringLengthAttribute length when value is string text && text.Length < length.MinimumLength =>
            Words.Say("{0} is too short. Enter at least {1} characters.", Words.Find(name), length.MinimumLength),
        StringLengthAttribute length =>
            Words.Say("{0} is too long. At most {1:N0} characters fit; this has {2:N0}.", Words.Find(name), length.MaximumLength, (value as string)?.Length),
        _ => own ?? rule.FormatErrorMessage(name),
    };

    /// <summary>"First name" becomes "first name"; "ZIP code" stays.</summary>
    private static string WithinSentence(string label) =>
        label.Length > 1 && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private sealed record FieldRule(PropertyInfo Property, string Name, ValidationAttribute[] Rules)
    {
        public bool IsRequired { get; } = Rules.Any(rule => rule is RequiredAttribute);
    }
}

using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace LeadManager.Core.Results;

/// <summary>Checks a command against its annotations and says all faults at once.</summary>
public static class Validation
{
    /// <summary>The faults by field name, or null where there are none.</summary>
    public static Invalid? Check(object command)
    {
        var context = new ValidationContext(command);
        var faults = command.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => FaultsOf(command, property))
            .ToList();
        if (command is IValidatableObject whole)
            faults.AddRange(whole.Validate(context).Select(fault => (fault.MemberNames.FirstOrDefault() ?? "", fault.ErrorMessage ?? "")));

        return faults.Count == 0
            ? null
            : new Invalid(faults.GroupBy(fault => fault.Item1, fault => fault.Item2).ToDictionary(group => group.Key, group => group.Distinct().ToArray()));
    }

    private static IEnumerable<(string, string)> FaultsOf(object command, PropertyInfo property)
    {
        var name = property.GetCustomAttribute<DisplayAttribute>()?.Name ?? property.Name;
        var context = new ValidationContext(command) { MemberName = property.Name, DisplayName = name };
        var value = property.GetValue(command);
        return property.GetCustomAttributes<ValidationAttribute>()
            .Select(rule => (Rule: rule, Fault: rule.GetValidationResult(value, context)))
            .Where(check => check.Fault is not null)
            .Select(check => (property.Name, Message(check.Rule, check.Fault?.ErrorMessage, name, value)));
    }

    private static string Message(ValidationAttribute rule, string? own, string name, object? value) => rule switch
    {
        RequiredAttribute => Words.Say("Enter the {0}.", WithinSentence(Words.Find(name))),
        StringLengthAttribute length when value is string text && text.Length < length.MinimumLength =>
            Words.Say("{0} is too short. Enter at least {1} characters.", Words.Find(name), length.MinimumLength),
        StringLengthAttribute length =>
            Words.Say("{0} is too long. At most {1:N0} characters fit; this has {2:N0}.", Words.Find(name), length.MaximumLength, (value as string)?.Length),
        _ => own ?? rule.FormatErrorMessage(name),
    };

    /// <summary>"First name" becomes "first name"; "ZIP code" stays.</summary>
    private static string WithinSentence(string label) =>
        label.Length > 1 && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}

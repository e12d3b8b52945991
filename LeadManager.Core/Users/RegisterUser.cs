using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Results;

namespace LeadManager.Core.Users;

/// <summary>What somebody says of himself who wants an account. Role and approval are not his to say.</summary>
public record RegisterUser
{
    [Required, StringLength(UserLimits.Username), RegularUsername, Display(Name = "User name")]
    public string? Username { get; set; }

    [Required, StringLength(UserLimits.Name), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [Required, StringLength(UserLimits.Email), SingleLine, EmailSyntax, Display(Name = "E-mail")]
    public string? Email { get; set; }

    [Required, Display(Name = "Password")]
    public string? Password { get; set; }
}

/// <summary>Letters of any script, digits and . _ - @ +, so that two names cannot look the same by blanks alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RegularUsernameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not string text || text.Trim().All(sign => (char.IsLetterOrDigit(sign) && !HiddenSigns.IsHidden(sign)) || "._-@+".Contains(sign, StringComparison.Ordinal));

    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} may have letters, digits and . _ - @ +, no spaces.", Words.Find(name));
}

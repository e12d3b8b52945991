using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Access;
using LeadManager.Core.Results;

namespace LeadManager.Core.Users;

/// <summary>What an administrator says of an account.</summary>
public abstract record UserInput : IValidatableObject
{
    [Required, StringLength(UserLimits.Name), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [Required, StringLength(UserLimits.Email), SingleLine, EmailSyntax, Display(Name = "E-mail")]
    public string? Email { get; set; }

    public Role Role { get; set; } = RoleTraits.ForNewcomers;

    public int? ManagerId { get; set; }

    public int? OfficeId { get; set; }

    [StringLength(Lists.Zone.NameMax), PlainName, Display(Name = "Zone")]
    public string? Zone { get; set; }

    /// <summary>First and last day away; with a first day alone until further notice.</summary>
    public DateOnly? AwayFrom { get; set; }

    public DateOnly? AwayUntil { get; set; }

    /// <summary>How many leads rules and forwarding give the user in a day, 1 to <see cref="UserLimits.DailyCap"/>; absent without a limit.</summary>
    public int? DailyCap { get; set; }

    /// <summary>Whether special leads are kept from the user, whatever his role grants.</summary>
    public bool IsKeptFromSpecial { get; set; }

    /// <summary>Only roles on offer can be given, an absence ends after it begins, and a limit is a number of leads.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!RoleTraits.OnOffer.Contains(Role))
            yield return new ValidationResult(Words.Say("This role is not on offer. Choose one of the list."), [nameof(Role)]);
        if (AwayUntil is not null && AwayFrom is null)
            yield return new ValidationResult(Words.Say("Say from which day on, too."), [nameof(AwayFrom)]);
        if (AwayUntil < AwayFrom)
            yield return new ValidationResult(Words.Say("The last day away lies before the first. Choose a later one."), [nameof(AwayUntil)]);
        if (DailyCap is < 1 or > UserLimits.DailyCap)
            yield return new ValidationResult(Words.Say("Enter a number of leads from 1 to {0:N0}, or nothing for no limit.", UserLimits.DailyCap), [nameof(DailyCap)]);
    }
}

/// <summary>A new account made by an administrator; it waits for approval and for a password of its owner's choice.</summary>
public sealed record CreateUser : UserInput
{
    [Required, StringLength(UserLimits.Username), RegularUsername, Display(Name = "User name")]
    public string? Username { get; set; }
}

/// <summary>A change of an account.</summary>
public sealed record UpdateUser : UserInput
{
    public int Id { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }

    /// <summary>The account as it stands, to be edited.</summary>
    public static UpdateUser From(UserRow user) => new()
    {
        Id = user.Id, Version = user.Version, Name = user.Name, Email = user.Email, Role = user.Role, ManagerId = user.ManagerId,
        OfficeId = user.OfficeId, Zone = user.Zone, AwayFrom = user.AwayFrom, AwayUntil = user.AwayUntil, DailyCap = user.DailyCap, IsKeptFromSpecial = user.IsKeptFromSpecial,
    };
}

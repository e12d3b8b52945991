using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Access;
using LeadManager.Core.Results;

namespace LeadManager.Core.Users;

/// <summary>What an administrator says of an account.</summary>
public abstract record UserInput : IValidatableObject
{
    [Required, StringLength(UserLimits.Name), SingleLine, Display(Name = "Name")]
    public string? Name { get; set; }

    [Required, StringLength(UserLimits.Email), SingleLine, EmailSyntax, Display(Name = "E-mail")]
    public string? Email { get; set; }

    public Role Role { get; set; } = RoleTraits.ForNewcomers;

    public int? ManagerId { get; set; }

    /// <summary>Only roles on offer can be given.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!RoleTraits.OnOffer.Contains(Role))
            yield return new ValidationResult(Words.Say("This role is not on offer. Choose one of the list."), [nameof(Role)]);
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
    };
}

using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Results;

namespace LeadManager.Core.Users;

/// <summary>A new password, chosen with a one-time code that an administrator handed out.</summary>
public sealed record ChoosePassword
{
    [Required, StringLength(UserLimits.Username), SingleLine, Display(Name = "User name")]
    public string? Username { get; set; }

    [Required, StringLength(40), SingleLine, Display(Name = "Code")]
    public string? Code { get; set; }

    [Required, Display(Name = "New password")]
    public string? Password { get; set; }
}

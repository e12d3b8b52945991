using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using Microsoft.AspNetCore.Identity;

namespace LeadManager.Core.Users;

/// <summary>
/// Somebody with an account. Gets in only when approved and active; both are asked at every door and in every
/// operation, not only at sign-in. Every moment is in UTC.
/// </summary>
public sealed class User : IdentityUser<int>, IVersioned
{
    /// <summary>The name as shown and as put into leads as staff.</summary>
    public required string Name { get; set; }

    /// <summary>What the account may do; the matrix says what that is.</summary>
    public Role Role { get; set; } = RoleTraits.ForNewcomers;

    /// <summary>Whom this user reports to; the subtree below a manager is the team.</summary>
    public int? ManagerId { get; set; }

    public int? OfficeId { get; set; }

    public string? Zone { get; set; }

    /// <summary>First and last day on which the user is away, in the office's calendar; with a first day alone until further notice.</summary>
    public DateOnly? AwayFrom { get; set; }

    public DateOnly? AwayUntil { get; set; }

    /// <summary>How many leads a rule or a forwarding gives the user in one day; absent without a limit.</summary>
    public int? DailyCap { get; set; }

    /// <summary>Whether special leads are kept from the user, whatever his role grants (S3.204, S3.112).</summary>
    public bool IsKeptFromSpecial { get; set; }

    /// <summary>When the user was last given a lead: whose turn it is, kept in the transaction of the assignment.</summary>
    public DateTime? LastAssignedAt { get; set; }

    /// <summary>Set by an administrator (S2.020, S2.025); until then the account gets in by no door.</summary>
    public bool IsApproved { get; set; }

    /// <summary>Cleared when an administrator disables the account; nothing is deleted.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The user has asked for help with a forgotten password (S2.026).</summary>
    public bool PasswordResetRequested { get; set; }

    public DateTime? PasswordResetRequestedAt { get; set; }

    /// <summary>The fingerprint of the one-time code an administrator has handed out, and until when it is good.</summary>
    public string? ResetCodeHash { get; set; }

    public DateTime? ResetCodeExpiresAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    public DateTime? LastSignInAt { get; set; }

    public int Version { get; set; }

    /// <summary>Whether the account may do anything at all now.</summary>
    public bool MayEnter => IsApproved && IsActive;
}

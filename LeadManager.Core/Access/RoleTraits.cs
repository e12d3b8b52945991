namespace LeadManager.Core.Access;

/// <summary>What belongs to a role besides its row in the matrix.</summary>
public static class RoleTraits
{
    /// <summary>The roles that an administrator can give: the one place where a preset narrows them.</summary>
    public static IReadOnlyList<Role> OnOffer { get; } = Enum.GetValues<Role>();

    /// <summary>What somebody gets who registers, until an administrator says otherwise.</summary>
    public static Role ForNewcomers => Role.User;

    /// <summary>The role of the account that set-up makes.</summary>
    public static Role ForFirstAccount => Role.Administrator;

    /// <summary>
    /// Whether stages are named in the executive's words: for roles that see neither a team's leads nor all of them.
    /// </summary>
    public static bool UsesExecutiveWords(this Role role) =>
        (PermissionMatrix.ScopeOf(role, LeadAction.ViewLead) & (Scope.Team | Scope.All)) == Scope.None;

    /// <summary>Whether accounts of the role work on desktop computers only (S3.007, S3.043).</summary>
    public static bool WorksOnDesktopOnly(this Role role) => role == Role.SalesCoordinator;

    /// <summary>Why an account of such a role is refused on a phone or a tablet, and what to do.</summary>
    public static string DesktopOnlyReason(this Role role) =>
        Words.Say("{0} accounts work on desktop computers only, not on phones or tablets. Open Lead Manager on a computer.", Words.Find(role.ToString()));

    /// <summary>Whether somebody of this role can hold a lead at all: who can accept one and give it back.</summary>
    public static bool MayHoldLeads(this Role role) => PermissionMatrix.Grants(role, LeadAction.AnswerAssignment);

    /// <summary>Whether any right of the role reaches as far as its team, so that the reporting lines matter.</summary>
    public static bool HasTeam(this Role role) =>
        Enum.GetValues<LeadAction>().Any(action => PermissionMatrix.ScopeOf(role, action).HasFlag(Scope.Team));
}

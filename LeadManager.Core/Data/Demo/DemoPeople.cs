using LeadManager.Core.Access;

namespace LeadManager.Core.Data.Demo;

/// <summary>Somebody of the made-up office who has an account, and the user name of whom he reports to.</summary>
internal sealed record DemoAccount(string Username, string Name, Role Role, string? Manager = null, string? Zone = null, bool IsApproved = true);

/// <summary>
/// Somebody who owns leads: how many of a hundred are his, who usually gives them to him, through whose hands they may come
/// by forwarding, who may have refused them before, and whom his qualified leads are routed to; all by user name.
/// </summary>
internal sealed record DemoOwner(string Username, int Weight, string By, string? Over = null, string? Refuser = null, string? Router = null);

/// <summary>
/// Who works in the made-up office: one approved account for each role, named after it, a second administrator, a second
/// line that has nothing to do with the first, and somebody who waits for approval.
/// </summary>
internal static class DemoPeople
{
    public static readonly DemoAccount[] Accounts =
    [
        new("administrator", "Maren Holloway", Role.Administrator),
        new("user", "Rafael Osei", Role.User),
        new("engagement", "Saoirse Delacroix", Role.Engagement),
        new("superadmin", "Ingrid Valdez", Role.SuperAdmin),
        new("headadmin", "Marcus Oyelaran", Role.HeadAdmin, "superadmin"),
        new("teamleader", "Leila Haddad", Role.TeamLeader, "headadmin"),
        new("employee", "Bridget Amaral", Role.Employee, "teamleader"),
        new("salescoordinator", "Caleb Whitmore", Role.SalesCoordinator),
        new("director", "Vivian Achterberg", Role.Director),
        new("zonalmanager", "Hiroshi Bellamy", Role.ZonalManager, "director", "Empire"),
        new("salesmanager", "Renata Kovač", Role.SalesManager, "zonalmanager", "Empire"),
        new("salesexecutive", "Tobias Lindqvist", Role.SalesExecutive, "salesmanager", "Empire"),
        new("servicemanager", "Oluchi Barnes", Role.ServiceManager),
        new("servicecoordinator", "Patrick Nowak", Role.ServiceCoordinator),
        new("serviceexecutive", "Dinesh Marlowe", Role.ServiceExecutive),
        new("hrmanager", "Genevieve Tran", Role.HRManager),
        new("creteamlead", "Samira Fontaine", Role.CreTeamLead),
        new("cre", "Ji-woo Sandoval", Role.Cre, "creteamlead"),
        new("relationshipmanager", "Elliot Navarro", Role.RelationshipManager),
        new("safelife", "Teodora Vance", Role.Administrator),
        new("headadmin2", "Beatriz Lund", Role.HeadAdmin),
        new("teamleader2", "Kofi Sørensen", Role.TeamLeader, "headadmin2"),
        new("employee2", "Ines Moreau", Role.Employee, "teamleader2"),
        new("salesmanager2", "Anneke Ferrara", Role.SalesManager, Zone: "Jersey"),
        new("salesexecutive2", "Julian Okoro", Role.SalesExecutive, "salesmanager2", "Jersey"),
        new("creteamlead2", "Miriam Castillo", Role.CreTeamLead),
        new("cre2", "Owen Petrakis", Role.Cre, "creteamlead2"),
        new("newcomer", "Noor Castellano", RoleTraits.ForNewcomers, IsApproved: false),
    ];

    /// <summary>Everybody who may be given leads.</summary>
    public static readonly DemoOwner[] Owners =
    [
        new("employee", 12, "teamleader", Over: "teamleader"),
        new("employee2", 7, "teamleader2", Over: "teamleader2"),
        new("salesexecutive", 13, "salescoordinator", Refuser: "salesexecutive2"),
        new("salesexecutive2", 7, "salescoordinator", Refuser: "salesexecutive"),
        new("cre", 9, "creteamlead", Over: "creteamlead", Router: "relationshipmanager"),
        new("cre2", 6, "creteamlead2", Over: "creteamlead2", Router: "relationshipmanager"),
        new("user", 11, "administrator"),
        new("administrator", 4, "user"),
        new("safelife", 3, "user"),
        new("superadmin", 3, "administrator"),
        new("headadmin", 3, "superadmin", Over: "superadmin"),
        new("headadmin2", 2, "superadmin", Over: "superadmin"),
        new("teamleader", 5, "headadmin", Over: "headadmin", Refuser: "employee"),
        new("teamleader2", 3, "headadmin2", Over: "headadmin2", Refuser: "employee2"),
        new("zonalmanager", 2, "administrator"),
        new("salesmanager", 3, "zonalmanager"),
        new("salesmanager2", 2, "administrator"),
        new("creteamlead", 3, "administrator", Refuser: "cre", Router: "relationshipmanager"),
        new("creteamlead2", 2, "administrator", Refuser: "cre2", Router: "relationshipmanager"),
        new("relationshipmanager", 1, "administrator"),
    ];

    /// <summary>Staff who captured leads: some of the accounts, by name, and a colleague without an account.</summary>
    public static readonly (string Name, int Weight)[] Staff =
    [
        ("Rafael Osei", 24), ("Teodora Vance", 17), ("Bridget Amaral", 15), ("Maren Holloway", 11), ("Caleb Whitmore", 13), ("Ji-woo Sandoval", 6), ("Ines Moreau", 8), ("Desmond Achebe", 6),
    ];
}

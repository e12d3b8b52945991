namespace LeadManager.Core.Access;

/// <summary>A role: what a user is in the office. One per user; what it may do stands in <see cref="PermissionMatrix"/>.</summary>
public enum Role
{
    Administrator,
    User,
    Engagement,
    SuperAdmin,
    HeadAdmin,
    TeamLeader,
    Employee,
    SalesCoordinator,
    SalesExecutive,
    SalesManager,
    ZonalManager,
    Director,
    ServiceManager,
    ServiceCoordinator,
    ServiceExecutive,
    HRManager,
    CreTeamLead,
    Cre,
    RelationshipManager,
}

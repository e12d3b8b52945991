using LeadManager.Core.Access;
using LeadManager.Core.Leads;

namespace LeadManager.Tests.Access.Doors;

/// <summary>How a lead stands to the person who asks.</summary>
public enum LeadKind
{
    Mine,
    MineAsManager,
    MyTeams,
    MyTeamsByManager,
    AnotherTeams,
    Unassigned,
    UnassignedClosed,
    NotYetAccepted,
    Won,
    Escalated,
    Special,
    EnteredByMe,
}

/// <summary>The agreed words of each scope over the kinds of leads, written once more and independently of the code.</summary>
internal static class LeadKinds
{
    public static IEnumerable<LeadKind> All => Enum.GetValues<LeadKind>();

    public static bool IsOpen(this LeadKind kind) => kind is not (LeadKind.Won or LeadKind.UnassignedClosed);

    public static bool IsIn(this LeadKind kind, Scope scope) => scope switch
    {
        Scope.All => true,
        Scope.Unassigned => kind is LeadKind.Unassigned,
        Scope.Assignee => kind is LeadKind.Mine,
        Scope.Mine => kind is LeadKind.Mine or LeadKind.MineAsManager,
        Scope.Team => kind is LeadKind.Mine or LeadKind.MyTeams or LeadKind.MyTeamsByManager,
        Scope.CreatedByMe => kind is LeadKind.EnteredByMe,
        Scope.NotYetAccepted => kind is LeadKind.NotYetAccepted,
        Scope.Won => kind is LeadKind.Won,
        Scope.Escalated => kind is LeadKind.Escalated,
        Scope.Special => kind is LeadKind.Special,
        _ => false,
    };

    /// <summary>A lead of this kind, of somebody else's unless the kind says otherwise.</summary>
    public static Lead Make(this LeadKind kind, Cast cast)
    {
        var lead = new Lead
        {
            FirstName = "Amara", LastName = $"{kind}", Phone = "(917) 555-0142", StaffName = "Somebody", Source = "Website", LastContactStatus = "Spoke",
            City = "Yonkers", State = "NY", MedicaidNo = "AB12345C", CreatedAt = cast.Now, CreatedById = cast.Admin.UserId, Status = LeadStatus.New,
            AssigneeId = cast.Stranger.UserId, AssignedAt = cast.Now, AcceptedAt = cast.Now, Version = 1,
        };
        switch (kind)
        {
            case LeadKind.Mine:
                lead.AssigneeId = cast.Person.UserId;
                break;
            case LeadKind.MineAsManager:
                lead.RelationshipManagerId = cast.Person.UserId;
                break;
            case LeadKind.MyTeams:
                lead.AssigneeId = cast.Below.UserId;
                break;
            case LeadKind.MyTeamsByManager:
                lead.TeamLeadId = cast.Below.UserId;
                break;
            case LeadKind.Unassigned or LeadKind.UnassignedClosed:
                (lead.AssigneeId, lead.AssignedAt, lead.AcceptedAt) = (null, null, null);
                break;
            case LeadKind.NotYetAccepted:
                lead.AcceptedAt = null;
                break;
            case LeadKind.Escalated:
                (lead.IsEscalated, lead.EscalationReason) = (true, "urgent");
                break;
            case LeadKind.Special:
                (lead.IsSpecial, lead.SpecialReason) = (true, "large");
                break;
            case LeadKind.EnteredByMe:
                lead.CreatedById = cast.Person.UserId;
                break;
        }

        if (kind is LeadKind.Won)
            (lead.Outcome, lead.CloseReason, lead.ClosedAt) = (LeadOutcome.Won, "signed", cast.Now);
        if (kind is LeadKind.UnassignedClosed)
            (lead.Status, lead.Outcome, lead.CloseReason, lead.ClosedAt) = (LeadStatus.Lost, LeadOutcome.Lost, "moved away", cast.Now);
        lead.RefreshSearch("1");
        return lead;
    }
}

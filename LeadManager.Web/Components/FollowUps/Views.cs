namespace LeadManager.Web.Components.FollowUps;

/// <summary>How follow-ups are looked at; the names stand in the address.</summary>
public enum Views
{
    Overdue,
    Today,
    Upcoming,
    Done,
    Calendar,
}

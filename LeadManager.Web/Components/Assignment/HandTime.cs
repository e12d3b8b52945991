using LeadManager.Core;

namespace LeadManager.Web.Components.Assignment;

/// <summary>How long a lead was in somebody's hands, as people say it: "4 days", "3 hours", "12 minutes".</summary>
public static class HandTime
{
    public static string Say(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => Words.Say("less than a minute"),
        { TotalMinutes: < 2 } => Words.Say("1 minute"),
        { TotalHours: < 1 } => Words.Say("{0} minutes", (int)time.TotalMinutes),
        { TotalHours: < 2 } => Words.Say("1 hour"),
        { TotalDays: < 1 } => Words.Say("{0} hours", (int)time.TotalHours),
        { TotalDays: < 2 } => Words.Say("1 day"),
        _ => Words.Say("{0:N0} days", (int)time.TotalDays),
    };
}

using LeadManager.Core;
using LeadManager.Core.Activities;
using LeadManager.Web.Components.Shared;

namespace LeadManager.Web.Components.Work;

/// <summary>How the types of activities and follow-ups are drawn and called.</summary>
public static class WorkLook
{
    /// <summary>Every type, in the order of the buttons.</summary>
    public static IReadOnlyList<ActivityType> Types { get; } = Enum.GetValues<ActivityType>();

    public static IconName IconOf(ActivityType type) => type switch
    {
        ActivityType.Call => IconName.Phone,
        ActivityType.Visit => IconName.Visit,
        ActivityType.Email => IconName.Mail,
        ActivityType.Meeting => IconName.Meeting,
        _ => IconName.Note,
    };

    /// <summary>The word for something that happened.</summary>
    public static string NameOf(ActivityType type) => Words.Find(type.ToString());

    /// <summary>The word for something that is due: a note to oneself is a reminder.</summary>
    public static string PlanOf(ActivityType type) => type == ActivityType.Note ? Words.Say("Reminder") : NameOf(type);

    /// <summary>What usually comes of it, as buttons; the first ones are also ways in which a last contact went.</summary>
    public static IReadOnlyList<string> OutcomesOf(ActivityType type) => type switch
    {
        ActivityType.Call => ["Spoke", "No answer", "Left message", "Call back", "Meeting set", "Not interested"],
        ActivityType.Visit => ["Visited", "Nobody home", "Meeting set", "Not interested"],
        ActivityType.Email => ["E-mail sent", "Answered", "Bounced"],
        ActivityType.Meeting => ["Spoke", "Did not come", "Meeting set", "Not interested"],
        _ => ["Settled"],
    };
}

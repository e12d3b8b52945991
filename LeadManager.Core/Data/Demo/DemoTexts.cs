using LeadManager.Core.Activities;

namespace LeadManager.Core.Data.Demo;

/// <summary>What people ask for and what the office notes about it; {0} is a day, {1} a relation.</summary>
internal static class DemoTexts
{
    public static readonly (string Value, int Weight)[] Interests =
    [
        ("Companion care, three mornings a week", 9), ("Help with bathing and dressing", 8), ("Live-in care after a hospital stay", 6),
        ("Respite for a family carer at weekends", 6), ("Night care for a parent with dementia", 5), ("Rides to dialysis and the doctor", 5),
        ("Meals and light housekeeping", 7), ("A rollator and bath rails", 5), ("Stair lift for a two-storey house", 4),
        ("Power wheelchair with a trial at home", 4), ("Physiotherapy at home after a hip operation", 4), ("Care paid by Medicaid (CDPAP)", 6),
        ("Information only, for later this year", 3),
    ];

    public static readonly (string Commodity, string Category, int Weight)[] Products =
    [
        ("Personal care hours", "Home care", 34), ("Companion hours", "Home care", 22), ("Respite package", "Home care", 9), ("Rollator", "Mobility aids", 11),
        ("Power wheelchair", "Mobility aids", 8), ("Transport chair", "Mobility aids", 6), ("Stair lift", "Home adaptation", 7), ("Bath rails", "Home adaptation", 3),
    ];

    public static readonly string[] Comments =
    [
        "Best reached after 4 pm; prefers {0}.",
        "Spoke with the {1}, who makes the decisions. Wants a written offer.",
        "Lives alone on the third floor, no lift. Two cats: ask about allergies.",
        "Was in hospital until last {0}; discharge papers are with the {1}.",
        "Compared three agencies; price matters less than keeping the same carer.",
        "Asked for a carer who speaks Spanish.\nThe {1} would like to meet her first.",
        "Medicaid application is running. Call back on {0}.",
        "Very friendly, undecided. Send the brochure about respite care.",
        "Left a message twice. The {1} may answer in the evening.",
        "Needs a start within two weeks; {0} mornings are a must.",
        "Knows us from the senior centre. Neighbours would share the hours.",
        "Wants to try the wheelchair at home before deciding.",
    ];

    /// <summary>What was tried before the last contact.</summary>
    public static readonly (ActivityType Type, string? Outcome)[] Attempts =
    [
        (ActivityType.Call, "No answer"), (ActivityType.Call, "No answer"), (ActivityType.Call, "Left message"), (ActivityType.Call, "Spoke"), (ActivityType.Call, "Call back"), (ActivityType.Email, "E-mail sent"),
    ];

    public static readonly string[] CallNotes =
    [
        "Explained the hours and who pays for what. Wants to talk it over with the family.", "Comes home from hospital next week; needs help in the mornings first.",
        "Asked for the price list and two dates for a visit.", "Has used us before and was content. Same carer if possible.", "Is comparing us with another agency; decides by the end of the month.",
        "Her daughter will call back with the insurance number.", "Wants to begin with two mornings and see how it goes.",
    ];

    public static readonly string[] AttemptNotes = ["Rang for a minute, nobody there.", "Spoke to the machine, left our number.", "A neighbour answered; better after four.", "Engaged twice."];

    public static readonly string[] VisitNotes =
    [
        "Measured the stairs, nine steps with a turn.", "Walked through the flat: bath rails are needed, the rug has to go.", "Met her and the son. Friendly, a little unsure about strangers in the house.",
        "Tried the rollator in the corridor; the doors are wide enough.",
    ];

    public static readonly string[] EmailNotes = ["Sent the brochure and the price list.", "Sent the forms for the county.", "Answered the questions about night care.", "Sent two dates for a first visit."];

    private static readonly string[] CallPlans = ["Ask about the discharge date", "Agree a day for a visit", "Hear what the family has decided", "Ask for the insurance number", "First call", "Offer the trial week"];

    private static readonly string[] VisitPlans = ["Measure the stairs", "Meet the family", "Show the rollator", "Look at the bath"];

    private static readonly string[] EmailPlans = ["Send the brochure", "Send the forms for the county", "Send the price list"];

    private static readonly string[] MeetingPlans = ["Meeting with her daughter", "Go through the contract", "Meet the social worker"];

    public static string[] PlansOf(ActivityType type) => type switch
    {
        ActivityType.Visit => VisitPlans,
        ActivityType.Email => EmailPlans,
        ActivityType.Meeting => MeetingPlans,
        _ => CallPlans,
    };

    /// <summary>The contact that left this last contact status.</summary>
    public static (ActivityType Type, string? Outcome) ContactOf(string status) => status switch
    {
        "Visited" => (ActivityType.Visit, status),
        "E-mail sent" => (ActivityType.Email, status),
        _ => (ActivityType.Call, status),
    };

    public static readonly string[] LostReasons =
    [
        "Chose another agency", "Family looks after him now", "Moved to another state", "Too expensive", "No answer after five tries", "Moved into a nursing home",
    ];

    public static readonly string[] DroppedReasons = ["Wrong number", "Outside our area", "Entered twice", "Asked not to be contacted"];

    public static readonly string[] SpecialReasons = ["Ventilator at home: needs a nurse's review", "Two people in one home, one contract", "Veteran: benefits to be checked"];

    public static readonly string[] QuotationItems =
    [
        "Stair lift, two floors\nInstallation and first service", "Ramp, 4 m, with handrail", "Companion care, three mornings a week", "Ceiling hoist with two slings\nTraining for the family",
        "Power wheelchair\nSecond battery", "Walk-in shower with seat",
    ];

    public static readonly string[] QuotationNotes = ["Her son decides and wants it in writing.", "Another offer is 5 % lower.", "Needed before the discharge.", "The county pays a part."];

    public static readonly string[] QuotationRefusals = ["The discount is more than we give; offer the standard price.", "Measure first: the landing looks too narrow.", "Leave the second rail out and ask again."];

    public static readonly string[] ProductFits = ["The standard model carries the weight.", "Needs the wider seat.", "Does what is asked for."];

    public static readonly string[] Installations = ["One day, two people.", "The door frame has to be widened first.", "Through the garden only."];

    public static readonly string[] SpaceAndPower = ["Socket on the landing is there.", "Needs a line of its own, 16 A.", "80 cm are left beside the rail: enough."];

    public static readonly string[] Suitabilities = ["The special machine is the right one.", "A standard machine would do as well.", "Only with the longer rail."];

    public static readonly string[] SpecialApprovals = ["Worth the effort: two more buildings of the same owner.", "The technical review is clear. Go on.", "Margin is small, reference is good."];

    public static readonly string[] SpecialRefusals = ["We would have to build what nobody asks for twice.", "Too far away for the service."];

    public static readonly string[] EscalationReasons = ["Complaint about a missed call", "Discharge is tomorrow", "Referred by the county; answer within a day"];

    public static readonly string[] AssignmentNotes =
    [
        "Please call today.", "Knows the neighbourhood: a good one for you.", "Asked for somebody who has time to listen.", "The family wants a visit this week.", "Came in on the weekend line.",
    ];

    public static readonly string[] ForwardNotes = ["Your area; please take over.", "I am full this week.", "You spoke with the family before.", "First visit needed, see the comments."];

    public static readonly string[] RefusalNotes = ["Outside my area.", "I know the family privately.", "My week is full until Friday.", "Asks for a language I do not speak."];

    public static readonly string[] CompletionNotes = ["Contract signed, care has started.", "All papers are in.", "Handed to the care team."];

    /// <summary>Month and day are those of the season that the name speaks of; how many years back from the last time that day came.</summary>
    public static readonly (string Name, string Place, int YearsBack, int Month, int Day)[] Events =
    [
        ("Lunar New Year Open House", "Flushing", 2, 2, 10),
        ("Brooklyn Senior Health Fair", "Borough Hall, Brooklyn", 2, 5, 14),
        ("Harbor Street Festival", "Red Hook, Brooklyn", 2, 7, 6),
        ("Fall Prevention Workshop", "YMCA, Yonkers", 2, 9, 22),
        ("Holiday Toy & Coat Drive", "St. Agnes Parish Hall, Bronx", 1, 12, 11),
        ("Caregivers' Evening", "Queens Library, Jamaica", 1, 3, 9),
        ("Spring Wellness Day", "Prospect Park, Brooklyn", 1, 4, 20),
        ("Feria de Salud", "Centro Hispano, Jersey City", 1, 8, 24),
        ("Memory Café", "Public Library, White Plains", 0, 2, 5),
        ("Stamford Home & Mobility Expo", "Convention Center, Stamford", 0, 6, 13),
        ("Autumn Flu-Shot Clinic", "Borough Hall, Brooklyn", 0, 10, 10),
        ("Veterans' Resource Day", "Armory, Staten Island", 0, 11, 12),
    ];
}

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

    public static readonly string[] LostReasons =
    [
        "Chose another agency", "Family looks after him now", "Moved to another state", "Too expensive", "No answer after five tries", "Moved into a nursing home",
    ];

    public static readonly string[] DroppedReasons = ["Wrong number", "Outside our area", "Entered twice", "Asked not to be contacted"];

    public static readonly string[] SpecialReasons = ["Ventilator at home: needs a nurse's review", "Two people in one home, one contract", "Veteran: benefits to be checked"];

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

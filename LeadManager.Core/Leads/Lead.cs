using LeadManager.Core.Changes;
using LeadManager.Core.Data;

namespace LeadManager.Core.Leads;

/// <summary>
/// A person the office hopes to serve. Its axes (status, assignment, temperature, milestones, outcome) are independent
/// columns; what a screen calls the stage is derived from them by <see cref="LeadStages"/> and never stored. Every
/// moment is in UTC, every date a day of the office's calendar; lengths stand in <see cref="LeadLimits"/>.
/// </summary>
public sealed class Lead : IVersioned
{
    public int Id { get; private set; }

    /// <summary>Grows by one with each save; whoever saves an older version is told of the conflict.</summary>
    public int Version { get; set; }

    // Identity and contact
    public required string FirstName { get; set; }
    public required string LastName { get; set; }

    /// <summary>The number as it was typed.</summary>
    public required string Phone { get; set; }

    /// <summary>The digits with country code, for search and duplicates; made by <see cref="PhoneNumber"/>.</summary>
    public string PhoneDigits { get; set; } = "";

    public string? Email { get; set; }

    /// <summary>The address without case and accents, for duplicates.</summary>
    public string? EmailKey { get; set; }

    public string? City { get; set; }
    public string? State { get; set; }
    public string? ZipCode { get; set; }

    // Where it came from
    /// <summary>The name of who captured it (S2.078), kept as text beside an optional user.</summary>
    public required string StaffName { get; set; }
    /// <summary>The account of that name, where there is one.</summary>
    public int? StaffUserId { get; set; }
    /// <summary>One of <see cref="Sources.All"/>, or another text from an import or the API (S2.081).</summary>
    public required string Source { get; set; }
    /// <summary>The event, for the source Event only; its name is kept beside it and follows a renaming (S2.082).</summary>
    public int? EventId { get; set; }
    public string? EventName { get; set; }
    /// <summary>Who told them, for the source Word of mouth only (S2.083).</summary>
    public string? WordOfMouthType { get; set; }
    /// <summary>What it was, for the source Other only (S2.084).</summary>
    public string? OtherSourceType { get; set; }

    // What it is about
    public string? Interest { get; set; }
    public string? Commodity { get; set; }
    public string? ProductCategory { get; set; }
    public string? Comments { get; set; }

    // Axes
    /// <summary>How far the office is with the lead; assignment never changes it, and neither do outcome and temperature.</summary>
    public LeadStatus Status { get; set; }
    public Temperature? Temperature { get; set; }
    /// <summary>When the first of three steps was reached; their words come from the preset, the last one means Won.</summary>
    public DateTime? Milestone1At { get; set; }
    public DateTime? Milestone2At { get; set; }
    public DateTime? Milestone3At { get; set; }
    /// <summary>How it ended; absent while it is open. Every close has a reason, a time and who closed it.</summary>
    public LeadOutcome? Outcome { get; set; }
    public string? CloseReason { get; set; }
    public DateTime? ClosedAt { get; set; }
    public int? ClosedById { get; set; }
    public QuotationState? QuotationState { get; set; }
    /// <summary>Since when it stands in its stage, in the manager's words; absent where that was before this was noted. <see cref="LeadAges.StageSince"/> tells more.</summary>
    public DateTime? StageSince { get; set; }
    public DateTime? NextFollowUpAt { get; set; }
    /// <summary>How the last contact went; "Initial Call" on a new lead (S2.095).</summary>
    public required string LastContactStatus { get; set; }
    public DateOnly? LastContactDate { get; set; }

    // Assignment
    /// <summary>Who owns the lead now; absent where nobody does.</summary>
    public int? AssigneeId { get; set; }
    public DateTime? AssignedAt { get; set; }
    /// <summary>When the assignee took it on; a first activity of his counts as that.</summary>
    public DateTime? AcceptedAt { get; set; }
    /// <summary>Why a rule chose this assignee, for people to read.</summary>
    public string? AssignmentReason { get; set; }
    /// <summary>The responsible manager, above the assignee.</summary>
    public int? TeamLeadId { get; set; }
    public int? RelationshipManagerId { get; set; }
    public int? OfficeId { get; set; }
    public int? ProviderId { get; set; }
    public string? Zone { get; set; }

    // Marks
    public bool IsSpecial { get; set; }
    public string? SpecialReason { get; set; }
    public bool IsEscalated { get; set; }
    public string? EscalationReason { get; set; }
    /// <summary>Marked as a referral: an active client, with the type beside it (S2.057-S2.064). It does not close the lead.</summary>
    public bool ActiveClient { get; set; }
    public ReferralType? ReferralType { get; set; }

    // Care details: sensitive, shown only where ViewSensitive is granted
    public DateOnly? DateOfBirth { get; set; }
    public string? MedicaidNo { get; set; }
    public string? EmergencyContactName { get; set; }
    public string? EmergencyContactRelation { get; set; }
    public string? EmergencyContactPhone { get; set; }

    // Book-keeping, written by the context
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
    public int? CreatedById { get; set; }
    public string? CreatedBy { get; set; }
    public string? UpdatedBy { get; set; }
    /// <summary>Since when it is in the recycle bin; absent where it is not.</summary>
    public DateTime? DeletedAt { get; set; }
    public string? DeletedBy { get; set; }

    /// <summary>"last first" without case and accents: the default order of lists.</summary>
    public string SortName { get; set; } = "";

    /// <summary>What a search looks through: names, e-mail, phone digits and comments without case and accents.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The name as people say it.</summary>
    public string Name => $"{FirstName} {LastName}";

    /// <summary>Makes what lists sort and searches look through; to be called after each change of a name, phone, e-mail or comment.</summary>
    public void RefreshSearch(string countryCode)
    {
        PhoneDigits = PhoneNumber.Normalise(Phone, countryCode);
        EmailKey = string.IsNullOrWhiteSpace(Email) ? null : TextFolding.Fold(Email);
        SortName = SortNameOf(LastName, FirstName);
        SearchText = TextFolding.Fold($"{FirstName} {LastName}\n{Email}\n{Phone}\n{Comments}");
    }

    /// <summary>How a folded last name stands in <see cref="SearchText"/>, which begins with the first name: to the end of the line.</summary>
    internal static string LastNameInSearchText(string lastName) => $" {lastName}\n";

    /// <summary>"last first" as lists sort it; the separator sorts before every letter.</summary>
    public static string SortNameOf(string lastName, string firstName) =>
        $"{TextFolding.Fold(lastName)}\u0001{TextFolding.Fold(firstName)}";

    /// <summary>Neither closed nor lost.</summary>
    public bool IsOpen => Outcome is null && Status != LeadStatus.Lost;
}

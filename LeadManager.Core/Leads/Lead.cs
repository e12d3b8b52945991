using LeadManager.Core.Changes;
using LeadManager.Core.Data;

namespace LeadManager.Core.Leads;

/// <summary>
/// A person the office hopes to serve. Its axes (status, assignment, temperature, milestones, outcome) are independent
/// columns; what a screen calls the stage is derived from them by <see cref="LeadStages"/> and never stored.
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
    public int? StaffUserId { get; set; }
    public required string Source { get; set; }
    public int? EventId { get; set; }
    public string? EventName { get; set; }
    public string? WordOfMouthType { get; set; }
    public string? OtherSourceType { get; set; }

    // What it is about
    public string? Interest { get; set; }
    public string? Commodity { get; set; }
    public string? ProductCategory { get; set; }
    public string? Comments { get; set; }

    // Axes
    public LeadStatus Status { get; set; }
    public Temperature? Temperature { get; set; }
    public DateTime? Milestone1At { get; set; }
    public DateTime? Milestone2At { get; set; }
    public DateTime? Milestone3At { get; set; }
    public LeadOutcome? Outcome { get; set; }
    public string? CloseReason { get; set; }
    public DateTime? ClosedAt { get; set; }
    public int? ClosedById { get; set; }
    public QuotationState? QuotationState { get; set; }
    public DateTime? NextFollowUpAt { get; set; }
    public required string LastContactStatus { get; set; }
    public DateOnly? LastContactDate { get; set; }

    // Assignment
    public int? AssigneeId { get; set; }
    public DateTime? AssignedAt { get; set; }
    public DateTime? AcceptedAt { get; set; }
    public string? AssignmentReason { get; set; }
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

    /// <summary>"last first" as lists sort it; the separator sorts before every letter.</summary>
    public static string SortNameOf(string lastName, string firstName) =>
        $"{TextFolding.Fold(lastName)}\u0001{TextFolding.Fold(firstName)}";

    /// <summary>Neither closed nor lost.</summary>
    public bool IsOpen => Outcome is null && Status != LeadStatus.Lost;
}

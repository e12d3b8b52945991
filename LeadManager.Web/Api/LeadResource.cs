using LeadManager.Core.Leads;

namespace LeadManager.Web.Api;

/// <summary>Whom to call in an emergency; a care detail.</summary>
public sealed record EmergencyContactResource(string? Name, string? Relation, string? Phone);

/// <summary>A lead as the API shows it; care details are null for those who may not see them.</summary>
public sealed record LeadResource(
    int Id, int Version, string FirstName, string LastName, string Name, string Phone, string? Email, string? City, string? State, string? ZipCode,
    string StaffName, string Source, string? EventName, string? WordOfMouthType, string? OtherSourceType,
    string? Interest, string? Commodity, string? ProductCategory,
    LeadStatus Status, Temperature? Temperature, LeadStage Stage, LeadOutcome? Outcome, string? CloseReason,
    DateTime? Milestone1At, DateTime? Milestone2At, DateTime? Milestone3At, QuotationState? QuotationState, DateTime? NextFollowUpAt,
    int? AssigneeId, string? AssigneeName, DateTime? AssignedAt, DateTime? AcceptedAt, int? TeamLeadId, int? RelationshipManagerId,
    int? OfficeId, int? ProviderId, string? Zone, bool IsSpecial, bool IsEscalated, bool ActiveClient, ReferralType? ReferralType,
    string LastContactStatus, DateOnly? LastContactDate, string? Comments,
    DateOnly? DateOfBirth, string? MedicaidNo, EmergencyContactResource EmergencyContact,
    DateTime CreatedAt, DateTime UpdatedAt, string? CreatedBy, string? UpdatedBy)
{
    public static LeadResource Of(LeadDetail detail)
    {
        var lead = detail.Lead;
        return new LeadResource(
            lead.Id, lead.Version, lead.FirstName, lead.LastName, lead.Name, lead.Phone, lead.Email, lead.City, lead.State, lead.ZipCode,
            lead.StaffName, lead.Source, lead.EventName, lead.WordOfMouthType, lead.OtherSourceType,
            lead.Interest, lead.Commodity, lead.ProductCategory,
            lead.Status, lead.Temperature, detail.Stage, lead.Outcome, lead.CloseReason,
            lead.Milestone1At, lead.Milestone2At, lead.Milestone3At, lead.QuotationState, lead.NextFollowUpAt,
            lead.AssigneeId, detail.AssigneeName, lead.AssignedAt, lead.AcceptedAt, lead.TeamLeadId, lead.RelationshipManagerId,
            lead.OfficeId, lead.ProviderId, lead.Zone, lead.IsSpecial, lead.IsEscalated, lead.ActiveClient, lead.ReferralType,
            lead.LastContactStatus, lead.LastContactDate, lead.Comments,
            lead.DateOfBirth, lead.MedicaidNo, new EmergencyContactResource(lead.EmergencyContactName, lead.EmergencyContactRelation, lead.EmergencyContactPhone),
            lead.CreatedAt, lead.UpdatedAt, lead.CreatedBy, lead.UpdatedBy);
    }
}

/// <summary>One page of leads; the total is null where the query left it out.</summary>
public sealed record LeadPageResource(IReadOnlyList<LeadResource> Items, int? Total, int Page, int PageSize)
{
    public static LeadPageResource Of(LeadPage page) => new([.. page.Items.Select(LeadResource.Of)], page.Total, page.Page, page.PageSize);
}

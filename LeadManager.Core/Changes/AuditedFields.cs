using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Events;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Quotations;
using LeadManager.Core.Settings;
using LeadManager.Core.SpecialLeads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadManager.Core.Changes;

/// <summary>Which records the activity log follows, what it calls them and which columns it leaves out.</summary>
internal static class AuditedFields
{
    /// <summary>Columns that are made from others, count versions, or must never be read (fingerprints of passwords).</summary>
    private static readonly HashSet<string> LeftOut =
    [
        nameof(Lead.Id), nameof(Lead.Version), nameof(Lead.CreatedAt), nameof(Lead.CreatedBy), nameof(Lead.CreatedById),
        nameof(Lead.UpdatedAt), nameof(Lead.UpdatedBy), nameof(Lead.SortName), nameof(Lead.SearchText), nameof(Lead.PhoneDigits), nameof(Lead.EmailKey),
        nameof(Lead.StaffUserId), nameof(Lead.StageSince), nameof(Organisation.AcceptSince), nameof(Lead.EventId), nameof(Lead.DeletedBy), nameof(OutreachEvent.NameKey),
        nameof(User.PasswordHash), nameof(User.SecurityStamp), nameof(User.ConcurrencyStamp), nameof(User.NormalizedEmail),
        nameof(User.NormalizedUserName), nameof(User.AccessFailedCount), nameof(User.LockoutEnd), nameof(User.LockoutEnabled),
        nameof(User.LastSignInAt), nameof(User.LastAssignedAt), nameof(User.ResetCodeHash), nameof(User.ResetCodeExpiresAt), nameof(User.PasswordResetRequestedAt),
        nameof(ILeadRecord.LeadId), nameof(Activity.ById), nameof(FollowUp.EndedById), nameof(FollowUp.RemindAt), nameof(QuotationRequest.RequestedById), nameof(QuotationRequest.DecidedById),
        nameof(User.EmailConfirmed), nameof(User.PhoneNumberConfirmed), nameof(User.PhoneNumber),
    ];

    /// <summary>What kind of record it is, in the log's word, its name and its topic; nothing where the log does not follow it.</summary>
    public static (string Type, string Name, Topic Topic)? Describe(IVersioned entity) => entity switch
    {
        Lead lead => (EntityTypes.Lead, lead.Name, Topic.Leads),
        OutreachEvent outreach => (EntityTypes.Event, outreach.Name, Topic.Events),
        User user => (EntityTypes.User, user.UserName ?? "", Topic.Users),
        Office office => (EntityTypes.Office, office.Name, Topic.Settings),
        Provider provider => (EntityTypes.Provider, provider.Name, Topic.Settings),
        Zone zone => (EntityTypes.Zone, zone.Name, Topic.Settings),
        ListEntry entry => (EntityTypes.ListEntry, entry.Name, Topic.Settings),
        AssignmentRule rule => (EntityTypes.AssignmentRule, rule.Name, Topic.Settings),
        LeadQualification qualification => (EntityTypes.Qualification, NameOf(qualification), Topic.Leads),
        Activity activity => (EntityTypes.Activity, NameOf(activity), Topic.Work),
        FollowUp followUp => (EntityTypes.FollowUp, NameOf(followUp), Topic.Work),
        QuotationRequest request => (EntityTypes.Quotation, NameOf(request), Topic.Work),
        SpecialReview review => (EntityTypes.SpecialReview, NameOf(review), Topic.Work),
        TechnicalReview review => (EntityTypes.TechnicalReview, NameOf(review), Topic.Work),
        Organisation organisation => (EntityTypes.Settings, organisation.Name, Topic.Settings),
        _ => null,
    };

    /// <summary>A record of a lead goes by the lead's number: the log must not keep a name that the lead has lost.</summary>
    private static string NameOf(ILeadRecord record) => $"#{record.LeadId}";

    public static bool Follows(IReadOnlyProperty property) => !LeftOut.Contains(property.Name);
}

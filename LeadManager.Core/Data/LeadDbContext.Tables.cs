using LeadManager.Core.Activities;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Events;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Quotations;
using LeadManager.Core.Settings;
using LeadManager.Core.SpecialLeads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data;

/// <summary>The tables.</summary>
public sealed partial class LeadDbContext
{
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<OutreachEvent> Events => Set<OutreachEvent>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<LeadTally> LeadTallies => Set<LeadTally>();
    public DbSet<TallyOwner> TallyOwners => Set<TallyOwner>();
    public DbSet<LeadChange> LeadChanges => Set<LeadChange>();
    public DbSet<SubmittedRequest> SubmittedRequests => Set<SubmittedRequest>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportContent> ImportContents => Set<ImportContent>();
    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();
    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();
    public DbSet<ChainEntry> ChainEntries => Set<ChainEntry>();
    public DbSet<AssignmentRule> AssignmentRules => Set<AssignmentRule>();
    public DbSet<LeadQualification> LeadQualifications => Set<LeadQualification>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<QuotationRequest> QuotationRequests => Set<QuotationRequest>();
    public DbSet<SpecialReview> SpecialReviews => Set<SpecialReview>();
    public DbSet<TechnicalReview> TechnicalReviews => Set<TechnicalReview>();
    public DbSet<Office> Offices => Set<Office>();
    public DbSet<Provider> Providers => Set<Provider>();
    public DbSet<Zone> Zones => Set<Zone>();
    public DbSet<ListEntry> ListEntries => Set<ListEntry>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<NoticePreference> NoticePreferences => Set<NoticePreference>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<MorningDigest> MorningDigests => Set<MorningDigest>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<KeyRingEntry> KeyRing => Set<KeyRingEntry>();
}

using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.SpecialLeads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.Property(row => row.Note).HasMaxLength(Activity.NoteMax);
        activity.Property(row => row.Outcome).HasMaxLength(Activity.OutcomeMax);
        activity.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        activity.HasIndex(row => new { row.LeadId, row.At }); // the timeline, turned over from its end
        activity.HasIndex(row => new { row.ById, row.At, row.LeadId }).HasFilter("\"ById\" IS NOT NULL"); // how much somebody has done
    }
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.Property(row => row.Version).IsConcurrencyToken();
        followUp.Property(row => row.Note).HasMaxLength(FollowUp.NoteMax);
        followUp.Property(row => row.Outcome).HasMaxLength(FollowUp.OutcomeMax);
        followUp.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        followUp.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        followUp.HasOne<User>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        followUp.HasIndex(row => new { row.LeadId, row.State, row.DueAt }); // a lead's next one
        followUp.HasIndex(row => new { row.OwnerId, row.State, row.DueAt, row.LeadId }); // somebody's day, list and calendar
        followUp.HasIndex(row => new { row.State, row.DueAt, row.OwnerId, row.LeadId }); // everybody's
        followUp.HasIndex(row => new { row.OwnerId, row.EndedAt }).HasFilter("\"EndedAt\" IS NOT NULL"); // what somebody has done
        followUp.HasIndex(row => row.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL"); // of what somebody is to be reminded
    }
}

internal sealed class QuotationRequestConfiguration : IEntityTypeConfiguration<QuotationRequest>
{
    public void Configure(EntityTypeBuilder<QuotationRequest> request)
    {
        request.Property(row => row.Version).IsConcurrencyToken();
        request.Property(row => row.Amount).HasPrecision(14, 2);
        request.Property(row => row.Items).HasMaxLength(QuotationRequest.ItemsMax);
        request.Property(row => row.Note).HasMaxLength(QuotationRequest.NoteMax);
        request.Property(row => row.Comment).HasMaxLength(QuotationRequest.CommentMax);
        request.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        request.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        request.HasIndex(row => new { row.LeadId, row.RequestedAt }); // a lead's requests
        request.HasIndex(row => row.LeadId, "IX_QuotationRequests_OneWaits").IsUnique().HasFilter("\"State\" = 'Requested'");
        request.HasIndex(row => new { row.State, row.RequestedAt, row.LeadId }); // the queue
        request.HasIndex(row => new { row.DecidedAt, row.LeadId }).HasFilter("\"DecidedAt\" IS NOT NULL"); // what was decided last
    }
}

internal sealed class SpecialReviewConfiguration : IEntityTypeConfiguration<SpecialReview>
{
    public void Configure(EntityTypeBuilder<SpecialReview> review)
    {
        review.Property(row => row.Evaluation).HasMaxLength(SpecialReview.EvaluationMax);
        review.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        review.HasIndex(row => new { row.LeadId, row.At });
    }
}

internal sealed class TechnicalReviewConfiguration : IEntityTypeConfiguration<TechnicalReview>
{
    public void Configure(EntityTypeBuilder<TechnicalReview> review)
    {
        review.Property(row => row.ProductFit).HasMaxLength(TechnicalReview.TextMax);
        review.Property(row => row.InstallationFeasibility).HasMaxLength(TechnicalReview.TextMax);
        review.Property(row => row.SpaceAndPower).HasMaxLength(TechnicalReview.TextMax);
        review.Property(row => row.Suitability).HasMaxLength(TechnicalReview.TextMax);
        review.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        review.HasIndex(row => new { row.LeadId, row.At });
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.SpecialLeads;

/// <summary>
/// Writes evaluations of special leads and technical reviews (S3.084, S3.096, S3.107, S3.114-S3.118). Both stand beside the
/// lead and never write to it, so that who may only read a lead can give his opinion of it.
/// </summary>
public sealed class SpecialReviewService(IDbContextFactory<LeadDbContext> contexts, SpecialLists lists, Notices notices, TimeProvider clock)
{
    /// <summary>Approves or declines a special lead, with an evaluation.</summary>
    public Task<Outcome<LeadReviews>> EvaluateAsync(Actor actor, EvaluateSpecial command, CancellationToken ct) =>
        AddAsync(actor, LeadAction.ReviewSpecial, command, lead => lead.IsSpecial ? null : new Conflict(Words.Say("This lead is not marked as special."), lead.Version), now => new Written(
            new SpecialReview { LeadId = command.LeadId, Decision = command.Decision ?? SpecialDecision.Declined, Evaluation = command.Evaluation?.Trim() ?? "", At = now, ById = actor.StoredId },
            "SpecialReviewed", command.Decision?.ToString() ?? "", command.Evaluation), ct);

    /// <summary>Adds what is technically to be said of the lead.</summary>
    public Task<Outcome<LeadReviews>> AddTechnicalAsync(Actor actor, AddTechnicalReview command, CancellationToken ct) =>
        AddAsync(actor, LeadAction.AddTechnicalReview, command, _ => null, now => new Written(
            new TechnicalReview
            {
                LeadId = command.LeadId, Verdict = command.Verdict ?? TechnicalVerdict.NotSuitable, ProductFit = Plain(command.ProductFit), InstallationFeasibility = Plain(command.InstallationFeasibility),
                SpaceAndPower = Plain(command.SpaceAndPower), Suitability = Plain(command.Suitability), At = now, ById = actor.StoredId,
            },
            "TechnicallyReviewed", command.Verdict?.ToString() ?? "", TextOf(command)), ct);

    private async Task<Outcome<LeadReviews>> AddAsync(Actor actor, LeadAction action, ReviewCommand command, Func<Lead, Conflict?> refuse, Func<DateTime, Written> write, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.Leads.Allowed(actor, action).AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.LeadId, ct) is not { } lead)
            return await IsKnownAsync(db, actor, command.LeadId, ct) ? new Forbidden(action) : new NotFound();
        if (Validation.Check(command) is { } faults)
            return faults;
        var repeats = new Repeats(actor, command.RequestKey, action == LeadAction.ReviewSpecial ? EntityTypes.SpecialReview : EntityTypes.TechnicalReview, command with { RequestKey = null });
        var first = await repeats.FindAsync(db, ct);
        if (!first.IsOk || first.Value > 0)
            return first.Failure ?? (Outcome<LeadReviews>)await lists.ReadAsync(db, command.LeadId, ct);
        if (refuse(lead) is { } refusal)
            return refusal;

        var written = write(clock.GetUtcNow().UtcDateTime);
        db.Add(written.Record);
        await TellAsync(db, actor, lead, written, ct);
        await db.SaveAsync(actor, new ChangeNote(written.Action, Words.Say("{0}: {1}", Words.Find(written.Action), lead.Name)), ct);
        await repeats.KeepAsync(db, written.Record.Id, clock.GetUtcNow().UtcDateTime, ct);
        await scope.CommitAsync(ct);
        return await lists.ReadAsync(db, command.LeadId, ct);
    }

    /// <summary>Whether the actor may know of the lead: by its page, or by the list of special leads.</summary>
    private static async Task<bool> IsKnownAsync(LeadDbContext db, Actor actor, int id, CancellationToken ct) =>
        await db.Leads.Allowed(actor, LeadAction.ViewLead).AnyAsync(lead => lead.Id == id, ct)
        || await db.Leads.Allowed(actor, LeadAction.ViewSpecial).AnyAsync(lead => lead.Id == id && lead.IsSpecial, ct);

    /// <summary>Those who work the lead and answer for it hear of it.</summary>
    private async Task TellAsync(LeadDbContext db, Actor actor, Lead lead, Written written, CancellationToken ct)
    {
        var facts = new NoticeFacts { Detail = written.Detail, Text = written.Text };
        await notices.TellAsync(db, actor, lead.AssigneeId, NoticeKind.SpecialReviewed, lead, facts, ct);
        if (lead.TeamLeadId != lead.AssigneeId)
            await notices.TellAsync(db, actor, lead.TeamLeadId, NoticeKind.SpecialReviewed, lead, facts, ct);
    }

    private static string TextOf(AddTechnicalReview review) => string.Join("\n", new[]
    {
        (nameof(review.ProductFit), review.ProductFit), (nameof(review.InstallationFeasibility), review.InstallationFeasibility),
        (nameof(review.SpaceAndPower), review.SpaceAndPower), (nameof(review.Suitability), review.Suitability),
    }.Where(part => !string.IsNullOrWhiteSpace(part.Item2)).Select(part => $"{Words.Find(part.Item1)}: {part.Item2}"));

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Written(ILeadRecord Record, string Action, string Detail, string? Text);
}

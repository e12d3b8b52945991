using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Quotations;

/// <summary>
/// Requests quotations and decides about them (S3.052, S3.061, S3.077, S3.092, S3.093). Each step is one write with its
/// mails; of two who decide the same request the first is heard and the second is told.
/// </summary>
public sealed class QuotationService(IDbContextFactory<LeadDbContext> contexts, LeadWork work, QuotationLines lines, QuotationNotices notices, PeopleNames names)
{
    /// <summary>Requests a quotation; the same key again gives the first request.</summary>
    public async Task<Outcome<QuotationLine>> RequestAsync(Actor actor, RequestQuotation command, CancellationToken ct)
    {
        var repeats = new Repeats(actor, command.RequestKey, EntityTypes.Quotation, command with { RequestKey = null });
        QuotationRequest? added = null;
        var earlier = 0;
        var outcome = await work.TakeAsync(actor, LeadAction.RequestQuotation, command, async (db, lead, now) =>
        {
            var first = await repeats.FindAsync(db, ct);
            if (!first.IsOk || (earlier = first.Value) > 0)
                return first.Failure ?? new Conflict("");
            if (QuotationRules.RefuseRequest(lead) is { } refusal)
                return refusal;
            db.Add(added = RequestOf(actor, command, now));
            lead.QuotationState = QuotationState.Requested;
            await notices.TellOfRequestAsync(db, actor, lead, added, ct);
            return new ChangeNote("QuotationRequested", Words.Say("Requested a quotation for {0}", lead.Name));
        }, ct, db => repeats.KeepAsync(db, added?.Id ?? 0, added?.RequestedAt ?? default, ct));

        return earlier > 0 ? await FindAsync(actor, earlier, ct)
            : outcome.Failure is { } failure ? failure
            : await FindAsync(actor, added?.Id ?? 0, ct);
    }

    /// <summary>Approves: the lead is then approved for quotation.</summary>
    public Task<Outcome<QuotationLine>> ApproveAsync(Actor actor, ApproveQuotation command, CancellationToken ct) =>
        DecideAsync(actor, command, QuotationState.Approved, "QuotationApproved", lead => Words.Say("Approved {0} for quotation", lead.Name), ct);

    /// <summary>Rejects, with a comment.</summary>
    public Task<Outcome<QuotationLine>> RejectAsync(Actor actor, RejectQuotation command, CancellationToken ct) =>
        DecideAsync(actor, command, QuotationState.Rejected, "QuotationRejected", lead => Words.Say("Rejected the quotation for {0}", lead.Name), ct);

    /// <summary>One request as the actor may see it; requests follow the lead's activities.</summary>
    public async Task<Outcome<QuotationLine>> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.Leads.Allowed(actor, LeadAction.ViewActivities);
        var found = await db.QuotationRequests.AsNoTracking().Where(row => row.Id == id && visible.Any(lead => lead.Id == row.LeadId)).ToListAsync(ct);
        return await lines.OfAsync(db, actor, found, ct) is [var line] ? line : new NotFound();
    }

    /// <summary>A lead's requests, the latest first.</summary>
    public async Task<Outcome<LeadQuotations>> ListAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.ViewActivities, leadId, ct);
        if (!found.IsOk)
            return found.Failure;
        var rows = await db.QuotationRequests.AsNoTracking().Where(row => row.LeadId == leadId).OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id).ToListAsync(ct);
        return new LeadQuotations(await lines.OfAsync(db, actor, rows, ct));
    }

    private async Task<Outcome<QuotationLine>> DecideAsync(
        Actor actor, QuotationDecision command, QuotationState state, string action, Func<Lead, string> say, CancellationToken ct)
    {
        if (await LeadOfAsync(command.QuotationId, ct) is not { } leadId)
            return new NotFound();
        var outcome = await work.TakeAsync(actor, LeadAction.DecideQuotation, command with { LeadId = leadId, Version = null }, async (db, lead, now) =>
        {
            if (await db.QuotationRequests.SingleOrDefaultAsync(row => row.Id == command.QuotationId, ct) is not { } request)
                return new NotFound();
            if (QuotationRules.RefuseDecision(actor, lead, request) is { } refusal)
                return refusal;
            if (QuotationRules.RefuseLate(request, await NameAsync(request.DecidedById, ct)) is { } late)
                return late;
            if (Closing.RefuseClosed(lead) is { } closed)
                return closed;
            (request.State, request.Comment, request.DecidedAt) = (state, Plain(command.Said), now);
            request.DecidedById = actor.StoredId;
            lead.QuotationState = state;
            await notices.TellOfDecisionAsync(db, actor, lead, request, ct);
            return new ChangeNote(action, say(lead));
        }, ct);
        return outcome.IsOk ? await FindAsync(actor, command.QuotationId, ct) : outcome.Failure;
    }

    private async Task<int?> LeadOfAsync(int quotationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QuotationRequests.Where(row => row.Id == quotationId).Select(row => (int?)row.LeadId).SingleOrDefaultAsync(ct);
    }

    private async Task<string> NameAsync(int? userId, CancellationToken ct) => await names.OfAsync(userId, ct) ?? Actor.System.Name;

    private static QuotationRequest RequestOf(Actor actor, RequestQuotation command, DateTime now) => new()
    {
        LeadId = command.LeadId, Amount = command.Amount ?? 0, Items = Plain(command.Items), Note = Plain(command.Note), RequestedAt = now,
        RequestedById = actor.StoredId,
    };

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

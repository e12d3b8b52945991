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
/// Requests quotations, decides about them and takes them back (S3.052, S3.061, S3.077, S3.092, S3.093). Each step is one
/// write with its mails; of two who end the same request the first is heard and the second is told.
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
        EndAsync(actor, command, QuotationState.Approved, lead => Words.Say("Approved {0} for quotation", lead.Name), ct);

    /// <summary>Rejects, with a comment.</summary>
    public Task<Outcome<QuotationLine>> RejectAsync(Actor actor, RejectQuotation command, CancellationToken ct) =>
        EndAsync(actor, command, QuotationState.Rejected, lead => Words.Say("Rejected the quotation for {0}", lead.Name), ct);

    /// <summary>Takes one's own request back, whoever has the lead by now: it stands where it stood before, and those who were to decide it are told.</summary>
    public Task<Outcome<QuotationLine>> WithdrawAsync(Actor actor, WithdrawQuotation command, CancellationToken ct) =>
        EndAsync(actor, command, QuotationState.Withdrawn, lead => Words.Say("Took the quotation request for {0} back", lead.Name), ct);

    /// <summary>One request as the actor may see it; requests follow the lead's activities, and undecided ones stay with who made them.</summary>
    public async Task<Outcome<QuotationLine>> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.RequestsOf(actor, QuotationReach.Seen(db, actor)).AsNoTracking().Where(row => row.Id == id).ToListAsync(ct);
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

    private async Task<Outcome<QuotationLine>> EndAsync(Actor actor, QuotationEnd command, QuotationState state, Func<Lead, string> say, CancellationToken ct)
    {
        if (await LeadOfAsync(command.QuotationId, ct) is not { } leadId)
            return new NotFound();
        var isWithdrawn = state == QuotationState.Withdrawn;
        var asked = command with { LeadId = leadId, Version = null };
        var outcome = await (isWithdrawn ? work.TakeAsync(actor, asked, EndOneAsync, ct) : work.TakeAsync(actor, LeadAction.DecideQuotation, asked, EndOneAsync, ct));
        return outcome.IsOk ? await FindAsync(actor, command.QuotationId, ct) : outcome.Failure;

        async Task<Outcome<ChangeNote>> EndOneAsync(LeadDbContext db, Lead lead, DateTime now)
        {
            if (await db.QuotationRequests.SingleOrDefaultAsync(row => row.Id == command.QuotationId, ct) is not { } request)
                return new NotFound();
            if ((isWithdrawn ? QuotationRules.RefuseWithdrawal(actor, lead, request) : QuotationRules.RefuseDecision(actor, lead, request)) is { } refusal)
                return refusal;
            if (QuotationRules.RefuseLate(request, await NameAsync(request.DecidedById, ct)) is { } late)
                return late;
            if (!isWithdrawn && Closing.RefuseClosed(lead) is { } closed)
                return closed;
            (request.State, request.Comment, request.DecidedAt) = (state, Plain(command.Said), now);
            request.DecidedById = actor.StoredId;
            lead.QuotationState = isWithdrawn ? await StoodAsync(db, request, ct) : state;
            await notices.TellOfEndAsync(db, actor, lead, request, ct);
            return new ChangeNote($"Quotation{state}", say(lead));
        }
    }

    /// <summary>Where the lead stood before this request; nowhere where there was none.</summary>
    private static Task<QuotationState?> StoodAsync(LeadDbContext db, QuotationRequest request, CancellationToken ct) =>
        db.QuotationRequests.Where(row => row.LeadId == request.LeadId && row.Id != request.Id && row.State != QuotationState.Withdrawn)
            .OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id).Select(row => (QuotationState?)row.State).FirstOrDefaultAsync(ct);

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

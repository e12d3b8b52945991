using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Quotations;

/// <summary>The parts of the queue.</summary>
public enum QuotationPart
{
    /// <summary>Those that wait for the reader's own decision, the oldest first.</summary>
    ForMe,

    /// <summary>All that wait for a decision, the oldest first.</summary>
    Waiting,

    /// <summary>Approved or rejected, the latest decision first.</summary>
    Decided,

    /// <summary>All, the latest first.</summary>
    All,
}

/// <summary>Which requests a list shows.</summary>
public sealed record QuotationQuery
{
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    public QuotationPart Part { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = DefaultPageSize;
}

/// <summary>One page of requests.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are, at most <see cref="QuotationLists.CountMax"/>.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="PageSize">How many a page holds.</param>
public sealed record QuotationPage(IReadOnlyList<QuotationLine> Items, int Total, int Page, int PageSize);

/// <summary>Reads the queue of requests (S3.104), for those who request or decide; of the leads whose activities they see, and what they requested themselves.</summary>
public sealed class QuotationLists(IDbContextFactory<LeadDbContext> contexts, QuotationLines lines, QuotationDeciders deciders)
{
    /// <summary>Counts go no further: beyond it the number says only that there are too many.</summary>
    public const int CountMax = 1_000;

    /// <summary>Whether the actor takes part in requesting or deciding at all.</summary>
    public static bool TakesPart(Actor actor) => actor.May(LeadAction.RequestQuotation) || actor.May(LeadAction.DecideQuotation);

    /// <summary>One page of one part; empty for those who take no part.</summary>
    public async Task<QuotationPage> ListAsync(Actor actor, QuotationQuery query, CancellationToken ct)
    {
        var (size, page) = (Math.Clamp(query.PageSize, 1, QuotationQuery.PageSizeMax), Math.Clamp(query.Page, 1, int.MaxValue / QuotationQuery.PageSizeMax));
        if (!TakesPart(actor))
            return new QuotationPage([], 0, page, size);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (query.Part == QuotationPart.ForMe)
        {
            var mine = await ForMeAsync(db, actor, ct);
            return new QuotationPage(await lines.OfAsync(db, actor, [.. mine.Skip((page - 1) * size).Take(size)], ct), mine.Count, page, size);
        }

        var part = Part(db, actor, query.Part);
        var rows = await part.AsNoTracking().Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new QuotationPage(await lines.OfAsync(db, actor, rows, ct), await part.Take(CountMax).CountAsync(ct), page, size);
    }

    /// <summary>How many wait for the actor's own decision, at most <see cref="CountMax"/>.</summary>
    internal async Task<int> CountForMeAsync(LeadDbContext db, Actor actor, CancellationToken ct) => (await ForMeAsync(db, actor, ct)).Count;

    private static async Task<List<QuotationRequest>> WaitingAsync(LeadDbContext db, Actor actor, CancellationToken ct)
    {
        var mayDecide = Open(db, actor, LeadAction.DecideQuotation);
        return await db.QuotationRequests.AsNoTracking()
            .Where(row => row.State == QuotationState.Requested && row.RequestedById != actor.UserId && mayDecide.Any(lead => lead.Id == row.LeadId))
            .OrderBy(row => row.RequestedAt).ThenBy(row => row.Id).Take(CountMax).ToListAsync(ct);
    }

    private async Task<List<QuotationRequest>> ForMeAsync(LeadDbContext db, Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.DecideQuotation))
            return [];
        var waiting = await WaitingAsync(db, actor, ct);
        if (waiting.Count == 0)
            return waiting;
        var ids = waiting.Select(row => row.LeadId).ToList();
        var leads = await db.Leads.Allowed(actor, LeadAction.DecideQuotation).AsNoTracking().Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        var line = await deciders.ReadAsync(db, ct);
        return [.. waiting.Where(row => leads.TryGetValue(row.LeadId, out var lead) && line.Asks(actor.UserId, lead, row.RequestedById))];
    }

    private static IQueryable<QuotationRequest> Part(LeadDbContext db, Actor actor, QuotationPart part)
    {
        var rows = db.RequestsOf(actor, part == QuotationPart.Waiting ? QuotationReach.Seen(db, actor).WhereOpen() : QuotationReach.Seen(db, actor));
        return part switch
        {
            QuotationPart.Waiting => rows.Where(row => row.State == QuotationState.Requested).OrderBy(row => row.RequestedAt).ThenBy(row => row.Id),
            QuotationPart.Decided => rows.Where(row => row.DecidedAt != null && row.State != QuotationState.Withdrawn).OrderByDescending(row => row.DecidedAt).ThenByDescending(row => row.Id),
            _ => rows.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id),
        };
    }

    private static IQueryable<Lead> Open(LeadDbContext db, Actor actor, LeadAction action) =>
        db.Leads.Allowed(actor, action).WhereOpen();
}

using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.SpecialLeads;

/// <summary>Reads special leads and what was said about them (S3.037, S3.064, S3.096, S3.133).</summary>
public sealed class SpecialLists(IDbContextFactory<LeadDbContext> contexts, PeopleNames names)
{
    /// <summary>One page; empty for those who see no special leads.</summary>
    public async Task<SpecialPage> ListAsync(Actor actor, SpecialQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (size, page) = (Math.Clamp(query.PageSize, 1, SpecialQuery.PageSizeMax), Math.Clamp(query.Page, 1, int.MaxValue / SpecialQuery.PageSizeMax));
        var part = Part(db, Visible(db, actor), query.Part);
        var rows = await part.OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id).AsNoTracking().Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new SpecialPage(await DescribeAsync(db, actor, rows, ct), await part.CountAsync(ct), page, size);
    }

    /// <summary>One special lead; NotFound where it is none that the actor may know of.</summary>
    public async Task<Outcome<SpecialLine>> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Visible(db, actor).AsNoTracking().Where(lead => lead.Id == id).ToListAsync(ct);
        return await DescribeAsync(db, actor, rows, ct) is [var line] ? line : new NotFound();
    }

    /// <summary>What was said about a lead, to those who see its activities.</summary>
    public async Task<Outcome<LeadReviews>> ReviewsAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.ViewActivities, leadId, ct);
        return found.IsOk ? await ReadAsync(db, leadId, ct) : found.Failure;
    }

    /// <summary>What was said about a lead; the caller has checked that the actor may read it.</summary>
    internal async Task<LeadReviews> ReadAsync(LeadDbContext db, int leadId, CancellationToken ct) => (await ReadAsync(db, [leadId], ct))[leadId];

    private static IQueryable<Lead> Visible(LeadDbContext db, Actor actor) => db.Leads.Allowed(actor, LeadAction.ViewSpecial).Where(lead => lead.IsSpecial);

    private static IQueryable<Lead> Part(LeadDbContext db, IQueryable<Lead> leads, SpecialPart part)
    {
        var open = leads.WhereOpen();
        return part switch
        {
            SpecialPart.Open => open,
            SpecialPart.ToEvaluate => open.Where(lead => !db.SpecialReviews.Any(review => review.LeadId == lead.Id)),
            _ => leads,
        };
    }

    private async Task<IReadOnlyList<SpecialLine>> DescribeAsync(LeadDbContext db, Actor actor, List<Lead> rows, CancellationToken ct)
    {
        var reviews = await ReadAsync(db, [.. rows.Select(lead => lead.Id)], ct);
        var lines = new List<SpecialLine>(rows.Count);
        foreach (var lead in rows)
            lines.Add(new SpecialLine(
                lead.Id, lead.Name, lead.SpecialReason, lead.Interest, lead.Commodity, lead.ProductCategory, lead.Zone,
                actor.Role.UsesExecutiveWords() ? LeadStages.ForExecutive(lead) : LeadStages.Of(lead), lead.IsOpen, await names.OfAsync(lead.AssigneeId, ct), lead.CreatedAt, reviews[lead.Id],
                actor.May(LeadAction.ViewLead, lead), actor.May(LeadAction.ReviewSpecial, lead), actor.May(LeadAction.AddTechnicalReview, lead)));
        return lines;
    }

    private async Task<Dictionary<int, LeadReviews>> ReadAsync(LeadDbContext db, List<int> ids, CancellationToken ct)
    {
        var (evaluations, technical) = (new List<(int LeadId, EvaluationLine Line)>(), new List<(int LeadId, TechnicalLine Line)>());
        foreach (var row in await db.SpecialReviews.AsNoTracking().Where(row => ids.Contains(row.LeadId)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).ToListAsync(ct))
            evaluations.Add((row.LeadId, new EvaluationLine(row.Id, row.Decision, row.Evaluation, row.At, await names.OfAsync(row.ById, ct))));
        foreach (var row in await db.TechnicalReviews.AsNoTracking().Where(row => ids.Contains(row.LeadId)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).ToListAsync(ct))
            technical.Add((row.LeadId, new TechnicalLine(row.Id, row.Verdict, row.ProductFit, row.InstallationFeasibility, row.SpaceAndPower, row.Suitability, row.At, await names.OfAsync(row.ById, ct))));
        return ids.ToDictionary(id => id, id => new LeadReviews([.. evaluations.Where(row => row.LeadId == id).Select(row => row.Line)], [.. technical.Where(row => row.LeadId == id).Select(row => row.Line)]));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.FollowUps;

/// <summary>A follow-up as it is shown. Every moment is in UTC.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">Grows with each change of it.</param>
/// <param name="Lead">The lead as the reader sees it.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Type">What is to be done.</param>
/// <param name="Note">More about it.</param>
/// <param name="OwnerId">Who is to do it.</param>
/// <param name="Owner">His name.</param>
/// <param name="State">Open, done or cancelled.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="EndedAt">When it was done or called off.</param>
/// <param name="EndedBy">Who did that.</param>
/// <param name="CreatedAt">When it was planned.</param>
/// <param name="CreatedBy">Who planned it.</param>
/// <param name="MayChange">Whether the reader may do, move, change or call off this one, as long as it is open.</param>
public sealed record FollowUpLine(
    int Id, int Version, LeadDetail Lead, DateTime DueAt, ActivityType Type, string? Note, int OwnerId, string Owner, FollowUpState State,
    string? Outcome, DateTime? EndedAt, string? EndedBy, DateTime CreatedAt, string? CreatedBy, bool MayChange)
{
    public int LeadId => Lead.Lead.Id;

    public bool IsOpen => State == FollowUpState.Open;
}

/// <summary>A lead's follow-ups: the open ones first, the next one at the top; then those that have ended, the last one first.</summary>
public sealed record LeadFollowUps(IReadOnlyList<FollowUpLine> Items)
{
    /// <summary>The earliest open one.</summary>
    public FollowUpLine? Next => Items is [{ IsOpen: true } first, ..] ? first : null;
}

/// <summary>Makes lines of stored follow-ups, for leads that the reader may see; others are left out.</summary>
public sealed class FollowUpLines(PeopleNames names)
{
    internal async Task<IReadOnlyList<FollowUpLine>> OfAsync(LeadDbContext db, Actor actor, IReadOnlyList<FollowUp> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.LeadId).Distinct().ToList();
        var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id)).AsNoTracking().ToDictionaryAsync(lead => lead.Id, ct);
        var lines = new List<FollowUpLine>(rows.Count);
        var details = new Dictionary<int, LeadDetail>();
        foreach (var row in rows)
            if (leads.TryGetValue(row.LeadId, out var lead))
            {
                if (!details.TryGetValue(lead.Id, out var detail))
                    details[lead.Id] = detail = LeadDetail.For(actor, lead, lead.AssigneeId is { } assignee ? await names.OfAsync(assignee, ct) : null);
                lines.Add(await OfAsync(actor, row, detail, ct));
            }

        return lines;
    }

    private async Task<FollowUpLine> OfAsync(Actor actor, FollowUp row, LeadDetail lead, CancellationToken ct) => new(
        row.Id, row.Version, lead, row.DueAt, row.Type, row.Note, row.OwnerId, await names.OfAsync(row.OwnerId, ct), row.State, row.Outcome, row.EndedAt,
        row.EndedById is { } by ? await names.OfAsync(by, ct) : null, row.CreatedAt, row.CreatedById is { } planner ? await names.OfAsync(planner, ct) : null,
        FollowUpRules.Refuse(actor, lead.Lead, row.OwnerId) is null);
}

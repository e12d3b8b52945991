using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Where leads, tallies and assignment rules carry the names of a list as text.</summary>
/// <param name="Column">The lead's column.</param>
/// <param name="Tally">What is counted by it, if anything.</param>
/// <param name="NamesIn">The condition of a rule that names it, if there is one.</param>
internal sealed record LeadText(string Column, TallyKind? Tally = null, Func<AssignmentRule, List<string>>? NamesIn = null)
{
    /// <summary>Zones, which are a list of their own kind.</summary>
    public static readonly LeadText Zone = new(nameof(Lead.Zone), null, rule => rule.Zones);

    /// <summary>That of a list; null for the statuses, which leads keep as their code.</summary>
    public static LeadText? Of(ListKind kind) => kind switch
    {
        ListKind.Source => new(nameof(Lead.Source), TallyKind.Source, rule => rule.Sources),
        ListKind.WordOfMouthType => new(nameof(Lead.WordOfMouthType), TallyKind.WordOfMouth),
        ListKind.ContactStatus => new(nameof(Lead.LastContactStatus), TallyKind.LastContact),
        ListKind.Commodity => new(nameof(Lead.Commodity), null, rule => rule.Commodities),
        ListKind.ProductCategory => new(nameof(Lead.ProductCategory)),
        ListKind.CloseReason => new(nameof(Lead.CloseReason)),
        _ => null,
    };

    /// <summary>Renames it everywhere, in the recycle bin too, inside a write that has begun.</summary>
    public async Task RenameAsync(LeadDbContext db, WriteScope scope, Actor actor, DateTime now, string from, string to, CancellationToken ct)
    {
        // The version too: a form that still holds the old name is told of the new one.
        await LeadsWith(db, from).ExecuteUpdateAsync(lead => lead
            .SetProperty(row => EF.Property<string?>(row, Column), to)
            .SetProperty(row => row.UpdatedBy, actor.Username)
            .SetProperty(row => row.UpdatedAt, now)
            .SetProperty(row => row.Version, row => row.Version + 1), ct);
        if (Tally is { } kind)
            await TallyDeltas.RenameAsync(db, kind, from, to, ct);
        foreach (var rule in await RulesAsync(db, from, ct))
            if (NamesIn?.Invoke(rule) is { } names)
                names[names.IndexOf(from)] = to;
        scope.Topics |= Topic.Leads;
    }

    /// <summary>Whether any lead has it, also one in the recycle bin.</summary>
    public Task<bool> IsUsedAsync(LeadDbContext db, string name, CancellationToken ct) => LeadsWith(db, name).AnyAsync(ct);

    /// <summary>The rules that name it, the first of them.</summary>
    public async Task<AssignmentRule?> FindRuleAsync(LeadDbContext db, string name, CancellationToken ct) => (await RulesAsync(db, name, ct)).FirstOrDefault();

    /// <summary>How many leads have each name; kept counts where there are, else counted.</summary>
    public async Task<Dictionary<string, int>> CountAsync(LeadDbContext db, CancellationToken ct) => Tally is { } kind
        ? await db.LeadTallies.Where(row => row.Owner == TallyGroups.All && row.Kind == kind).GroupBy(row => row.Key).Select(group => new { group.Key, Count = group.Sum(row => row.Count) })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct)
        : await db.Leads.Allowed(Actor.System, LeadAction.ViewLead).Where(lead => EF.Property<string?>(lead, Column) != null).GroupBy(lead => EF.Property<string>(lead, Column))
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);

    private IQueryable<Lead> LeadsWith(LeadDbContext db, string name) => db.Leads.Where(lead => EF.Property<string?>(lead, Column) == name);

    /// <summary>There are few rules, and their lists are not searched in the database.</summary>
    private async Task<List<AssignmentRule>> RulesAsync(LeadDbContext db, string name, CancellationToken ct) =>
        NamesIn is null ? [] : [.. (await db.AssignmentRules.ToListAsync(ct)).Where(rule => NamesIn(rule).Contains(name))];
}

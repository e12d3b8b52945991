using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>What may not be done to an entry of a small list, and why.</summary>
internal static class ListRules
{
    /// <summary>The code means each of the five, so there are always these.</summary>
    public static Conflict StatusesStay() => new(Words.Say("The five statuses stay as they are; only their words can be changed."));

    /// <summary>The sources with a field of their own are known by their names; a status is known by its code and can be called anything.</summary>
    public static Conflict? RefuseName(ListEntry entry, string? name) =>
        entry is { Kind: not ListKind.Status, Code: not null } && name?.Trim() != entry.Name
            ? new(Words.Say("{0} keeps its name: forms ask a further question for it.", entry.Name), entry.Version)
            : null;

    /// <summary>A lead always has a source and a last contact, so one of each stays on offer.</summary>
    public static async Task<Conflict?> RefuseRetiringAsync(LeadDbContext db, ListEntry entry, CancellationToken ct) =>
        entry.Kind == ListKind.Status ? StatusesStay()
        : entry.Kind is ListKind.Source or ListKind.ContactStatus && !await db.ListEntries.AnyAsync(row => row.Kind == entry.Kind && row.Id != entry.Id && !row.IsRetired, ct)
            ? new(Words.Say("{0} is the last one that is offered. Add another first.", entry.Name), entry.Version)
        : null;

    /// <summary>Only what nothing uses can be deleted; the rest is retired.</summary>
    public static async Task<Conflict?> RefuseDeletingAsync(LeadDbContext db, ListEntry entry, CancellationToken ct)
    {
        if (entry.Kind != ListKind.Status && entry.Code is not null)
            return new(Words.Say("{0} cannot be deleted: forms ask a further question for it. Retire it instead.", entry.Name), entry.Version);
        if (await RefuseRetiringAsync(db, entry, ct) is { } refused)
            return refused;
        if (await db.ListEntries.Where(row => row.ParentId == entry.Id).Select(row => row.Name).FirstOrDefaultAsync(ct) is { } category)
            return new(Words.Say("{0} has product categories, {1} among them. Delete or move them first.", entry.Name, category), entry.Version);
        return LeadText.Of(entry.Kind) is { } text ? await RefuseDeletingAsync(db, text, entry, ct) : null;
    }

    /// <summary>The same for whatever leads and rules have as text.</summary>
    public static async Task<Conflict?> RefuseDeletingAsync(LeadDbContext db, LeadText text, IListed row, CancellationToken ct)
    {
        if (await text.IsUsedAsync(db, row.Name, ct))
            return UsedByLeads(row);
        return await text.FindRuleAsync(db, row.Name, ct) is { } rule ? UsedByRule(row, rule.Name) : null;
    }

    public static Conflict UsedByLeads(IListed row) =>
        new(Words.Say("Leads have {0}, those in the recycle bin counted. Retire it instead: it is no longer offered then.", row.Name), row.Version);

    public static Conflict UsedByRule(IListed row, string rule) =>
        new(Words.Say("The assignment rule {0} asks for {1}. Change the rule first, or retire it instead.", rule, row.Name), row.Version);
}

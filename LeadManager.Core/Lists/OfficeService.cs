using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Changes the offices (S1.53).</summary>
public sealed class OfficeService(IDbContextFactory<LeadDbContext> contexts, ListWriter writer)
{
    /// <summary>Stores a new office, or changes one.</summary>
    public Task<Outcome<OfficeRow>> SaveAsync(Actor actor, SaveOffice command, CancellationToken ct)
    {
        var note = command.Id == 0 ? ChangeNote.Created : ChangeNote.Updated;
        return writer.WriteAsync(actor, note, command, async (db, _) =>
        {
            var found = command.Id == 0 ? new Office { Name = "", NameKey = "" } : await ListWriter.LoadAsync<Office>(db, command.Id, command.Version, ct);
            if (found.Value is not { } office)
                return found.Failure ?? new NotFound();
            if (await ListWriter.NameAsync(db.Offices, office, command.Name, ct) is { } taken)
                return taken;
            (office.City, office.Email) = (ListWriter.Plain(command.City), ListWriter.Plain(command.Email));
            if (command.Id == 0)
                db.Add(office);
            return (Outcome<Office>)office;
        }, OfficeRow.Of, ct);
    }

    /// <summary>Offers an office no longer, or again; leads that have it keep it.</summary>
    public Task<Outcome<OfficeRow>> RetireAsync(Actor actor, int id, bool isRetired, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote(isRetired ? "Retired" : "BroughtBack"), id, (_, office) =>
        {
            office.IsRetired = isRetired;
            return Task.FromResult<Conflict?>(null);
        }, ct);

    /// <summary>Deletes an office that nothing uses.</summary>
    public Task<Outcome<OfficeRow>> DeleteAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, ChangeNote.Deleted, id, async (db, office) =>
        {
            if (await RefuseAsync(db, office, ct) is { } refused)
                return refused;
            db.Remove(office);
            return null;
        }, ct);

    /// <summary>How many leads outside the bin each office has, by its number; for whom the settings are.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountUsesAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Dictionary<int, int>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => lead.OfficeId != null).GroupBy(lead => lead.OfficeId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }

    /// <summary>No foreign key keeps an office with leads or people, so they are asked.</summary>
    private static async Task<Conflict?> RefuseAsync(LeadDbContext db, Office office, CancellationToken ct)
    {
        if (await db.Leads.AnyAsync(lead => lead.OfficeId == office.Id, ct))
            return ListRules.UsedByLeads(office);
        if (await db.Users.Where(user => user.OfficeId == office.Id).Select(user => user.Name).FirstOrDefaultAsync(ct) is { } person)
            return new(Words.Say("{0} belongs to {1}. Change that under Users first, or retire the office instead.", person, office.Name), office.Version);
        if (await db.Providers.Where(provider => provider.OfficeId == office.Id).Select(provider => provider.Name).FirstOrDefaultAsync(ct) is { } provider)
            return new(Words.Say("The provider {0} works in {1}. Change that first, or retire the office instead.", provider, office.Name), office.Version);
        return (await db.AssignmentRules.ToListAsync(ct)).Find(rule => rule.OfficeIds.Contains(office.Id)) is { } asking ? ListRules.UsedByRule(office, asking.Name) : null;
    }

    private Task<Outcome<OfficeRow>> ChangeAsync(Actor actor, ChangeNote note, int id, Func<LeadDbContext, Office, Task<Conflict?>> change, CancellationToken ct) =>
        writer.WriteAsync(actor, note, null, async (db, _) =>
        {
            var found = await ListWriter.LoadAsync<Office>(db, id, null, ct);
            if (found.Value is not { } office)
                return found.Failure ?? new NotFound();
            if (await change(db, office) is { } refused)
                return refused;
            return (Outcome<Office>)office;
        }, OfficeRow.Of, ct);
}

using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Changes the offices (S1.53).</summary>
public sealed class OfficeService(IDbContextFactory<LeadDbContext> contexts, ListWriter writer)
{
    private readonly ListSteps<Office, OfficeRow> _steps = new(writer, () => new Office { Name = "", NameKey = "" }, OfficeRow.Of);

    /// <summary>Stores a new office, or changes one.</summary>
    public Task<Outcome<OfficeRow>> SaveAsync(Actor actor, SaveOffice command, CancellationToken ct) =>
        _steps.SaveAsync(actor, command, async (db, _, office) =>
        {
            (office.City, office.Email) = (ListWriter.Plain(command.City), ListWriter.Plain(command.Email));
            return await ListWriter.NameAsync(db.Offices, office, command.Name, ct);
        }, ct);

    /// <summary>Offers an office no longer, or again; leads that have it keep it.</summary>
    public Task<Outcome<OfficeRow>> RetireAsync(Actor actor, int id, bool isRetired, CancellationToken ct) => _steps.RetireAsync(actor, id, isRetired, null, ct);

    /// <summary>Deletes an office that nothing uses.</summary>
    public Task<Outcome<OfficeRow>> DeleteAsync(Actor actor, int id, CancellationToken ct) => _steps.DeleteAsync(actor, id, (db, office) => RefuseAsync(db, office, ct), ct);

    /// <summary>How many leads outside the bin each office has, by its number; for whom the settings are.</summary>
    public Task<IReadOnlyDictionary<int, int>> CountUsesAsync(Actor actor, CancellationToken ct) =>
        ListSteps<Office, OfficeRow>.CountUsesAsync(contexts, actor, lead => lead.OfficeId, ct);

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
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Changes the providers (S1.54).</summary>
public sealed class ProviderService(IDbContextFactory<LeadDbContext> contexts, ListWriter writer)
{
    /// <summary>Stores a new provider, or changes one.</summary>
    public Task<Outcome<ProviderRow>> SaveAsync(Actor actor, SaveProvider command, CancellationToken ct)
    {
        var note = command.Id == 0 ? ChangeNote.Created : ChangeNote.Updated;
        return writer.WriteAsync(actor, note, command, async (db, _) =>
        {
            var found = command.Id == 0 ? new Provider { Name = "", NameKey = "" } : await ListWriter.LoadAsync<Provider>(db, command.Id, command.Version, ct);
            if (found.Value is not { } provider)
                return found.Failure ?? new NotFound();
            if (await ListWriter.NameAsync(db.Providers, provider, command.Name, ct) is { } taken)
                return taken;
            if (command.OfficeId is { } officeId && command.OfficeId != provider.OfficeId && !await db.Offices.AnyAsync(office => office.Id == officeId && !office.IsRetired, ct))
                return new Invalid(nameof(SaveProvider.OfficeId), Words.Say("There is no such office, or it is retired. Choose one from the list."));
            (provider.Email, provider.Phone, provider.OfficeId) = (ListWriter.Plain(command.Email), ListWriter.Plain(command.Phone), command.OfficeId);
            if (command.Id == 0)
                db.Add(provider);
            return (Outcome<Provider>)provider;
        }, ProviderRow.Of, ct);
    }

    /// <summary>Offers a provider no longer, or again; leads that have it keep it.</summary>
    public Task<Outcome<ProviderRow>> RetireAsync(Actor actor, int id, bool isRetired, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote(isRetired ? "Retired" : "BroughtBack"), id, (_, provider) =>
        {
            provider.IsRetired = isRetired;
            return Task.FromResult<Conflict?>(null);
        }, ct);

    /// <summary>Deletes a provider that nothing uses.</summary>
    public Task<Outcome<ProviderRow>> DeleteAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, ChangeNote.Deleted, id, async (db, provider) =>
        {
            if (await db.Leads.AnyAsync(lead => lead.ProviderId == provider.Id, ct))
                return ListRules.UsedByLeads(provider); // no foreign key keeps it
            db.Remove(provider);
            return null;
        }, ct);

    /// <summary>How many leads outside the bin each provider has, by its number; for whom the settings are.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountUsesAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Dictionary<int, int>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => lead.ProviderId != null).GroupBy(lead => lead.ProviderId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }

    private Task<Outcome<ProviderRow>> ChangeAsync(Actor actor, ChangeNote note, int id, Func<LeadDbContext, Provider, Task<Conflict?>> change, CancellationToken ct) =>
        writer.WriteAsync(actor, note, null, async (db, _) =>
        {
            var found = await ListWriter.LoadAsync<Provider>(db, id, null, ct);
            if (found.Value is not { } provider)
                return found.Failure ?? new NotFound();
            if (await change(db, provider) is { } refused)
                return refused;
            return (Outcome<Provider>)provider;
        }, ProviderRow.Of, ct);
}

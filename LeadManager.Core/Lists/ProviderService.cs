using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Changes the providers (S1.54).</summary>
public sealed class ProviderService(IDbContextFactory<LeadDbContext> contexts, ListWriter writer)
{
    private readonly ListSteps<Provider, ProviderRow> _steps = new(writer, () => new Provider { Name = "", NameKey = "" }, ProviderRow.Of);

    /// <summary>Stores a new provider, or changes one.</summary>
    public Task<Outcome<ProviderRow>> SaveAsync(Actor actor, SaveProvider command, CancellationToken ct) =>
        _steps.SaveAsync(actor, command, async (db, _, provider) =>
        {
            if (await ListWriter.NameAsync(db.Providers, provider, command.Name, ct) is { } taken)
                return taken;
            if (command.OfficeId is { } officeId && command.OfficeId != provider.OfficeId && !await db.Offices.AnyAsync(office => office.Id == officeId && !office.IsRetired, ct))
                return new Invalid(nameof(SaveProvider.OfficeId), Words.Say("There is no such office, or it is retired. Choose one from the list."));
            (provider.Email, provider.Phone, provider.OfficeId) = (ListWriter.Plain(command.Email), ListWriter.Plain(command.Phone), command.OfficeId);
            return null;
        }, ct);

    /// <summary>Offers a provider no longer, or again; leads that have it keep it.</summary>
    public Task<Outcome<ProviderRow>> RetireAsync(Actor actor, int id, bool isRetired, CancellationToken ct) => _steps.RetireAsync(actor, id, isRetired, null, ct);

    /// <summary>Deletes a provider that nothing uses; no foreign key keeps it.</summary>
    public Task<Outcome<ProviderRow>> DeleteAsync(Actor actor, int id, CancellationToken ct) =>
        _steps.DeleteAsync(actor, id, async (db, provider) => await db.Leads.AnyAsync(lead => lead.ProviderId == provider.Id, ct) ? ListRules.UsedByLeads(provider) : null, ct);

    /// <summary>How many leads outside the bin each provider has, by its number; for whom the settings are.</summary>
    public Task<IReadOnlyDictionary<int, int>> CountUsesAsync(Actor actor, CancellationToken ct) =>
        ListSteps<Provider, ProviderRow>.CountUsesAsync(contexts, actor, lead => lead.ProviderId, ct);
}

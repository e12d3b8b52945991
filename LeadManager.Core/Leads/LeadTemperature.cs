using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>How near a lead is to a decision, as somebody judges it (S4.51); absent takes the judgement back.</summary>
public sealed record SetTemperature : ProgressCommand
{
    public Temperature? Temperature { get; set; }
}

/// <summary>Judges leads without a form of all their fields: the same field, under the same grant.</summary>
public sealed class LeadTemperature(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>What has to be granted.</summary>
    public static LeadAction Action { get; } = LeadFields.Find(nameof(LeadInput.Temperature))?.Edit ?? LeadAction.EditContact;

    internal static readonly ChangeNote Note = new("TemperatureSet");

    /// <summary>Sets it; a lead that has changed since it was looked at is left alone.</summary>
    public async Task<Outcome<Done>> SetAsync(Actor actor, SetTemperature command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, Action, command.LeadId, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (Refuse(command.Temperature) is { } fault)
            return fault;
        if (command.Version is { } seen && seen != lead.Version)
            return new Conflict(Words.Say("{0} has changed this lead meanwhile.", lead.UpdatedBy), lead.Version);

        lead.Temperature = command.Temperature;
        return await db.SaveLeadAsync(actor, Note, ct);
    }

    internal static Invalid? Refuse(Temperature? temperature) =>
        temperature is { } value && !Enum.IsDefined(value) ? new Invalid(nameof(SetTemperature.Temperature), Words.Say("Choose a temperature of the list.")) : null;
}

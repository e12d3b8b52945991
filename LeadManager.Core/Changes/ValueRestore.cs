using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>
/// Puts a single value back as an entry of the activity log has it. It goes the way of every edit - the field's own
/// grant, the same validation, a log entry - and besides needs ViewAudit.
/// </summary>
public sealed class ValueRestore(IDbContextFactory<LeadDbContext> contexts, LeadEditing leads, EventEditing events)
{
    /// <summary>What such a change is called in the log.</summary>
    public const string ActionType = "ValueRestored";

    /// <summary>A source and what it asks for make sense only together; of these, all that the entry changed go back.</summary>
    private static readonly HashSet<string> SourceGroup =
        [nameof(LeadInput.Source), nameof(LeadInput.EventName), nameof(LeadInput.WordOfMouthType), nameof(LeadInput.OtherSourceType)];

    /// <summary>Puts the old value back; where it has changed again since, only if that is asked for.</summary>
    public async Task<Outcome<Done>> RestoreAsync(Actor actor, RestoreValue command, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ViewAudit))
            return new Forbidden(LeadAction.ViewAudit);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.EntryId, ct) is not { EntityId: { } id } entry)
            return new NotFound();
        var change = new Change(AuditJson.Read(entry.OldValue), AuditJson.Read(entry.NewValue), id, command);
        if (!change.Old.ContainsKey(command.Field) || entry.NewValue is null)
            return new Invalid(command.Field, Words.Say("This entry does not hold an earlier value of {0}.", LeadFields.LabelOf(command.Field)));

        try
        {
            return (entry.EntityType, command.Field) switch
            {
                (EntityTypes.Lead, _) => await RestoreLeadAsync(db, actor, change, ct),
                (EntityTypes.Event, nameof(OutreachEvent.Name)) => await RestoreEventAsync(db, actor, change, ct),
                _ => NotRestorable(command.Field),
            };
        }
        catch (JsonException)
        {
            return new Invalid(command.Field, Words.Say("{0} cannot hold this earlier value any more.", LeadFields.LabelOf(command.Field)));
        }
    }

    private async Task<Outcome<Done>> RestoreLeadAsync(LeadDbContext db, Actor actor, Change change, CancellationToken ct)
    {
        if (LeadFields.Find(change.Field) is not { } column)
            return NotRestorable(change.Field);
        if (await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == change.Id, ct) is not { } lead)
            return new NotFound();
        if (column.IsSensitive && !actor.May(LeadAction.ViewSensitive, lead))
            return new Forbidden(LeadAction.ViewSensitive);
        if (!change.Overwrite && IsChangedSince(change, column.Stored.GetValue(lead), column.Stored.PropertyType))
            return ChangedSince(column.Label, lead.Version);

        var command = new UpdateLead { Id = lead.Id, Version = lead.Version }.Fill(lead);
        foreach (var field in Together(change))
            field.Input.SetValue(command, AuditJson.As(change.Old[field.Name], field.Input.PropertyType));
        var wanted = LeadMapping.Plain(column.Input.GetValue(command));
        var outcome = await leads.UpdateAsync(actor, command, ct, NoteOf(column.Label, lead.Name));
        if (outcome.Value is not { } stored)
            return outcome.Failure ?? new NotFound();
        return Equals(LeadMapping.Plain(column.Stored.GetValue(stored.Lead)), wanted)
            ? Done.It
            : new Invalid(change.Field, Words.Say("{0} belongs to another source than {1}. Put the source back first.", Words.Find(column.Label), lead.Source));
    }

    private async Task<Outcome<Done>> RestoreEventAsync(LeadDbContext db, Actor actor, Change change, CancellationToken ct)
    {
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(row => row.Id == change.Id, ct) is not { } outreach)
            return new NotFound();
        if (!change.Overwrite && IsChangedSince(change, outreach.Name, typeof(string)))
            return ChangedSince(change.Field, outreach.Version);

        var name = AuditJson.As(change.Old[change.Field], typeof(string)) as string;
        var command = new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = name, Date = outreach.Date, Place = outreach.Place };
        var outcome = await events.UpdateAsync(actor, command, ct, NoteOf(change.Field, outreach.Name));
        return outcome.IsOk ? Done.It : outcome.Failure;
    }

    private static IEnumerable<LeadField> Together(Change change) => LeadFields.All.Where(field =>
        change.Old.ContainsKey(field.Name) && (field.Name == change.Field || (SourceGroup.Contains(change.Field) && SourceGroup.Contains(field.Name))));

    private static bool IsChangedSince(Change change, object? current, Type column) =>
        !change.New.TryGetValue(change.Field, out var became) || !Equals(LeadMapping.Plain(AuditJson.As(became, column)), LeadMapping.Plain(current));

    private static Conflict ChangedSince(string label, int version) =>
        new(Words.Say("{0} has changed again since then. Put the older value back all the same?", Words.Find(label)), version);

    private static Invalid NotRestorable(string field) =>
        new(field, Words.Say("{0} cannot be put back from the log. Change it on its own page.", LeadFields.LabelOf(field)));

    private static ChangeNote NoteOf(string label, string name) => new(ActionType, Words.Say("Put back {0} of {1}", Words.Find(label), name));

    private sealed record Change(Dictionary<string, JsonElement> Old, Dictionary<string, JsonElement> New, int Id, RestoreValue Command)
    {
        public string Field => Command.Field;

        public bool Overwrite => Command.Overwrite;
    }
}

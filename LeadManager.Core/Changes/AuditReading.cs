using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>Turns stored entries into lines that this actor may read: hidden values are blank, restorable ones say so.</summary>
internal sealed class AuditReading(LeadDbContext db, Actor actor, OfficeCalendar calendar, OfficeWords words)
{
    /// <summary>Columns that hold the number of a user; people read the name.</summary>
    private static readonly HashSet<string> UserColumns =
        [nameof(Lead.AssigneeId), nameof(Lead.TeamLeadId), nameof(Lead.RelationshipManagerId), nameof(Lead.ClosedById), nameof(Users.User.ManagerId), nameof(FollowUps.FollowUp.OwnerId)];

    private Dictionary<int, Lead> _leads = [];
    private Dictionary<int, string> _users = [];

    /// <summary>The lines of these entries, in their order.</summary>
    public async Task<IReadOnlyList<AuditLine>> ReadAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var leadIds = entries.Where(entry => entry.EntityType == EntityTypes.Lead).Select(entry => entry.EntityId ?? 0).Distinct().ToList();
        _leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => leadIds.Contains(lead.Id)).AsNoTracking().ToDictionaryAsync(lead => lead.Id, ct);
        var values = entries.ToDictionary(entry => entry.Id, entry => (Old: AuditJson.Read(entry.OldValue), New: AuditJson.Read(entry.NewValue)));
        var userIds = values.Values.SelectMany(pair => pair.Old.Concat(pair.New))
            .Where(pair => UserColumns.Contains(pair.Key)).Select(pair => AuditJson.Number(pair.Value))
            .Concat(entries.Select(entry => entry.UserId)).OfType<int>().Distinct().ToList();
        if (userIds.Count > 0)
            _users = await db.Users.Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        return [.. entries.Select(entry => LineOf(entry, values[entry.Id].Old, values[entry.Id].New))];
    }

    private AuditLine LineOf(AuditEntry entry, Dictionary<string, JsonElement> old, Dictionary<string, JsonElement> @new)
    {
        var lead = entry.EntityType == EntityTypes.Lead ? _leads.GetValueOrDefault(entry.EntityId ?? 0) : null;
        var fields = old.Keys.Union(@new.Keys).Select(name =>
        {
            var label = LeadFields.LabelOf(name);
            if (IsHidden(entry, lead, name))
                return new AuditValue(name, label, null, null, IsHidden: true);
            var isChange = entry.OldValue is not null && entry.NewValue is not null;
            return new AuditValue(name, label, Say(name, old), Say(name, @new), MayRestore: isChange && MayRestore(entry, lead, name));
        });
        return new AuditLine(
            entry.Id, entry.Timestamp, entry.UserId, entry.Username, entry.ActionType, entry.EntityType, entry.EntityId, entry.EntityName,
            entry.Description, entry.IpAddress, [.. fields])
        {
            Person = _users.GetValueOrDefault(entry.UserId ?? 0) ?? Words.Find(entry.Username),
            HasPage = lead is not null,
        };
    }

    private bool IsHidden(AuditEntry entry, Lead? lead, string name) =>
        entry.EntityType == EntityTypes.Lead && LeadFields.Find(name) is { IsSensitive: true } && (lead is null || !actor.May(LeadAction.ViewSensitive, lead));

    private bool MayRestore(AuditEntry entry, Lead? lead, string name) => actor.May(LeadAction.ViewAudit) && entry.EntityType switch
    {
        EntityTypes.Lead => lead is not null && LeadFields.Find(name) is { } column && actor.May(column.IsSensitive ? LeadAction.EditContact : column.Edit, lead),
        EntityTypes.Event => name == nameof(OutreachEvent.Name) && actor.May(LeadAction.ManageEvents),
        _ => false,
    };

    private string? Say(string name, Dictionary<string, JsonElement> values)
    {
        if (!values.TryGetValue(name, out var value))
            return null;
        if (name == nameof(QuotationRequest.Amount) && value.ValueKind == JsonValueKind.Number)
            return words.Of(name, value.GetDecimal());
        if (AuditJson.Number(value) is { } id)
            return UserColumns.Contains(name) ? _users.GetValueOrDefault(id) ?? Words.Say("User {0}", id) : words.Of(name, id);
        var text = AuditJson.Say(value, calendar);
        return name == nameof(Lead.Status) && text is not null ? words.Find(text) ?? text : text;
    }
}

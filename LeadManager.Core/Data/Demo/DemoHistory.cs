using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadManager.Core.Data.Demo;

/// <summary>One step in the life of the demo office, as the activity log tells it; with the change row where it concerns a lead.</summary>
internal sealed record DemoStep(AuditEntry Entry, LeadChange? Change = null);

/// <summary>
/// What the log would hold had people worked the lead: what it came in with, its owner, its status, its end, its
/// referral. The lead's version counts the steps.
/// </summary>
internal sealed class DemoHistory(LeadDbContext db, IReadOnlyList<User> users)
{
    private static readonly string[] Assignment = [nameof(Lead.AssigneeId), nameof(Lead.AssignedAt), nameof(Lead.AcceptedAt), nameof(Lead.TeamLeadId)];

    private static readonly string[] Progress =
    [
        nameof(Lead.Status), nameof(Lead.Temperature), nameof(Lead.RelationshipManagerId), nameof(Lead.Milestone1At), nameof(Lead.Milestone2At), nameof(Lead.LastContactStatus), nameof(Lead.LastContactDate),
    ];

    private static readonly string[] End =
    [
        nameof(Lead.Outcome), nameof(Lead.Milestone3At), nameof(Lead.ClosedAt), nameof(Lead.ClosedById), nameof(Lead.CloseReason),
    ];

    private static readonly string[] Quotation = [nameof(Lead.QuotationState)];

    private static readonly string[] Referral = [nameof(Lead.ActiveClient), nameof(Lead.ReferralType)];

    private static readonly Dictionary<string, object?> AtFirst = new()
    {
        [nameof(Lead.Status)] = LeadStatus.New, [nameof(Lead.ActiveClient)] = false, [nameof(Lead.LastContactStatus)] = Sources.ContactStatuses[0],
    };

    private readonly List<IProperty> _followed =
        [.. db.Model.FindEntityType(typeof(Lead))?.GetProperties().Where(AuditedFields.Follows) ?? []];

    private readonly Dictionary<int, User> _byId = users.ToDictionary(user => user.Id);

    /// <summary>How many times the lead has been saved.</summary>
    public static int VersionOf(DemoLead made) =>
        1 + DemoChain.StepsOf(made) + (Differs(made.Lead) ? 1 : 0) + DemoQuotations.StepsOf(made).Count() + (made.Lead.Outcome is null ? 0 : 1) + (made.Lead.ActiveClient ? 1 : 0);

    /// <summary>Who took the last of its steps.</summary>
    public User? LastBy(DemoLead made) => made.Lead switch
    {
        { ActiveClient: true } lead => Marker(lead),
        { Outcome: not null } lead => User(lead.ClosedById),
        _ when made.Quotations.Count > 0 => User(DemoQuotations.StepsOf(made).Last().ById),
        var lead when Differs(lead) => Worker(lead),
        var lead => DemoChain.LastBy(made) ?? User(lead.CreatedById),
    };

    /// <summary>The steps, the first one being its creation.</summary>
    public IEnumerable<DemoStep> Of(DemoLead made, int id)
    {
        var lead = made.Lead;
        var version = 1;
        var held = _followed.ToDictionary(property => property.Name, property => property.GetGetter().GetClrValue(lead));
        var later = (DemoChain.IsOwnFromTheStart(made) ? [Progress, Quotation, End, Referral] : new[] { Assignment, Progress, Quotation, End, Referral }).SelectMany(names => names).ToHashSet();
        var first = held.ToDictionary(pair => pair.Key, pair => later.Contains(pair.Key) ? AtFirst.GetValueOrDefault(pair.Key) : pair.Value);
        yield return Step(lead, id, ChangeNote.Created, User(lead.CreatedById), lead.CreatedAt, version, null, Held(first));
        var before = first;
        foreach (var hand in DemoChain.Of(made))
        {
            var after = new Dictionary<string, object?>(before)
            {
                [nameof(Lead.AssigneeId)] = hand.To?.Id, [nameof(Lead.AssignedAt)] = hand.AssignedAt, [nameof(Lead.AcceptedAt)] = hand.AcceptedAt, [nameof(Lead.TeamLeadId)] = hand.To?.ManagerId,
            };
            yield return Changed(lead, id, new ChangeNote(hand.Action), hand.By, hand.At, ++version, Assignment, before, after);
            before = after;
        }

        if (Differs(lead))
            yield return Changed(lead, id, ChangeNote.Updated, Worker(lead), Between(lead), ++version, Progress, before, held);
        QuotationState? stood = null;
        foreach (var (state, by, at) in DemoQuotations.StepsOf(made))
        {
            var (old, @new) = (new Dictionary<string, object?>(held) { [nameof(Lead.QuotationState)] = stood }, new Dictionary<string, object?>(held) { [nameof(Lead.QuotationState)] = state });
            yield return Changed(lead, id, new ChangeNote($"Quotation{state}"), User(by), at, ++version, Quotation, old, @new);
            stood = state;
        }

        if (lead.Outcome is not null)
            yield return Changed(lead, id, new ChangeNote("Closed"), User(lead.ClosedById), lead.ClosedAt ?? lead.UpdatedAt, ++version, End, before, held);
        if (lead.ActiveClient)
            yield return Changed(lead, id, new ChangeNote("MarkedReferral", Words.Say("Marked as Referral")), Marker(lead), lead.UpdatedAt, ++version, Referral, before, held);
    }

    private static bool Differs(Lead lead) => lead.Status != LeadStatus.New || lead.LastContactDate is not null;

    /// <summary>When its status changed: after it was assigned and not after it was closed.</summary>
    internal static DateTime Between(Lead lead)
    {
        var worked = lead.Milestone2At ?? lead.Milestone1At ?? lead.AcceptedAt ?? lead.AssignedAt ?? lead.CreatedAt;
        return lead.ClosedAt is { } closed && closed < worked ? closed : worked;
    }

    private User? Worker(Lead lead) => User(DemoProgress.WorkerOf(lead, LeadAction.ChangeStatus, User(lead.CreatedById), users[0]));

    private User Marker(Lead lead) => DemoProgress.AbleOf(LeadAction.MarkReferral, User(lead.CreatedById), users[0]);

    private User? User(int? id) => id is { } number ? _byId.GetValueOrDefault(number) : null;

    private static Dictionary<string, object?> Held(Dictionary<string, object?> values) =>
        values.Where(pair => pair.Value is not null).ToDictionary();

    private static DemoStep Changed(
        Lead lead, int id, ChangeNote note, User? by, DateTime at, int version, string[] names, Dictionary<string, object?> old, Dictionary<string, object?> @new)
    {
        var changed = names.Where(name => !Equals(old[name], @new[name])).ToList();
        return Step(lead, id, note, by, at, version, changed.ToDictionary(name => name, name => old[name]), changed.ToDictionary(name => name, name => @new[name]),
            (int?)old[nameof(Lead.AssigneeId)], (int?)(changed.Contains(nameof(Lead.AssigneeId)) ? @new : old)[nameof(Lead.AssigneeId)]);
    }

    private static DemoStep Step(
        Lead lead, int id, ChangeNote note, User? by, DateTime at, int version, Dictionary<string, object?>? old, Dictionary<string, object?> @new, int? from = null, int? to = null) => new(
        new AuditEntry
        {
            Timestamp = at, UserId = by?.Id, Username = by?.UserName ?? "", ActionType = note.ActionType, EntityType = EntityTypes.Lead, EntityId = id, EntityName = lead.Name,
            Description = note.Description ?? Words.Say("{0} {1} {2}", note.ActionType, "lead", lead.Name),
            OldValue = AuditTrail.Write(old), NewValue = AuditTrail.Write(@new), EntityVersion = version,
            Keywords = TextFolding.Fold($"{lead.Name} {note.ActionType} {by?.UserName}"),
        },
        new LeadChange { LeadId = id, Kind = note.ActionType, FromUserId = from, ToUserId = to, ActorId = by?.Id, At = at });
}

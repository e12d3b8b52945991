using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>
/// Passes a lead down the line to the first who can take it in the next role: whoever has the fewest open leads, and among
/// equals waits longest for one (S4.09-S4.11, S4.41-S4.43).
/// </summary>
public sealed class ForwardService(IDbContextFactory<LeadDbContext> contexts, Workload workload, HandOver handOver)
{
    /// <summary>How many people a refusal names.</summary>
    private const int Named = 5;

    /// <summary>Forwards the actor's lead; a clear refusal at the end of the line or where nobody can take it, and the lead stays as it is.</summary>
    public async Task<Outcome<HandedOver>> ForwardAsync(Actor actor, HandOverNote command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, command.LeadId, command.Version, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (AssignmentTargets.NextOf(actor.Role) is not { } next)
            return new Forbidden(LeadAction.ForwardLead, Words.Say(
                "Your role ({0}) is the end of the line: there is nobody to forward to ({1}).", Words.Find(actor.Role.ToString()), Words.Find(nameof(LeadAction.ForwardLead))));
        if (!actor.May(LeadAction.ForwardLead, lead))
            return new Forbidden(LeadAction.ForwardLead);
        if (Validation.Check(command) is { } faults)
            return faults;

        await using var scope = await db.BeginWriteAsync(ct); // whose turn it is is read and taken in one transaction
        var chosen = await ChooseAsync(db, actor, next, ct);
        if (chosen.Value is not { } to)
            return chosen.Failure ?? new NotFound();
        var log = new ChangeNote("Forwarded", Words.Say("Forwarded {0} to {1}", lead.Name, to.Name));
        var moved = await handOver.MoveAsync(db, actor, lead, to, new HandOverTerms(log, command.Notes, ChainStatus.Forwarded), ct);
        if (moved.IsOk)
            await scope.CommitAsync(ct);
        return moved;
    }

    private async Task<Outcome<User>> ChooseAsync(LeadDbContext db, Actor actor, AssignmentTarget next, CancellationToken ct)
    {
        var users = (await db.Users.AsNoTracking().Where(user => user.Role == next.To && user.IsApproved && user.IsActive).ToListAsync(ct))
            .Where(user => next.Reaches(actor, user.Id, user.Role)).ToDictionary(user => user.Id);
        var people = await workload.DescribeAsync(db, [.. users.Values], ct);
        var first = people.Where(person => !person.IsAway && !person.IsCapped)
            .OrderBy(person => person.OpenLeads).ThenBy(person => person.LastAssignedAt ?? DateTime.MinValue).ThenBy(person => person.Id).FirstOrDefault();
        return first is not null ? users[first.Id] : Nobody(next.To, people);
    }

    private static Conflict Nobody(Role role, IReadOnlyList<AssignableUser> people) => new(people.Count == 0
        ? Words.Say("There is no {0} in your line to forward to. The lead stays with you.", Words.Find(role.ToString()))
        : Words.Say("No {0} in your line can take it now: {1}. The lead stays with you.", Words.Find(role.ToString()),
            string.Join("; ", people.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase).Take(Named).Select(Why))));

    private static string Why(AssignableUser person) => person.IsAway
        ? Words.Say("{0} is away{1}", person.Name, Workload.Until(person.AwayUntil))
        : Words.Say("{0} has had {1} of {2} today", person.Name, person.GivenToday, person.DailyCap);
}

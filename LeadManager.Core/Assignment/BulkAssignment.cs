using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>What became of every lead of a bulk assignment, in the order asked.</summary>
/// <param name="Items">Those that are through.</param>
/// <param name="BrokenOff">Why the database could not take the rest, which is as before; null where it took everything.</param>
public sealed record BulkOutcomes(IReadOnlyList<BulkOutcome> Items, Failure? BrokenOff = null)
{
    public int Done => Items.Count(item => item.IsOk);
}

/// <summary>Gives several leads to one user: each lead is a decision and a transaction of its own, so that none is half moved.</summary>
public sealed class BulkAssignment(IDbContextFactory<LeadDbContext> contexts, AssignmentService assignment, Workload workload, AccountReader accounts, StoreTrouble trouble)
{
    /// <summary>
    /// Assigns or reassigns each lead as far as the actor may do so to it. A faulty request or a person to whom he may give
    /// nothing is refused as a whole. Cancelled, it stops before the next lead and what went over stays so; so it does where the
    /// database takes no more.
    /// </summary>
    /// <param name="actor">Who assigns.</param>
    /// <param name="command">The leads, at most <see cref="BulkAssign.Most"/>, and to whom they go.</param>
    /// <param name="progress">Told after each lead how many are through.</param>
    /// <param name="ct">Stops it between two leads.</param>
    public async Task<Outcome<BulkOutcomes>> AssignAsync(Actor actor, BulkAssign command, IProgress<int>? progress, CancellationToken ct)
    {
        if (!actor.May(LeadAction.BulkAssign))
            return new Forbidden(LeadAction.BulkAssign);
        var isCounted = command.LeadIds.Count is > 0 and <= BulkAssign.Most;
        if (await RefuseAsync(actor, command.UserId, command, ct, isCounted ? null : Words.Say("Choose 1 to {0:N0} leads.", BulkAssign.Most)) is { } refusal)
            return refusal;

        var (outcomes, batch) = (new List<BulkOutcome>(), $"bulk-{Guid.NewGuid():N}");
        foreach (var id in command.LeadIds.Distinct())
        {
            if (ct.IsCancellationRequested)
                break;
            try
            {
                outcomes.Add(await AssignOneAsync(actor, command.UserId, new HandOverNote { LeadId = id, Notes = command.Notes, Batch = batch }));
            }
            catch (Exception fault) when (outcomes.Count > 0 && trouble.FindOnTheWay(fault) is { } broken)
            {
                return new BulkOutcomes(outcomes, broken);
            }

            progress?.Report(outcomes.Count);
        }

        return new BulkOutcomes(outcomes);
    }

    /// <summary>Under the rights that the actor has by now, and not to be cancelled half-way: what has begun is told as done or refused.</summary>
    internal async Task<BulkOutcome> AssignOneAsync(Actor asked, int? userId, HandOverNote note)
    {
        var id = note.LeadId;
        if (await accounts.RenewAsync(asked, CancellationToken.None) is not { } actor)
            return new BulkOutcome(id, null, new NotFound());
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var found = await db.LoadAsync(actor, LeadAction.BulkAssign, id, CancellationToken.None);
        if (found.Value is not { } lead)
        {
            var name = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(row => row.Id == id).Select(row => row.FirstName + " " + row.LastName).SingleOrDefaultAsync();
            return new BulkOutcome(id, name, found.Failure);
        }

        await using var scope = await db.BeginWriteAsync(CancellationToken.None);
        var given = await assignment.GiveAsync(
            db, actor, lead, userId, note, nameof(BulkAssign.UserId), CancellationToken.None);
        if (given.IsOk)
            await scope.CommitAsync(CancellationToken.None);
        return new BulkOutcome(id, lead.Name, given.Failure);
    }

    /// <summary>Why nothing at all can be given to this user; all faults of the request at once.</summary>
    internal async Task<Failure?> RefuseAsync(Actor actor, int? userId, object command, CancellationToken ct, string? wrongCount = null)
    {
        var faults = new Dictionary<string, string[]>(Validation.Check(command)?.Errors ?? new Dictionary<string, string[]>());
        if (wrongCount is not null)
            faults[nameof(BulkAssign.LeadIds)] = [wrongCount];
        if (userId is null)
            faults[nameof(BulkAssign.UserId)] = [Words.Say("Choose who is to get the leads.")];
        if (faults.Count > 0)
            return new Invalid(faults);

        await using var db = await contexts.CreateDbContextAsync(ct);
        if (userId == actor.UserId)
            return null; // whether that is claiming is decided lead by lead
        var to = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, ct);
        return Recipients.RefuseTarget(actor, to, nameof(BulkAssign.UserId), LeadAction.BulkAssign)
            ?? (to is null ? null : await workload.RefuseAsync(to, nameof(BulkAssign.UserId), ct));
    }
}

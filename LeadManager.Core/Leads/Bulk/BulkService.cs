using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads.Bulk;

/// <summary>
/// Does one thing to many leads: some at a time, each decided by itself under the rights that the actor has at that moment.
/// What is refused stays as it is and is told with its reason; cancelled or with a database that takes no more, what is done stays done.
/// </summary>
public sealed class BulkService(
    IDbContextFactory<LeadDbContext> contexts, LeadPages pages, AccountReader accounts, FollowUpOwners owners, BulkAssignment assignment, StoreTrouble trouble, TimeProvider clock)
{
    /// <summary>How many leads share one transaction: few, so that others get their turn to write in between.</summary>
    private const int AtOnce = 50;

    /// <summary>Carries it out. A faulty request is refused as a whole.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="leads">To which leads.</param>
    /// <param name="command">What.</param>
    /// <param name="progress">Told after each portion.</param>
    /// <param name="ct">Stops it between two portions.</param>
    public async Task<Outcome<BulkReport>> RunAsync(Actor actor, BulkLeads leads, BulkCommand command, IProgress<BulkProgress>? progress, CancellationToken ct)
    {
        if (await RefuseAsync(actor, command, ct) is { } refusal)
            return refusal;
        var ids = await FindAsync(actor, leads, ct);
        if (ids.Count is 0 or > BulkLeads.Most)
            return new Invalid(nameof(BulkLeads.Ids), Words.Say("Choose 1 to {0:N0} leads; a filter narrows the list down.", BulkLeads.Most));
        if (command is BulkGive give)
            return await GiveAsync(actor, ids, give, progress, ct);
        return await WorkAsync(actor, ids, WorkOf(command), progress, ct);
    }

    /// <summary>Takes back what was done, where nobody has changed it since; once, and where the database broke it off, the rest of it again.</summary>
    public async Task<BulkReport> UndoAsync(Actor actor, BulkUndo undo, IProgress<BulkProgress>? progress, CancellationToken ct)
    {
        var report = await WorkAsync(actor, undo.Ids, undo.Work, progress, ct);
        if (report.BrokenOff is not null)
            report.Undo = new BulkUndo(undo.Work, [.. undo.Ids.Skip(report.Through)]);
        return report;
    }

    /// <summary>Whether the role has any of this at all; whether a lead is among those it reaches is decided lead by lead.</summary>
    public static bool Offers(Actor actor, Type command) => actor.May(ActionOf(command));

    private static LeadAction ActionOf(Type command) =>
        command == typeof(BulkTemperature) ? LeadTemperature.Action
        : command == typeof(BulkDelete) ? LeadAction.DeleteLead
        : command == typeof(BulkFollowUp) ? LeadAction.AddFollowUp
        : command == typeof(BulkGive) ? LeadAction.BulkAssign
        : throw new ArgumentOutOfRangeException(nameof(command), command, null);

    private BulkWork WorkOf(BulkCommand command) => command switch
    {
        BulkTemperature temperature => new TemperatureWork(temperature.Temperature),
        BulkFollowUp followUp => new FollowUpWork(followUp, owners, clock),
        BulkDelete => new DeletionWork(clock),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    private async Task<Failure?> RefuseAsync(Actor actor, BulkCommand command, CancellationToken ct) =>
        !Offers(actor, command.GetType()) ? new Forbidden(ActionOf(command.GetType()))
        : command is BulkGive give ? await assignment.RefuseAsync(actor, give.UserId, give, ct)
        : command is BulkTemperature temperature ? LeadTemperature.Refuse(temperature.Temperature)
        : Validation.Check(command);

    /// <summary>The leads that are meant, as they stand now; of a list one more than may be, so that too many are noticed.</summary>
    private async Task<IReadOnlyList<int>> FindAsync(Actor actor, BulkLeads leads, CancellationToken ct)
    {
        if (leads.Matching is not { } query)
            return [.. leads.Ids.Distinct()];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await pages.FindIdsAsync(db, actor, query with { Page = 1, Sort = null }, 0, BulkLeads.Most + 1, ct);
    }

    private async Task<BulkReport> WorkAsync(Actor actor, IReadOnlyList<int> ids, BulkWork work, IProgress<BulkProgress>? progress, CancellationToken ct)
    {
        var (report, done) = (new BulkReport(ids.Count), new List<int>());
        foreach (var some in ids.Chunk(AtOnce))
        {
            if (ct.IsCancellationRequested || !await TryAsync(report, async () => await WorkAsync(await accounts.RenewAsync(actor, CancellationToken.None), some, work, report, done)))
                break;
            progress?.Report(new BulkProgress(report.Through, ids.Count));
        }

        work.End(isStored: false); // of what was broken off half-way
        report.Undo = done.Count > 0 && work.Back is { } back ? new BulkUndo(back, done) : null;
        return report;
    }

    /// <summary>One portion, in one transaction and not to be cancelled half-way. Where somebody was faster with one of them, each is tried alone.</summary>
    private async Task WorkAsync(Actor? actor, int[] ids, BulkWork work, BulkReport report, List<int> done)
    {
        var outcomes = new List<(int Id, string? Name, Failure? Failure)>(ids.Length);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            await using var scope = await db.BeginWriteAsync(CancellationToken.None);
            var leads = actor is null ? [] : await work.Reach(db, actor).Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id);
            foreach (var id in ids)
                outcomes.Add(actor is null || !leads.TryGetValue(id, out var lead) ? (id, null, new NotFound())
                    : (id, lead.Name, await work.ApplyAsync(db, actor, lead, CancellationToken.None)));
            if (actor is not null && outcomes.Exists(outcome => outcome.Failure is null))
            {
                await db.SaveAsync(actor, work.Note, CancellationToken.None);
                await scope.CommitAsync(CancellationToken.None);
            }

            work.End(isStored: true);
        }
        catch (DbUpdateConcurrencyException) when (ids.Length > 1)
        {
            work.End(isStored: false);
            foreach (var id in ids)
                await WorkAsync(actor, [id], work, report, done);
            return;
        }
        catch (DbUpdateConcurrencyException)
        {
            work.End(isStored: false);
            outcomes = [(ids[0], null, new Conflict(Words.Say("Somebody has changed this lead meanwhile. Look at it and try again.")))];
        }

        foreach (var (id, name, failure) in outcomes)
        {
            report.Add(id, name, failure);
            if (failure is null)
                done.Add(id);
        }
    }

    private async Task<BulkReport> GiveAsync(Actor actor, IReadOnlyList<int> ids, BulkGive command, IProgress<BulkProgress>? progress, CancellationToken ct)
    {
        var (report, batch) = (new BulkReport(ids.Count), $"bulk-{Guid.NewGuid():N}");
        foreach (var id in ids)
        {
            if (ct.IsCancellationRequested || !await TryAsync(report, () => GiveOneAsync(actor, command.UserId, new HandOverNote { LeadId = id, Notes = command.Notes, Batch = batch }, report)))
                break;
            progress?.Report(new BulkProgress(report.Through, ids.Count));
        }

        return report;
    }

    private async Task GiveOneAsync(Actor actor, int? userId, HandOverNote note, BulkReport report)
    {
        var outcome = await assignment.AssignOneAsync(actor, userId, note);
        report.Add(note.LeadId, outcome.LeadName, outcome.Failure);
    }

    /// <summary>Whether the database took this portion; where it could not, the report says why.</summary>
    private async Task<bool> TryAsync(BulkReport report, Func<Task> portion)
    {
        try
        {
            await portion();
            return true;
        }
        catch (Exception fault) when (trouble.FindOnTheWay(fault) is { } broken)
        {
            report.BrokenOff = broken;
            return false;
        }
    }
}

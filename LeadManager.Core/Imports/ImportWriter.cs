using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>
/// Carries out a plan inside a write that has begun: new leads in bulk, updates through the context, and for each an
/// entry in the log, a change row and what undo needs.
/// </summary>
internal sealed class ImportWriter(
    LeadDbContext db, Actor actor, Surroundings around, OfficeCalendar calendar, ImportedLeads leads, int importId, DateTime now, Action<int> onProgress)
{
    /// <summary>What an imported lead's entry in the log is called.</summary>
    public static readonly ChangeNote Note = new("Imported");

    private const int AtOnce = 200, ProgressEvery = 500, FirstVersion = 1;

    private readonly LeadSnapshot _snapshot = new(db);
    private readonly TallyDeltas _tallies = new(calendar);
    private int _done;

    /// <summary>Adds the events that the rows name and the office lacks; gives their ids.</summary>
    public async Task<IReadOnlyList<int>> AddEventsAsync(IEnumerable<string> names, CancellationToken ct)
    {
        var added = new List<OutreachEvent>();
        foreach (var name in names.Where(name => around.Event(name) is null))
        {
            if (around.Event(name) is not null)
                continue; // the same in other letters
            var outreach = new OutreachEvent { Name = name, NameKey = TextFolding.Fold(name), CreatedAt = now, CreatedBy = actor.Username };
            around.Add(outreach);
            added.Add(outreach);
        }

        db.AddRange(added);
        await db.SaveAsync(actor, Note, ct);
        db.ChangeTracker.Clear();
        return [.. added.Select(outreach => outreach.Id)];
    }

    /// <summary>Writes everything but the import itself; the rows are those of the plan, read again.</summary>
    public async Task WriteAsync(IReadOnlyList<PlannedRow> plan, IEnumerable<ReadRow> read, CancellationToken ct)
    {
        await using var rows = new RowWriter<ImportedRow>(db);
        await using var made = new LeadWriters(db);
        var updates = new List<PlannedRow>(AtOnce);
        await foreach (var row in WorkAhead.Of(plan.Zip(read, Make), ct))
        {
            ct.ThrowIfCancellationRequested();
            if (row.New is { } lead)
                rows.Write(Create(row.Planned, lead, made));
            else if (row.LeftOut is { } leftOut)
                rows.Write(leftOut);
            else
                updates.Add(row.Planned);
            if (updates.Count == AtOnce)
                await UpdateAsync(updates, rows, ct);
        }

        await UpdateAsync(updates, rows, ct);
        await ImportedHandOvers.KeepTurnsAsync(db, leads.Turns, ct);
        await _tallies.WriteAsync(db, ct);
    }

    private ImportedRow Create(PlannedRow planned, NewLead row, LeadWriters made)
    {
        var lead = row.Lead;
        var id = made.Leads.WriteForKey(lead);
        made.Entries.Write(AuditTrail.Compose(actor, Note, now, new AuditedRecord(EntityTypes.Lead, id, lead.Name, FirstVersion), null, row.Held));
        _tallies.Add(lead, 1);
        made.Changes.Write(new LeadChange { LeadId = id, Kind = Note.ActionType, ActorId = actor.StoredId, At = now });
        if (row.Ruled is { To: { } holder } ruled)
            made.HandOvers.Write(id, lead, ruled, holder);
        Count();
        return new ImportedRow { ImportId = importId, Line = planned.Line, Outcome = RowOutcome.Created, LeadId = id, Version = lead.Version };
    }

    /// <summary>What can be made of the row while others are being written: the new lead, or why there is none; neither for an update.</summary>
    private (PlannedRow Planned, NewLead? New, ImportedRow? LeftOut) Make(PlannedRow planned, ReadRow read)
    {
        if (planned.Line != read.Line)
            throw new InvalidOperationException($"Line {read.Line} was read where line {planned.Line} was planned.");
        if (planned.Outcome is RowOutcome.Skipped or RowOutcome.Refused || planned.Into is not null)
            return (planned, null, LeftOut(planned, read));
        if (planned.Outcome == RowOutcome.Updated)
            return (planned, null, null);
        var lead = leads.Make(planned.Input ?? read.Input);
        Complete(lead);
        (lead.Version, lead.UpdatedAt, lead.UpdatedBy, lead.StageSince) = (FirstVersion, now, actor.Username, now);
        return (planned, GiveOut(planned.Line, lead), null);
    }

    /// <summary>Asks the rules, as for a lead that arrives alone; what the lead held before goes into the log on its own.</summary>
    private NewLead GiveOut(int line, Lead lead)
    {
        var ruled = leads.Ask(line, lead);
        lead.AssignmentReason = ruled is { To: null } ? ruled.Reason : null;
        var held = AuditTrail.Write(_snapshot.Held(lead));
        if (ruled is { To: { } holder })
            ImportedHandOvers.Apply(lead, ruled, holder);
        return new NewLead(lead, held, ruled);
    }

    /// <summary>Writes these updates and empties the list.</summary>
    private async Task UpdateAsync(List<PlannedRow> plan, RowWriter<ImportedRow> rows, CancellationToken ct)
    {
        if (plan.Count == 0)
            return;
        var ids = plan.ConvertAll(planned => planned.LeadId ?? 0);
        var stored = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        var before = stored.Values.ToDictionary(lead => lead.Id, _snapshot.Write);
        foreach (var planned in plan)
        {
            var (lead, input) = (stored[planned.LeadId ?? 0], planned.Input ?? throw new InvalidOperationException("The values of an update are kept."));
            var edits = LeadRules.EditsOf(actor, lead, input);
            input.ApplyTo(lead, edits);
            LeadChoices.Fill(lead, name => edits.Any(entry => entry.Name == name), around.Lists);
            Complete(lead);
            await Acceptance.OfEditsAsync(db, actor, lead, edits, now, ct);
            Count();
        }

        await db.SaveAsync(actor, Note, ct);
        foreach (var planned in plan)
            if (stored[planned.LeadId ?? 0] is var lead)
                rows.Write(new ImportedRow { ImportId = importId, Line = planned.Line, Outcome = RowOutcome.Updated, LeadId = lead.Id, Version = lead.Version, Before = before[lead.Id] });
        db.ChangeTracker.Clear();
        plan.Clear();
    }

    private void Complete(Lead lead)
    {
        if (LeadRules.Complete(lead, actor, around.CountryCode, around.StaffId(LeadRules.StaffOf(lead, actor)), around.Event(lead.EventName)) is { } fault)
            throw new InvalidOperationException($"A planned row cannot be completed: {fault.GetType().Name}."); // the plan has checked it
    }

    private ImportedRow LeftOut(PlannedRow planned, ReadRow read) => new()
    {
        ImportId = importId, Line = planned.Line,
        Outcome = planned.Into is null ? planned.Outcome : RowOutcome.Skipped,
        Cells = planned.Outcome == RowOutcome.Refused ? System.Text.Json.JsonSerializer.Serialize(read.Cells) : null,
        // Not of rows that were left out: that names stored leads, which can be erased for good.
        Reason = planned.Outcome == RowOutcome.Refused ? string.Join("\n", planned.Problems.Where(problem => problem.IsRefusal).Select(problem => problem.Column is null ? problem.Reason : $"{problem.Column}: {problem.Reason}")) : null,
    };

    private void Count()
    {
        if (++_done % ProgressEvery == 0)
            onProgress(_done);
    }

    private sealed record NewLead(Lead Lead, string? Held, RuleDecision? Ruled);

    /// <summary>The tables of which every new lead gets a row.</summary>
    private sealed class LeadWriters : IAsyncDisposable
    {
        public LeadWriters(LeadDbContext db)
        {
            (Leads, Entries, Changes) = (new RowWriter<Lead>(db), new RowWriter<AuditEntry>(db), new RowWriter<LeadChange>(db));
            HandOvers = new ImportedHandOvers(db, Entries, Changes);
        }

        public RowWriter<Lead> Leads { get; }

        public RowWriter<AuditEntry> Entries { get; }

        public RowWriter<LeadChange> Changes { get; }

        public ImportedHandOvers HandOvers { get; }

        public async ValueTask DisposeAsync()
        {
            await HandOvers.DisposeAsync();
            await Leads.DisposeAsync();
            await Entries.DisposeAsync();
            await Changes.DisposeAsync();
        }
    }
}

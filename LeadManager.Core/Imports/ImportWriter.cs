using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>
/// Carries out a plan inside a write that has begun: new leads in bulk, updates through the context, and for each an
/// entry in the log, a change row and what undo needs.
/// </summary>
internal sealed class ImportWriter(LeadDbContext db, Actor actor, Surroundings around, OfficeCalendar calendar, int importId, DateTime now, Action<int> onProgress)
{
    /// <summary>What an imported lead's entry in the log is called.</summary>
    public static readonly ChangeNote Note = new("Imported");

    private const int AtOnce = 200, ProgressEvery = 500;

    private readonly LeadSnapshot _snapshot = new(db);
    private readonly TallyDeltas _tallies = new(calendar);
    private int _done;

    /// <summary>Adds the events that the rows name and the office lacks; gives their ids.</summary>
    public async Task<IReadOnlyList<int>> AddEventsAsync(IReadOnlyList<PlannedRow> plan, CancellationToken ct)
    {
        var added = new List<OutreachEvent>();
        foreach (var planned in plan.Where(row => row.Outcome is RowOutcome.Created or RowOutcome.Updated && around.LacksEvent(row.Input)))
        {
            if (!around.LacksEvent(planned.Input))
                continue;
            var name = planned.Input.EventName ?? "";
            var outreach = new OutreachEvent { Name = name, NameKey = TextFolding.Fold(name), CreatedAt = now, CreatedBy = actor.Username };
            around.Add(outreach);
            added.Add(outreach);
        }

        db.AddRange(added);
        await db.SaveAsync(actor, Note, ct);
        db.ChangeTracker.Clear();
        return [.. added.Select(outreach => outreach.Id)];
    }

    /// <summary>Writes everything but the import itself.</summary>
    public async Task WriteAsync(IReadOnlyList<PlannedRow> plan, CancellationToken ct)
    {
        await using var rows = new RowWriter<ImportedRow>(db);
        await CreateAsync(plan.Where(row => row is { Outcome: RowOutcome.Created, Into: null }), rows, ct);
        await _tallies.WriteAsync(db, ct);
        foreach (var chunk in plan.Where(row => row is { Outcome: RowOutcome.Updated, Into: null }).Chunk(AtOnce))
            await UpdateAsync(chunk, rows, ct);
        foreach (var planned in plan.Where(row => row.Outcome is RowOutcome.Skipped or RowOutcome.Refused || row.Into is not null))
            rows.Write(LeftOut(planned));
    }

    private async Task CreateAsync(IEnumerable<PlannedRow> plan, RowWriter<ImportedRow> rows, CancellationToken ct)
    {
        await using var leads = new RowWriter<Lead>(db);
        await using var entries = new RowWriter<AuditEntry>(db);
        await using var changes = new RowWriter<LeadChange>(db);
        await foreach (var (planned, lead, held) in WorkAhead.Of(plan.Select(Make), ct))
        {
            ct.ThrowIfCancellationRequested();
            var id = leads.WriteForKey(lead);
            entries.Write(AuditTrail.Compose(actor, Note, now, new AuditedRecord(EntityTypes.Lead, id, lead.Name, lead.Version), null, held));
            _tallies.Add(lead, 1);
            changes.Write(new LeadChange { LeadId = id, Kind = Note.ActionType, ToUserId = lead.AssigneeId, ActorId = actor.UserId == 0 ? null : actor.UserId, At = now });
            rows.Write(new ImportedRow { ImportId = importId, Line = planned.Row.Line, Outcome = RowOutcome.Created, LeadId = id, Version = lead.Version });
            Count();
        }
    }

    private (PlannedRow Planned, Lead Lead, string? Held) Make(PlannedRow planned)
    {
        var lead = LeadRules.Draft(actor, now);
        planned.Input.ApplyTo(lead, ImportSettingsRules.FieldsFor(actor));
        Complete(lead);
        (lead.Version, lead.UpdatedAt, lead.UpdatedBy) = (1, now, actor.Username);
        return (planned, lead, AuditTrail.Write(_snapshot.Held(lead)));
    }

    private async Task UpdateAsync(PlannedRow[] plan, RowWriter<ImportedRow> rows, CancellationToken ct)
    {
        var ids = plan.Select(planned => planned.Existing?.Id ?? 0).ToList();
        var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        var before = leads.Values.ToDictionary(lead => lead.Id, _snapshot.Write);
        foreach (var planned in plan)
        {
            var lead = leads[planned.Existing?.Id ?? 0];
            planned.Input.ApplyTo(lead, LeadRules.EditsOf(actor, lead, planned.Input));
            Complete(lead);
            Count();
        }

        await db.SaveAsync(actor, Note, ct);
        foreach (var planned in plan)
            if (leads[planned.Existing?.Id ?? 0] is var lead)
                rows.Write(new ImportedRow { ImportId = importId, Line = planned.Row.Line, Outcome = RowOutcome.Updated, LeadId = lead.Id, Version = lead.Version, Before = before[lead.Id] });
        db.ChangeTracker.Clear();
    }

    private void Complete(Lead lead)
    {
        if (LeadRules.Complete(lead, actor, around.CountryCode, around.StaffId(LeadRules.StaffOf(lead, actor)), around.Event(lead.EventName)) is { } fault)
            throw new InvalidOperationException($"A planned row cannot be completed: {fault.GetType().Name}."); // the plan has checked it
    }

    private ImportedRow LeftOut(PlannedRow planned) => new()
    {
        ImportId = importId, Line = planned.Row.Line,
        Outcome = planned.Into is null ? planned.Outcome : RowOutcome.Skipped,
        Cells = planned.Outcome == RowOutcome.Refused ? System.Text.Json.JsonSerializer.Serialize(planned.Row.Cells) : null,
        Reason = planned.Into is { } into ? Words.Say("Went into the lead of line {0}.", into.Row.Line)
            : string.Join("\n", planned.Problems.Where(problem => problem.IsRefusal || planned.Outcome == RowOutcome.Skipped).Select(problem => problem.Column is null ? problem.Reason : $"{problem.Column}: {problem.Reason}")),
    };

    private void Count()
    {
        if (++_done % ProgressEvery == 0)
            onProgress(_done);
    }
}

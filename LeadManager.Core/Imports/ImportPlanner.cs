using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>
/// Decides for each row whether it makes a lead, changes one, is left out or refused. The dry run shows the plan; the
/// import makes it anew inside its transaction and carries it out.
/// </summary>
internal sealed class ImportPlanner(Actor actor, ImportSettings settings, RowReader reader, Surroundings around)
{
    private readonly List<LeadKey> _keys = [.. settings.Keys.Select(LeadKey.Parse).OfType<LeadKey>()];
    private readonly Dictionary<(LeadKey, string), PlannedRow> _earlier = [];
    private readonly Dictionary<int, PlannedRow> _updates = [];
    private StoredMatches? _stored;

    /// <summary>The plan, one entry per row and in their order.</summary>
    public async Task<IReadOnlyList<PlannedRow>> PlanAsync(LeadDbContext db, IReadOnlyList<ReadRow> rows, CancellationToken ct)
    {
        _stored = await StoredMatches.FindAsync(db, actor, _keys, rows, around.CountryCode, ct);
        var plan = new List<PlannedRow>(rows.Count);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            plan.Add(Plan(row));
        }

        return plan;
    }

    private PlannedRow Plan(ReadRow row)
    {
        var planned = new PlannedRow(row);
        if (row.IsRefused)
        {
            planned.Refuse(row.Faults);
            return planned;
        }

        var keys = _keys.Select(key => (Key: key, Normal: key.Of(row.Input, row.Given, around.CountryCode))).Where(pair => pair.Normal is not null)
            .Select(pair => (pair.Key, Normal: pair.Normal ?? "")).ToList();
        var stored = keys.SelectMany(pair => _stored?.Of(pair.Key, pair.Normal) ?? []).DistinctBy(lead => lead.Id).ToList();
        var earlier = keys.Select(_earlier.GetValueOrDefault).FirstOrDefault(known => known is not null);
        planned.IsDuplicate = stored.Count > 0 || earlier is not null;
        Decide(planned, stored, earlier, settings.RowPolicies.GetValueOrDefault(row.Line, settings.Duplicates));
        if (planned is { Outcome: RowOutcome.Created or RowOutcome.Updated })
            foreach (var pair in keys)
                _earlier.TryAdd(pair, planned.Into ?? planned);
        return planned;
    }

    private void Decide(PlannedRow planned, List<Lead> stored, PlannedRow? earlier, DuplicatePolicy policy)
    {
        if (policy == DuplicatePolicy.Create || (stored.Count == 0 && earlier is null))
            Create(planned);
        else if (policy == DuplicatePolicy.Skip)
            planned.LeaveOut(stored.Count > 0 ? Words.Say("Already there as {0} (lead {1}).", stored[0].Name, stored[0].Id) : Words.Say("Stands in line {0} already.", earlier?.Row.Line));
        else if (stored.Count > 1)
            planned.Refuse([Whole(planned, Words.Say("{0} stored leads could be meant ({1}). Choose for this row to leave it out or to add it.", stored.Count, string.Join(", ", stored.Take(5).Select(lead => lead.Id))))]);
        else if (stored.Count == 1)
            Update(planned, stored[0]);
        else if (earlier is not null)
            Join(planned, earlier);
    }

    private void Create(PlannedRow planned)
    {
        if (!actor.May(LeadAction.CreateLead))
            planned.Refuse([Whole(planned, new Forbidden(LeadAction.CreateLead).Message)]);
        else if (planned.Row.Faults.Count > 0)
            planned.Refuse(planned.Row.Faults);
        else
            CheckEvent(planned);
    }

    private void Update(PlannedRow planned, Lead lead)
    {
        if (_updates.TryGetValue(lead.Id, out var before))
        {
            Join(planned, before);
            return;
        }

        var command = Overlay(new UpdateLead { Id = lead.Id, Version = lead.Version }.Fill(lead), planned.Row);
        var edits = LeadRules.EditsOf(actor, lead, command);
        if (LeadRules.Refuse(actor, lead, command, edits) is { } refusal)
            planned.Refuse(Reasons(planned, refusal, command));
        else if (edits.Count == 0)
            planned.LeaveOut(Words.Say("{0} (lead {1}) holds all of this already.", lead.Name, lead.Id));
        else
        {
            (planned.Outcome, planned.Existing, planned.Input) = (RowOutcome.Updated, lead, command);
            CheckEvent(planned);
            if (planned.Outcome == RowOutcome.Updated)
                _updates[lead.Id] = planned;
        }
    }

    /// <summary>The same person twice in the file: the later row's values go over those of the earlier.</summary>
    private void Join(PlannedRow planned, PlannedRow earlier)
    {
        LeadInput merged = earlier.Existing is { } lead ? new UpdateLead { Id = lead.Id, Version = lead.Version }.Fill(earlier.Input) : new CreateLead().Fill(earlier.Input);
        Overlay(merged, planned.Row);
        var refusal = earlier.Existing is { } stored ? LeadRules.Refuse(actor, stored, merged, LeadRules.EditsOf(actor, stored, merged)) : LeadRules.Faults(merged, merged.Status == LeadStatus.Lost);
        if (refusal is not null)
        {
            planned.Refuse(Reasons(planned, refusal, merged));
            return;
        }

        (planned.Outcome, planned.Into, planned.Input) = (RowOutcome.Updated, earlier, merged);
        CheckEvent(planned);
        if (planned.Outcome == RowOutcome.Updated)
            earlier.Input = merged;
    }

    private void CheckEvent(PlannedRow planned)
    {
        if (!around.LacksEvent(planned.Input))
            return;
        if (settings.CreateEvents && planned.Input.EventName is { Length: <= OutreachEvent.NameMax })
            return;
        planned.Refuse(reader.ProblemsOf(new Dictionary<string, string[]>
        {
            [nameof(LeadInput.EventName)] = [Words.Say("There is no event {0}. Choose which event is meant, or have it added.", planned.Input.EventName)],
        }, planned.Input, planned.Row.Line));
    }

    private static LeadInput Overlay(LeadInput input, ReadRow row)
    {
        foreach (var field in LeadFields.All.Where(field => row.Given.Contains(field.Name)))
            field.Input.SetValue(input, field.Input.GetValue(row.Input));
        return input;
    }

    private IEnumerable<RowProblem> Reasons(PlannedRow planned, Failure refusal, LeadInput input) => refusal is Invalid faults
        ? reader.ProblemsOf(faults.Errors, input, planned.Row.Line)
        : [Whole(planned, refusal.Message)];

    private static RowProblem Whole(PlannedRow planned, string reason) => new(planned.Row.Line, null, null, null, null, reason, true);
}

using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>
/// Decides for each row whether it makes a lead, changes one, is left out or refused. The dry run shows the plan; the
/// import carries it out inside its transaction.
/// </summary>
internal sealed class ImportPlanner(LeadDbContext db, Actor actor, ImportSettings settings, RowReader reader, Surroundings around)
{
    /// <summary>As many rows as one question to the store takes; more would only be kept in memory for longer.</summary>
    private const int AtOnce = 400;

    private readonly List<LeadKey> _keys = [.. settings.Keys.Select(LeadKey.Parse).OfType<LeadKey>()];
    private readonly Dictionary<(LeadKey, string), PlannedRow> _earlier = [];
    private readonly Dictionary<int, PlannedRow> _updates = [];

    /// <summary>Where no row may go over another, nothing needs to be known of a row that is decided.</summary>
    private readonly bool _keepsInputs = settings.Duplicates == DuplicatePolicy.Update || settings.RowPolicies.Values.Contains(DuplicatePolicy.Update);

    /// <summary>What the rows that are planned so far have shown.</summary>
    public ImportFindings Findings { get; } = new(settings, around);

    /// <summary>The plan, one entry per row and in their order.</summary>
    public async Task<IReadOnlyList<PlannedRow>> PlanAsync(FileReading file, Action<int> onProgress, CancellationToken ct)
    {
        var stored = await StoredMatches.OpenAsync(db, actor, _keys, file, around.CountryCode, ct);
        var plan = new List<PlannedRow>();
        foreach (var rows in file.Rows().Chunk(AtOnce))
        {
            ct.ThrowIfCancellationRequested();
            await stored.FindAsync(rows, ct);
            foreach (var row in rows)
            {
                var planned = await PlanAsync(row, stored, ct);
                Findings.Add(row, planned);
                planned.Settle(row, _keepsInputs);
                plan.Add(planned);
            }

            onProgress(plan.Count);
        }

        return plan;
    }

    private async Task<PlannedRow> PlanAsync(ReadRow row, StoredMatches matches, CancellationToken ct)
    {
        var planned = new PlannedRow(row);
        if (row.IsRefused)
        {
            planned.Refuse(row.Faults);
            return planned;
        }

        var keys = _keys.Select(key => (Key: key, Normal: key.Of(row.Input, row.Given, around.CountryCode))).Where(pair => pair.Normal is not null)
            .Select(pair => (pair.Key, Normal: pair.Normal ?? "")).ToList();
        var stored = keys.SelectMany(pair => matches.Of(pair.Key, pair.Normal)).DistinctBy(lead => lead.Id).ToList();
        var earlier = keys.Select(_earlier.GetValueOrDefault).FirstOrDefault(known => known is not null);
        if (stored.Count > 0 || earlier is not null)
            (planned.DuplicateName, planned.DuplicateReason) = ($"{row.Input.FirstName} {row.Input.LastName}".Trim(), WhoIsThere(stored, earlier));
        await DecideAsync(new Deciding(planned, row, matches), stored, earlier, settings.RowPolicies.GetValueOrDefault(row.Line, settings.Duplicates), ct);
        if (planned is { Outcome: RowOutcome.Created or RowOutcome.Updated })
            foreach (var pair in keys)
                _earlier.TryAdd(pair, planned.Into ?? planned);
        return planned;
    }

    private async Task DecideAsync(Deciding deciding, List<Lead> stored, PlannedRow? earlier, DuplicatePolicy policy, CancellationToken ct)
    {
        var planned = deciding.Planned;
        if (policy == DuplicatePolicy.Create || (stored.Count == 0 && earlier is null))
            Create(deciding);
        else if (policy == DuplicatePolicy.Skip)
            planned.LeaveOut(WhoIsThere(stored, earlier));
        else if (stored.Count > 1)
            planned.Refuse([Whole(planned, Words.Say("{0} stored leads could be meant ({1}). Choose for this row to leave it out or to add it.", stored.Count, string.Join(", ", stored.Take(5).Select(lead => lead.Id))))]);
        else if (stored.Count == 1)
            await UpdateAsync(deciding, stored[0], ct);
        else if (earlier is not null)
            await JoinAsync(deciding, earlier, ct);
    }

    private static string WhoIsThere(List<Lead> stored, PlannedRow? earlier) =>
        stored.Count > 0 ? Words.Say("Already there as {0} (lead {1}).", stored[0].Name, stored[0].Id) : Words.Say("Stands in line {0} already.", earlier?.Line);

    private void Create(Deciding deciding)
    {
        var (planned, row, _) = deciding;
        if (!actor.May(LeadAction.CreateLead))
            planned.Refuse([Whole(planned, new Forbidden(LeadAction.CreateLead).Message)]);
        else if (row.Faults.Count > 0)
            planned.Refuse(row.Faults);
        else
            CheckEvent(planned, row.Input);
    }

    private async Task UpdateAsync(Deciding deciding, Lead lead, CancellationToken ct)
    {
        if (_updates.TryGetValue(lead.Id, out var before))
        {
            await JoinAsync(deciding, before, ct);
            return;
        }

        var planned = deciding.Planned;
        var command = Overlay(new UpdateLead { Id = lead.Id, Version = lead.Version }.Fill(lead), deciding.Row);
        var edits = LeadRules.EditsOf(actor, lead, command);
        if (RefusalOf(lead, command, edits) is { } refusal)
            planned.Refuse(Reasons(planned, refusal, command));
        else if (edits.Count == 0)
            planned.LeaveOut(Words.Say("{0} (lead {1}) holds all of this already.", lead.Name, lead.Id));
        else
        {
            (planned.Outcome, planned.LeadId, planned.Input) = (RowOutcome.Updated, lead.Id, command);
            CheckEvent(planned, command);
            if (planned.Outcome == RowOutcome.Updated)
                _updates[lead.Id] = planned;
        }
    }

    /// <summary>The same person twice in the file: the later row's values go over those of the earlier.</summary>
    private async Task JoinAsync(Deciding deciding, PlannedRow earlier, CancellationToken ct)
    {
        var (planned, row, matches) = deciding;
        var values = earlier.Input ?? throw new InvalidOperationException("Where rows are joined, their values are kept.");
        var lead = earlier.LeadId is { } id ? await matches.ReadAsync(id, ct) : null;
        LeadInput merged = lead is not null ? new UpdateLead { Id = lead.Id, Version = lead.Version }.Fill(values) : new CreateLead().Fill(values);
        Overlay(merged, row);
        var refusal = lead is not null ? RefusalOf(lead, merged, LeadRules.EditsOf(actor, lead, merged))
            : reader.FaultsOf(merged) ?? LeadChoices.Check(merged, _ => true, around.Lists);
        if (refusal is not null)
        {
            planned.Refuse(Reasons(planned, refusal, merged));
            return;
        }

        (planned.Outcome, planned.Into, planned.Input) = (RowOutcome.Updated, earlier, merged);
        CheckEvent(planned, merged);
        if (planned.Outcome != RowOutcome.Updated)
        {
            planned.Into = null;
            return;
        }

        Findings.Replace(values, merged);
        earlier.Input = merged;
    }

    /// <summary>Why these edits are refused, as in the form: a missing grant, faults, or something that the lists do not offer.</summary>
    private Failure? RefusalOf(Lead lead, LeadInput command, IReadOnlyList<LeadField> edits) =>
        LeadRules.Refuse(actor, lead, command, edits) ?? LeadChoices.Check(command, name => edits.Any(entry => entry.Name == name), around.Lists);

    private void CheckEvent(PlannedRow planned, LeadInput input)
    {
        if (!around.LacksEvent(input))
            return;
        if (settings.CreateEvents && input.EventName is { Length: <= OutreachEvent.NameMax })
            return;
        planned.Refuse(reader.ProblemsOf(new Dictionary<string, string[]>
        {
            [nameof(LeadInput.EventName)] = [Words.Say("There is no event {0}. Choose which event is meant, or have it added.", input.EventName)],
        }, input, planned.Line));
    }

    private static LeadInput Overlay(LeadInput input, ReadRow row)
    {
        foreach (var field in LeadFields.All.Where(field => row.Given.Contains(field.Name)))
            field.Input.SetValue(input, field.Input.GetValue(row.Input));
        return input;
    }

    private IEnumerable<RowProblem> Reasons(PlannedRow planned, Failure refusal, LeadInput input) => refusal is Invalid faults
        ? reader.ProblemsOf(faults.Errors, input, planned.Line)
        : [Whole(planned, refusal.Message)];

    private static RowProblem Whole(PlannedRow planned, string reason) => new(planned.Line, null, null, null, null, reason, true);

    /// <summary>A row that is being decided about.</summary>
    private sealed record Deciding(PlannedRow Planned, ReadRow Row, StoredMatches Matches);
}

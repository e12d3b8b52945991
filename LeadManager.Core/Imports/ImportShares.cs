using LeadManager.Core.Assignment;

namespace LeadManager.Core.Imports;

/// <summary>Who gets the new leads of an import by the assignment rules.</summary>
/// <param name="People">What each gets, the most first.</param>
/// <param name="Left">How many nobody gets.</param>
/// <param name="Nobody">Why, the most frequent first.</param>
/// <param name="Rows">Each row that a rule asks for, in the order of the file.</param>
public sealed record ImportAssignments(IReadOnlyList<ImportShare> People, int Left, IReadOnlyList<TrialReason> Nobody, IReadOnlyList<ImportedTo> Rows);

/// <summary>What one person gets of an import.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">The name as shown.</param>
/// <param name="Count">How many leads.</param>
/// <param name="Rules">By which rules, and how many by each.</param>
/// <param name="Reason">Why the first of them, in the rule's words.</param>
public sealed record ImportShare(int UserId, string Name, int Count, IReadOnlyList<TrialShare> Rules, string Reason);

/// <summary>To whom a row goes, and why; without a person where nobody can take it.</summary>
public sealed record ImportedTo(int Line, int? UserId, string? Name, string Reason);

/// <summary>Counts along who gets what.</summary>
internal sealed class ImportShares
{
    private readonly Dictionary<int, Share> _people = [];
    private readonly Dictionary<string, int> _nobody = [];
    private readonly Dictionary<string, string> _reasons = [];
    private readonly List<ImportedTo> _rows = [];

    /// <summary>How many each got.</summary>
    public IEnumerable<(int UserId, int Count)> Counts => _people.Select(person => (person.Key, person.Value.Count));

    public void Add(int line, RuleDecision? decision)
    {
        if (decision is null)
            Count(_nobody, Words.Say("no rule asks for such leads"));
        else
        {
            var reason = Once(decision.Reason);
            _rows.Add(new ImportedTo(line, decision.To?.Id, decision.To?.Name, reason));
            if (decision.To is not { } to)
                Count(_nobody, reason);
            else if (_people.TryGetValue(to.Id, out var share))
                share.Add(decision.Rule);
            else
                (_people[to.Id] = new Share(to.Name, reason)).Add(decision.Rule);
        }
    }

    public ImportAssignments ToReport() => new(
        [.. _people.Select(person => person.Value.ToReport(person.Key)).OrderByDescending(share => share.Count).ThenBy(share => share.Name, StringComparer.CurrentCulture)],
        _nobody.Values.Sum(),
        [.. _nobody.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(RuleTrialReport.ReasonsShown).Select(reason => new TrialReason(reason.Key, reason.Value))],
        _rows);

    /// <summary>The same text only once: whose turn it is says the same of thousands of rows.</summary>
    private string Once(string reason)
    {
        if (_reasons.TryGetValue(reason, out var known))
            return known;
        if (_reasons.Count < 1_000)
            _reasons[reason] = reason;
        return reason;
    }

    private static void Count(Dictionary<string, int> counts, string reason) => counts[reason] = counts.GetValueOrDefault(reason) + 1;

    private sealed class Share(string name, string reason)
    {
        private readonly Dictionary<int, TrialShare> _rules = [];

        public int Count { get; private set; }

        public void Add(AssignmentRule rule)
        {
            Count++;
            _rules[rule.Position] = new TrialShare(rule.Id, rule.Name, (_rules.GetValueOrDefault(rule.Position)?.Count ?? 0) + 1);
        }

        public ImportShare ToReport(int userId) => new(userId, name, Count, [.. _rules.OrderBy(rule => rule.Key).Select(rule => rule.Value)], reason);
    }
}

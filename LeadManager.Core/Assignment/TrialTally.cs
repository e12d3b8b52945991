using LeadManager.Core.Leads;

namespace LeadManager.Core.Assignment;

/// <summary>Adds up what a trial finds, lead by lead.</summary>
internal sealed class TrialTally(int days)
{
    private readonly Dictionary<int, TrialShare> _people = [];
    private readonly SortedDictionary<int, TrialShare> _rules = [];
    private readonly Dictionary<string, int> _reasons = [];
    private readonly List<TrialLead> _first = [];

    /// <summary>How many leads were tried.</summary>
    public int Leads { get; private set; }

    public void Add(Lead lead, RuleDecision? decision)
    {
        Leads++;
        if (decision is { To: { } to, Rule: { } rule })
        {
            _people[to.Id] = new TrialShare(to.Id, to.Name, (_people.GetValueOrDefault(to.Id)?.Count ?? 0) + 1);
            _rules[rule.Position] = new TrialShare(rule.Id, rule.Name, (_rules.GetValueOrDefault(rule.Position)?.Count ?? 0) + 1);
        }
        else
        {
            var reason = decision?.Reason ?? Words.Say("no rule asks for such leads");
            _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        }

        if (_first.Count < RuleTrialReport.Shown)
            _first.Add(new TrialLead(lead.Id, lead.Name, lead.CreatedAt, decision?.To?.Name, decision?.Reason));
    }

    public RuleTrialReport ToReport(bool isCut) => new(
        days, Leads, isCut, [.. _people.Values.OrderByDescending(share => share.Count).ThenBy(share => share.Name, StringComparer.CurrentCulture)], [.. _rules.Values],
        _reasons.Values.Sum(),
        [.. _reasons.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(RuleTrialReport.ReasonsShown).Select(reason => new TrialReason(reason.Key, reason.Value))],
        _first);
}

using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Assignment;

/// <summary>
/// The rules with everybody they may choose, read once; after that any number of leads can be given out without a further
/// question to the database. Arrivals, imports and the trial all ask it, so that a trial says what would happen.
/// </summary>
internal sealed class RuleBook(
    IReadOnlyList<RuleConditions> rules, IReadOnlyDictionary<int, Candidate> people, DateTime lastTurn, ListSnapshot lists, OfficeCalendar calendar)
{
    /// <summary>The smallest step between two turns that every database keeps.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMicroseconds(1);

    /// <summary>The last turn of anybody, also of those who stand in no rule that was read.</summary>
    private DateTime _lastTurn = lastTurn;

    /// <summary>The people who were given something, and when last.</summary>
    public IEnumerable<(int UserId, DateTime At)> Turns => _given.Select(id => (id, people[id].LastTurn));

    private readonly HashSet<int> _given = [];

    /// <summary>Asks the rules in their order about a lead that arrives now, and counts it for who gets it; null where no rule's conditions hold.</summary>
    public RuleDecision? Assign(Lead lead, DateTime now)
    {
        var (day, asked) = (calendar.DateOf(now), new List<string>());
        RuleDecision? last = null;
        foreach (var rule in rules.Where(rule => rule.Hold(lead, lists)).Select(rule => rule.Rule))
        {
            var (chosen, words) = Ask(rule, lead, day);
            asked.Add(Words.Say("rule {0}: {1}", rule.Position, rule.Name) + "; " + string.Join("; ", words));
            if (chosen is not null)
                return new RuleDecision(rule, chosen.User, Give(chosen, lead, day, now), RuleWords.Join(asked));
            last = new RuleDecision(rule, null, now, RuleWords.Join([.. asked[..^1], asked[^1] + "; " + Words.Say("nobody can take it")]));
        }

        return last;
    }

    private DateTime Give(Candidate chosen, Lead lead, DateOnly day, DateTime now)
    {
        _lastTurn = now > _lastTurn ? now : _lastTurn + Step;
        chosen.Take(day, _lastTurn, lead.IsOpen);
        _given.Add(chosen.User.Id);
        return _lastTurn;
    }

    /// <summary>Whom the rule finds, and the words for it: who comes before him and cannot, then himself.</summary>
    private (Candidate? Chosen, IReadOnlyList<string> Words) Ask(AssignmentRule rule, Lead lead, DateOnly day)
    {
        if (rule.Strategy == AssignmentStrategy.ZoneManager)
            return AskZone(lead, day);
        var (obstacles, order) = (new List<string>(), InOrder(rule));
        foreach (var person in order)
        {
            if (person.Obstacle(day) is not { } obstacle)
                return (person, [.. RuleWords.Shorten(obstacles), RuleWords.Of(rule.Strategy, person)]);
            obstacles.Add(obstacle);
        }

        return (null, obstacles.Count == 0 ? [Words.Say("it names nobody")] : RuleWords.Shorten(obstacles));
    }

    private (Candidate?, IReadOnlyList<string>) AskZone(Lead lead, DateOnly day)
    {
        var name = RuleConditions.ZoneOf(lead, lists);
        if (lists.Zone(name) is not { IsRetired: false } zone)
            return (null, [name is not null ? Words.Say("there is no zone {0}", name)
                : string.IsNullOrWhiteSpace(lead.State) ? Words.Say("the lead has no state") : Words.Say("{0} belongs to no zone", lead.State)]);
        if (zone.ManagerId is not { } id || !people.TryGetValue(id, out var manager))
            return (null, [Words.Say("zone {0} has no manager", zone.Name)]);
        return manager.Obstacle(day) is { } obstacle ? (null, [obstacle]) : (manager, [Words.Say("{0}, manager of zone {1}", manager.User.Name, zone.Name)]);
    }

    private IEnumerable<Candidate> InOrder(AssignmentRule rule)
    {
        var named = rule.UserIds.Where(people.ContainsKey).Select(id => people[id]);
        return rule.Strategy switch
        {
            AssignmentStrategy.RoundRobin => named.OrderBy(person => person.LastTurn),
            AssignmentStrategy.FewestOpen => named.OrderBy(person => person.Open).ThenBy(person => person.LastTurn),
            _ => named,
        };
    }
}

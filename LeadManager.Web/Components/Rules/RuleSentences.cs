using LeadManager.Core;
using LeadManager.Core.Assignment;
using LeadManager.Core.Lists;
using LeadManager.Core.Users;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components.Rules;

/// <summary>A rule in sentences: when it is asked, and who gets the lead.</summary>
internal sealed class RuleSentences(IStringLocalizer<Words> words, ListSnapshot lists, IReadOnlyList<PersonName> people)
{
    /// <summary>When the rule is asked: "Source Website or Call; zone West".</summary>
    public string Conditions(AssignmentRuleRow rule)
    {
        string?[] parts =
        [
            Part("Source {0}", rule.Sources), Part("State {0}", rule.States), Part("Zone {0}", rule.Zones),
            Part("Office {0}", [.. rule.OfficeIds.Select(OfficeOf)]), Part("Commodity {0}", rule.Commodities),
            rule.IsSpecial switch { true => words["Special leads only"].Value, false => words["No special leads"].Value, null => null },
        ];
        return parts.Any(part => part is not null) ? string.Join(" · ", parts.OfType<string>()) : words["Every lead"];
    }

    /// <summary>Who gets the lead.</summary>
    public string People(AssignmentRuleRow rule)
    {
        var names = string.Join(", ", rule.UserIds.Select(NameOf));
        return rule.Strategy switch
        {
            AssignmentStrategy.FixedUser => words["To the first who can take it: {0}", names],
            AssignmentStrategy.RoundRobin => words["In turn: {0}", names],
            AssignmentStrategy.FewestOpen => words["To whoever has the fewest open leads: {0}", names],
            _ => words["To the manager of the lead's zone"],
        };
    }

    /// <summary>The office's name.</summary>
    public string OfficeOf(int id) => lists.Office(id)?.Name ?? words["an office that is gone"];

    /// <summary>The person's name.</summary>
    public string NameOf(int id) => people.FirstOrDefault(person => person.Id == id)?.Name ?? words["somebody who is gone"];

    /// <summary>The strategy as one chooses it.</summary>
    public string Of(AssignmentStrategy strategy) => strategy switch
    {
        AssignmentStrategy.FixedUser => words["The first of these people who can take it"],
        AssignmentStrategy.RoundRobin => words["These people in turn, whoever waits longest"],
        AssignmentStrategy.FewestOpen => words["Whoever of these people has the fewest open leads"],
        _ => words["The manager of the lead's zone"],
    };

    private string? Part(string sentence, IReadOnlyList<string> values) => values.Count == 0 ? null : words[sentence, string.Join(words[" or "], values)].Value;
}

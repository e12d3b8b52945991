using LeadManager.Core.Leads;

namespace LeadManager.Core.Assignment;

/// <summary>The words in which a rule's choice is explained: "rule 3: West; Priya away; Omar 10/10; Lena, 6 open".</summary>
internal static class RuleWords
{
    /// <summary>So many people who cannot take a lead are named.</summary>
    private const int Named = 5;

    /// <summary>The chosen one, with what spoke for him.</summary>
    public static string Of(AssignmentStrategy strategy, Candidate chosen) => strategy switch
    {
        AssignmentStrategy.RoundRobin => Words.Say("{0}, next in turn", chosen.User.Name),
        AssignmentStrategy.FewestOpen => Words.Say("{0}, {1:N0} open", chosen.User.Name, chosen.Open),
        _ => chosen.User.Name,
    };

    /// <summary>The first few of them, and how many more.</summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> obstacles) =>
        obstacles.Count <= Named ? obstacles : [.. obstacles.Take(Named), Words.Say("{0:N0} more who cannot", obstacles.Count - Named)];

    /// <summary>All rules that were asked as one text; where it is too long, the first of them are left out.</summary>
    public static string Join(IReadOnlyList<string> asked)
    {
        const string Between = " · ", LeftOut = "…";
        var text = string.Join(Between, asked);
        for (var first = 1; text.Length > LeadLimits.Reason && first < asked.Count; first++)
            text = LeftOut + Between + string.Join(Between, asked.Skip(first));
        if (text.Length <= LeadLimits.Reason)
            return text;
        var end = LeadLimits.Reason - LeftOut.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + LeftOut;
    }
}

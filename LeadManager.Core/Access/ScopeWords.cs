namespace LeadManager.Core.Access;

/// <summary>A scope for people: a letter for narrow tables, a name and what it means.</summary>
public sealed record ScopeWord(Scope Scope, char Letter, string Name, string Meaning);

/// <summary>The words for the scopes of <see cref="Scope"/>.</summary>
public static class ScopeWords
{
    private static readonly (Scope Scope, char Letter, string Name, string Meaning)[] Words =
    [
        (Scope.All, 'A', "All", "every lead"),
        (Scope.Team, 'T', "Team", "the assignee or the responsible manager is this person or reports to him, however many steps down"),
        (Scope.Mine, 'M', "Mine", "this person is the assignee or the relationship manager"),
        (Scope.Assignee, 'I', "Assignee", "this person is the assignee"),
        (Scope.Unassigned, 'U', "Unassigned", "open and nobody's"),
        (Scope.CreatedByMe, 'C', "Entered by me", "this person entered the lead"),
        (Scope.NotYetAccepted, 'N', "Not yet accepted", "open, assigned, and the assignee has not accepted it"),
        (Scope.Won, 'W', "Won", "the lead is won"),
        (Scope.Escalated, 'E', "Escalated", "the lead is escalated"),
        (Scope.Special, 'S', "Special", "the lead is marked as special, and the account is not kept from special leads"),
    ];

    /// <summary>Every scope, the widest first.</summary>
    public static IReadOnlyList<ScopeWord> All =>
        [.. Words.Select(word => new ScopeWord(word.Scope, word.Letter, Core.Words.Find(word.Name), Core.Words.Find(word.Meaning)))];

    /// <summary>The words for one scope.</summary>
    public static ScopeWord Of(Scope scope) => All.First(word => word.Scope == scope);

    /// <summary>A whole cell of the matrix in words; empty where nothing is granted.</summary>
    public static IReadOnlyList<ScopeWord> In(Scope cell) => [.. LeadScopes.Parts(cell).Select(Of)];
}

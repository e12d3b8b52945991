using System.Globalization;

namespace LeadManager.Core.Access;

/// <summary>
/// To which leads a grant reaches, as a value: actors of an equal one are allowed the very same leads. Where everything
/// is granted, nobody's person matters; everywhere else a reach is shared with nobody but the same user and team.
/// </summary>
internal sealed record LeadReach
{
    private LeadReach(Scope scope, string person) => (Scope, Person) = (scope, person);

    public Scope Scope { get; }

    public string Person { get; }

    public static LeadReach Of(Actor actor, LeadAction action)
    {
        var scope = PermissionMatrix.ScopeOf(actor.Role, action);
        return scope.HasFlag(Scope.All) || scope == Scope.None
            ? new(scope, "")
            : new(scope, string.Create(CultureInfo.InvariantCulture, $"{actor.UserId}{(actor.IsKeptFromSpecial ? " not special" : "")}: {string.Join(',', actor.TeamUserIds.Order())}"));
    }
}

using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>
/// Leads that are counted together, besides being counted for their owners: all of them, and those of each cell of the
/// matrix that asks for more than a <see cref="TallyOwner"/> holds. A group stands in <see cref="LeadTally.Owner"/> where
/// else the owners stand. Where the cell asks who entered the lead, the group of that author has what his other scopes
/// leave out.
/// </summary>
internal static class TallyGroups
{
    /// <summary>The group of all leads.</summary>
    public const string All = nameof(Scope.All);

    /// <summary>The scopes that ask for nothing but what a <see cref="TallyOwner"/> holds.</summary>
    public const Scope ByOwner = Scope.All | Scope.Unassigned | Scope.Assignee | Scope.Mine | Scope.Team;

    /// <summary>The scopes that are the same for everybody.</summary>
    private const Scope OfEverybody = Scope.All | Scope.Unassigned | Scope.NotYetAccepted | Scope.Won | Scope.Escalated | Scope.Special;

    private const string Author = "/by/";

    /// <summary>The cells that have a group: a change of them calls for a recount, so for a migration.</summary>
    public static IReadOnlyList<Scope> Cells { get; } =
    [
        Scope.All,
        .. new[] { LeadAction.ViewLead, LeadAction.ViewDashboard }
            .SelectMany(action => Enum.GetValues<Role>().Select(role => PermissionMatrix.ScopeOf(role, action))).Distinct()
            .Where(cell => !cell.HasFlag(Scope.All) && (cell & ~ByOwner) != Scope.None && (IsOfEverybody(cell) || IsOfAuthor(cell))),
    ];

    /// <summary>The groups of a lead that is not in the bin.</summary>
    public static IEnumerable<string> Of(Lead lead)
    {
        foreach (var cell in Cells)
            if (IsOfEverybody(cell) ? Holds(cell, lead, Actor.System) : lead.CreatedById is { } author && !Holds(cell & ByOwner, lead, Actor.System with { UserId = author }))
                yield return KeyOf(cell, lead.CreatedById);
    }

    /// <summary>Which tallies make up this cell for the user: of a group, of owners in some scopes, or of both; null where the leads themselves must be counted.</summary>
    public static TallyParts? PartsOf(Scope cell, int userId) =>
        cell.HasFlag(Scope.All) ? new TallyParts(All, Scope.None)
        : (cell & ~ByOwner) == Scope.None ? new TallyParts(null, cell)
        : IsOfEverybody(cell) ? new TallyParts(KeyOf(cell, null), Scope.None)
        : IsOfAuthor(cell) ? new TallyParts(KeyOf(cell, userId), cell & ByOwner)
        : null;

    /// <summary>In words for an administrator; null where this is no group.</summary>
    public static string? Describe(string owner, Func<int, string> name) => owner switch
    {
        All => "in all",
        _ when owner.IndexOf(Author, StringComparison.Ordinal) is >= 0 and var at =>
            $"entered by {name(int.Parse(owner.AsSpan(at + Author.Length), NumberStyles.None, CultureInfo.InvariantCulture))} and not among \"{owner[..at]}\"",
        _ when Enum.TryParse(owner, out Scope cell) && Cells.Contains(cell) => $"counted for \"{owner}\"",
        _ => null,
    };

    private static bool IsOfEverybody(Scope cell) => (cell & ~OfEverybody) == Scope.None;

    /// <summary>Whether it is what the author entered beside what is told by the owners alone, whatever team he has.</summary>
    private static bool IsOfAuthor(Scope cell) => (cell & ~ByOwner) == Scope.CreatedByMe && !cell.HasFlag(Scope.Team);

    private static bool Holds(Scope cell, Lead lead, Actor actor) => LeadScopes.Parts(cell).Any(part => LeadScopes.Holds(part, lead, actor));

    private static string KeyOf(Scope cell, int? author) =>
        IsOfEverybody(cell) ? cell.ToString() : string.Create(CultureInfo.InvariantCulture, $"{cell & ByOwner}{Author}{author}");
}

/// <summary>A group and scopes of owners that have no lead in common and make up a cell together.</summary>
internal sealed record TallyParts(string? Group, Scope Owners);

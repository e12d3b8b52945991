using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;

namespace LeadManager.Core.Imports;

/// <summary>Makes the new leads of an import and asks the assignment rules about each, in the order of the file. The check does what the import does, so that it says what would happen.</summary>
/// <param name="actor">Who imports.</param>
/// <param name="around">What rows are held against.</param>
/// <param name="rules">The rules that are on; null where none is.</param>
/// <param name="now">When they arrive (UTC).</param>
internal sealed class ImportedLeads(Actor actor, Surroundings around, RuleBook? rules, DateTime now)
{
    private readonly IReadOnlyList<LeadField> _fields = ImportSettingsRules.FieldsFor(actor);

    /// <summary>Who got what so far; null where no rule is on.</summary>
    public ImportShares? Shares { get; } = rules is null ? null : new();

    /// <summary>Whose turn it was, and when last.</summary>
    public IEnumerable<(int UserId, DateTime At)> Turns => rules?.Turns ?? [];

    /// <summary>The lead of a row with what the lists say besides.</summary>
    public Lead Make(LeadInput input)
    {
        var lead = LeadRules.Draft(actor, now);
        input.ApplyTo(lead, _fields);
        LeadChoices.Fill(lead, _ => true, around.Lists);
        return lead;
    }

    /// <summary>Asks the rules, as for a lead that arrives alone; null where none asks for it.</summary>
    public RuleDecision? Ask(int line, Lead lead)
    {
        if (rules is null || !AutoAssignment.IsAskedFor(actor, lead))
            return null;
        var decision = rules.Assign(lead, now);
        Shares?.Add(line, decision);
        return decision;
    }

    /// <summary>Whether the row makes a lead of its own.</summary>
    public static bool IsNew(PlannedRow planned) => planned is { Outcome: RowOutcome.Created, Into: null };
}

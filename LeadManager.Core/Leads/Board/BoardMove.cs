using LeadManager.Core.Progress;

namespace LeadManager.Core.Leads.Board;

/// <summary>What it takes to bring a lead to a column.</summary>
/// <param name="Command">The step; null where the lead is given to somebody.</param>
/// <param name="Asks">Whether the step needs a form, for a reason, a date or a person.</param>
/// <param name="Back">The step that takes it back, where nothing else happens meanwhile; null where there is none.</param>
public sealed record BoardMove(ProgressCommand? Command, bool Asks, ProgressCommand? Back = null)
{
    /// <summary>Giving the lead to somebody.</summary>
    public static readonly BoardMove Assignment = new(null, true);

    /// <summary>The step for a form to fill, or to be taken at once; each time a new one.</summary>
    public ProgressCommand? Make() => Command is null ? null : Command with { };
}

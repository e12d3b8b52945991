using System.Linq.Expressions;
using LeadManager.Core.Access;

namespace LeadManager.Core.Leads.Board;

/// <summary>What the columns of a board are.</summary>
public enum BoardBy
{
    /// <summary>The stages, in the words of the reader's role.</summary>
    Stage,

    Temperature,
}

/// <summary>A column of the board. Every lead stands in exactly one of those that one reader has.</summary>
public sealed record BoardLane
{
    private static readonly BoardLane[] OfManager = [.. Enum.GetValues<LeadStage>().Select(stage => new BoardLane { Stage = stage })];

    private static readonly BoardLane[] OfExecutive =
        [.. new[] { LeadStage.New, LeadStage.Pending, LeadStage.Qualified, LeadStage.Won, LeadStage.Lost }.Select(stage => new BoardLane { Stage = stage, IsOfExecutive = true })];

    private static readonly BoardLane[] OfTemperature =
        [.. new Temperature?[] { null, Leads.Temperature.Cold, Leads.Temperature.Warm, Leads.Temperature.Hot }.Select(temperature => new BoardLane { Temperature = temperature })];

    private BoardLane() { }

    /// <summary>Some column: stands for any where only that there is one matters.</summary>
    internal static BoardLane Any => OfManager[0];

    /// <summary>The stage; absent on a board by temperature.</summary>
    public LeadStage? Stage { get; private init; }

    /// <summary>The temperature; absent for leads without one, and on a board by stage.</summary>
    public Temperature? Temperature { get; private init; }

    /// <summary>Names it among the columns of one board.</summary>
    public string Key => Stage?.ToString() ?? Temperature?.ToString() ?? "None";

    /// <summary>Whether leads rest there: they are closed, or nobody works them for now. Such a column is folded unless it is asked for.</summary>
    public bool IsResting => Stage is LeadStage.Unqualified or LeadStage.Won or LeadStage.Lost or LeadStage.Dropped;

    /// <summary>Whether leads come there only where the office qualifies leads and notes milestones.</summary>
    public bool AsksQualification => Stage is LeadStage.AssignedToRm or LeadStage.Milestone1 or LeadStage.Milestone2;

    private bool IsOfExecutive { get; init; }

    /// <summary>The stages that decide, in one vocabulary; null on a board by temperature.</summary>
    internal Expression<Func<Lead, LeadStage>>? Words => Stage is null ? null : IsOfExecutive ? LeadStages.Executive : LeadStages.Manager;

    /// <summary>Which leads stand there.</summary>
    internal Expression<Func<Lead, bool>> Condition =>
        Stage is { } stage && Words is { } words ? LeadStages.Among([stage], words)
        : Temperature is { } temperature ? lead => lead.Temperature == temperature
        : lead => lead.Temperature == null;

    /// <summary>The list of its leads; null where no filter says the same.</summary>
    public LeadQuery? ListOf(LeadQuery query) =>
        Stage is { } stage ? (IsOfExecutive ? null : query with { Stage = [stage] })
        : Temperature is { } temperature ? query with { Temperature = [temperature] }
        : null;

    /// <summary>The columns of this reader's board, in order.</summary>
    public static IReadOnlyList<BoardLane> Of(Actor actor, BoardBy by) =>
        by == BoardBy.Temperature ? OfTemperature : actor.Role.UsesExecutiveWords() ? OfExecutive : OfManager;

    /// <summary>Whether the lead stands there, by the same rule in memory.</summary>
    internal bool Holds(Lead lead) =>
        Stage is { } stage ? (IsOfExecutive ? LeadStages.ForExecutive(lead) : LeadStages.Of(lead)) == stage : lead.Temperature == Temperature;
}

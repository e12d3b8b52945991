using LeadManager.Core.Changes;

namespace LeadManager.Core.Assignment;

/// <summary>How a rule chooses among its people.</summary>
public enum AssignmentStrategy
{
    /// <summary>The first of them who can take it.</summary>
    FixedUser,

    /// <summary>Whoever was not given a lead for the longest time.</summary>
    RoundRobin,

    /// <summary>Whoever has the fewest open leads, then as round robin.</summary>
    FewestOpen,

    /// <summary>The responsible manager of the lead's zone.</summary>
    ZoneManager,
}

/// <summary>
/// Says who gets a lead that arrives without an assignee. Rules are asked in order of their position; the first whose
/// conditions all hold and who finds somebody decides. An empty condition holds for every lead.
/// </summary>
public sealed class AssignmentRule : IVersioned
{
    /// <summary>The greatest length of a name, in characters.</summary>
    public const int NameMax = 100;

    public int Id { get; private set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The place in the order, counted from 1.</summary>
    public int Position { get; set; }

    /// <summary>A new rule is off until somebody has tried it.</summary>
    public bool IsOn { get; set; }

    public List<string> Sources { get; set; } = [];

    public List<string> States { get; set; } = [];

    public List<string> Zones { get; set; } = [];

    public List<int> OfficeIds { get; set; } = [];

    public List<string> Commodities { get; set; } = [];

    /// <summary>Only special leads, only others, or both where absent.</summary>
    public bool? IsSpecial { get; set; }

    public AssignmentStrategy Strategy { get; set; }

    /// <summary>Among whom it chooses, in order; nobody for <see cref="AssignmentStrategy.ZoneManager"/>.</summary>
    public List<int> UserIds { get; set; } = [];

    public DateTime CreatedAt { get; set; }

    public string? CreatedBy { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

namespace LeadManager.Core.Access;

/// <summary>
/// Named row predicates over a lead and the actor; a cell of the matrix is a union of them. What each means in columns
/// stands in <see cref="LeadScopes"/>.
/// </summary>
[Flags]
public enum Scope
{
    /// <summary>No lead: the action is not granted.</summary>
    None = 0,

    /// <summary>Every lead.</summary>
    All = 1,

    /// <summary>Leads without an assignee that are open.</summary>
    Unassigned = 2,

    /// <summary>Leads whose assignee is the actor.</summary>
    Assignee = 4,

    /// <summary>Leads whose assignee or relationship manager is the actor.</summary>
    Mine = 8,

    /// <summary>Leads whose assignee or responsible manager is in the actor's reporting subtree, the actor included.</summary>
    Team = 16,

    /// <summary>Leads that the actor entered.</summary>
    CreatedByMe = 32,

    /// <summary>Open leads that are assigned and not yet accepted.</summary>
    NotYetAccepted = 64,

    /// <summary>Leads with the outcome Won.</summary>
    Won = 128,

    /// <summary>Escalated leads.</summary>
    Escalated = 256,

    /// <summary>Special leads.</summary>
    Special = 512,
}

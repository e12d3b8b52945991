using LeadManager.Core.Leads;

namespace LeadManager.Core.Lists;

/// <summary>Which of the small lists an entry belongs to.</summary>
public enum ListKind
{
    /// <summary>Where leads come from (S1.56).</summary>
    Source,

    /// <summary>Who told them, for the source Word of mouth.</summary>
    WordOfMouthType,

    /// <summary>How the last contact went.</summary>
    ContactStatus,

    /// <summary>What is sold.</summary>
    Commodity,

    /// <summary>A part of a commodity.</summary>
    ProductCategory,

    /// <summary>Why a lead was closed.</summary>
    CloseReason,

    /// <summary>The office's own words for the five statuses (S1.55); their number and meaning are fixed.</summary>
    Status,
}

/// <summary>
/// An entry of a small list that an administrator edits. Leads keep the name as text; an entry in use is retired - no
/// longer offered - instead of deleted. Names are unique in their list, ignoring case and accents.
/// </summary>
public sealed class ListEntry : IListed
{
    /// <summary>The greatest length of a name, in characters; of some lists less, because the lead's column is narrower.</summary>
    public const int NameMax = 150;

    /// <summary>The greatest length of a name in this list, in characters.</summary>
    public static int NameMaxOf(ListKind kind) => kind switch
    {
        ListKind.WordOfMouthType => LeadLimits.WordOfMouthType,
        ListKind.ContactStatus => LeadLimits.LastContactStatus,
        ListKind.Status => 30,
        _ => NameMax,
    };

    public int Id { get; private set; }

    public int Version { get; set; }

    public required ListKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as compared: without case and accents.</summary>
    public required string NameKey { get; set; }

    /// <summary>What the code means by it where it has a meaning of its own (a status, the source Event); such entries stay.</summary>
    public string? Code { get; init; }

    /// <summary>The commodity of a product category.</summary>
    public int? ParentId { get; set; }

    /// <summary>The place in the list, counted from 1.</summary>
    public int Position { get; set; }

    public bool IsRetired { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}

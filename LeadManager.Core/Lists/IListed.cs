using LeadManager.Core.Changes;

namespace LeadManager.Core.Lists;

/// <summary>What the small lists of Settings have in common: a name, unique in its list, and being retired.</summary>
internal interface IListed : IVersioned
{
    string Name { get; set; }

    /// <summary>The name as compared: without case and accents.</summary>
    string NameKey { get; set; }

    /// <summary>No longer offered, but still what the leads that have it say.</summary>
    bool IsRetired { get; set; }
}

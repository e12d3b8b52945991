using LeadManager.Core.Access;

namespace LeadManager.Core.Lists;

/// <summary>Gives the small lists to everybody who reads or enters leads or keeps the settings.</summary>
public sealed class ListReader(ListCache cache)
{
    /// <summary>The lists as they stand now; empty ones for who has nothing to do with leads. Read from memory.</summary>
    public ListSnapshot Read(Actor actor) =>
        actor.May(LeadAction.ViewLead) || actor.May(LeadAction.CreateLead) || actor.May(LeadAction.ManageSettings) ? cache.Current : ListSnapshot.Empty;
}

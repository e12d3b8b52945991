namespace LeadManager.Core.Changes;

/// <summary>A record that belongs to a lead: what happens to it has happened to the lead.</summary>
public interface ILeadRecord : IVersioned
{
    int LeadId { get; }
}

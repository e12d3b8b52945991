using LeadManager.Core.Access;
using LeadManager.Core.Leads;

namespace LeadManager.Tests.Support;

/// <summary>Makes leads for tests; a test states only what matters to it.</summary>
public static class Some
{
    /// <summary>A new lead that breaks no rule.</summary>
    public static CreateLead Lead(Action<CreateLead>? change = null)
    {
        var command = new CreateLead { FirstName = "Amara", LastName = "Okonkwo", Phone = "+1 555 010 0142", Source = "Website" };
        change?.Invoke(command);
        return command;
    }

    /// <summary>Stores it and gives it back.</summary>
    public static async Task<LeadDetail> LeadAsync(this Office office, Actor actor, Action<CreateLead>? change = null)
    {
        var outcome = await office.Get<LeadEditing>().CreateAsync(actor, Lead(change), default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    /// <summary>An edit of what is stored.</summary>
    public static UpdateLead Edit(this LeadDetail lead, Action<UpdateLead>? change = null)
    {
        var command = new UpdateLead { Id = lead.Lead.Id, Version = lead.Lead.Version }.Fill(lead.Lead);
        change?.Invoke(command);
        return command;
    }
}

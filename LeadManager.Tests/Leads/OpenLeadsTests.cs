using LeadManager.Core.Leads;

namespace LeadManager.Tests.Leads;

/// <summary>Which leads are still worked on is asked of the database as it is asked in memory.</summary>
public sealed class OpenLeadsTests
{
    [Fact]
    public void IsOpen_EveryStatusAndOutcome_IsWhatTheLeadSays()
    {
        var isOpen = OpenLeads.IsOpen.Compile();
        var leads =
            from status in Enum.GetValues<LeadStatus>()
            from outcome in Enum.GetValues<LeadOutcome>().Select(outcome => (LeadOutcome?)outcome).Prepend(null)
            select new Lead { FirstName = "A", LastName = "B", Phone = "555 010 0100", StaffName = "S", Source = "Call", LastContactStatus = "Spoke", Status = status, Outcome = outcome };

        Assert.All(leads, lead => Assert.Equal(lead.IsOpen, isOpen(lead)));
        Assert.Contains(leads, lead => isOpen(lead));
    }
}

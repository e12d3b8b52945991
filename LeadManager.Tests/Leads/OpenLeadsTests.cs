using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

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

    [Fact] // a partial index serves a question only where the question says what the index says
    public async Task Scopes_OfOpenLeads_AskAsIfTheConditionWereWrittenOut()
    {
        await using var office = await Office.OpenAsync();
        await using var db = await office.ContextAsync();
        string Sql(Expression<Func<Lead, bool>> condition) => db.Leads.Where(condition).ToQueryString();

        Assert.Equal(Sql(lead => lead.AssigneeId == null && lead.Outcome == null && lead.Status != LeadStatus.Lost), Sql(LeadScopes.Filter(Actor.System, Scope.Unassigned)));
        Assert.Equal(
            Sql(lead => lead.AssigneeId != null && lead.AcceptedAt == null && lead.Outcome == null && lead.Status != LeadStatus.Lost),
            Sql(LeadScopes.Filter(Actor.System, Scope.NotYetAccepted)));
        Assert.Equal(
            Sql(lead => lead.NextFollowUpAt == null && lead.Outcome == null && lead.Status != LeadStatus.Lost),
            Sql(LeadLists.Condition(LeadList.WithoutFollowUp, Actor.System, DateTime.UnixEpoch)));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Access;

public sealed class LeadScopesTests
{
    [Fact]
    public async Task Allowed_RandomLeadsAllRolesAndActions_SqlAgreesWithTheCompiledCheck()
    {
        await using var office = await Office.OpenAsync();
        var random = new Random(20261120);
        var people = new List<Actor>();
        foreach (var role in Enum.GetValues<Role>())
            people.Add(await office.HireAsync(role));
        var actors = people.Select((actor, place) => actor with { TeamUserIds = [actor.UserId, people[(place + 3) % people.Count].UserId] }).ToList();
        await using var db = await office.ContextAsync();
        for (var row = 0; row < 60; row++)
            db.Add(RandomLead(random, people));
        await db.SaveAsync(Actor.System, new("Created"), default);
        var leads = await db.Leads.AsNoTracking().ToListAsync();

        var compared = 0;
        foreach (var actor in actors)
            foreach (var action in Enum.GetValues<LeadAction>())
            {
                var bySql = await db.Leads.Allowed(actor, action).Select(lead => lead.Id).ToHashSetAsync();
                foreach (var lead in leads)
                {
                    Assert.True(bySql.Contains(lead.Id) == actor.May(action, lead), $"{actor.Role} {action} lead {lead.Id}");
                    compared++;
                }
            }

        Assert.True(compared >= 10_000, $"compared {compared}");
    }

    private static Lead RandomLead(Random random, List<Actor> people)
    {
        int? Somebody() => random.Next(3) == 0 ? null : people[random.Next(people.Count)].UserId;
        var assignee = Somebody();
        return new Lead
        {
            FirstName = "A", LastName = "B", Phone = "5550100", StaffName = "S", Source = "Call", LastContactStatus = "Spoke",
            AssigneeId = assignee, AcceptedAt = assignee is null || random.Next(2) == 0 ? null : DateTime.UnixEpoch,
            TeamLeadId = Somebody(), RelationshipManagerId = Somebody(), CreatedById = Somebody(),
            Status = (LeadStatus)random.Next(5), Outcome = random.Next(3) == 0 ? (LeadOutcome)random.Next(3) : null,
            IsEscalated = random.Next(4) == 0, IsSpecial = random.Next(4) == 0, DeletedAt = random.Next(8) == 0 ? DateTime.UnixEpoch : null,
        };
    }
}

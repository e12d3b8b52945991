using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

public sealed class LeadStagesTests
{
    [Theory]
    [InlineData(LeadStatus.New, false, LeadStage.New, LeadStage.New)]
    [InlineData(LeadStatus.New, true, LeadStage.Assigned, LeadStage.New)]
    [InlineData(LeadStatus.Pending, true, LeadStage.Pending, LeadStage.Pending)]
    [InlineData(LeadStatus.Qualified, true, LeadStage.Qualified, LeadStage.Qualified)]
    [InlineData(LeadStatus.Unqualified, true, LeadStage.Unqualified, LeadStage.Lost)]
    [InlineData(LeadStatus.Lost, true, LeadStage.Lost, LeadStage.Lost)]
    public void Of_StatusAndAssignee_GivesTheStageOfEachVocabulary(LeadStatus status, bool assigned, LeadStage manager, LeadStage executive)
    {
        var lead = Lead(row => (row.Status, row.AssigneeId) = (status, assigned ? 1 : null));

        Assert.Equal((manager, executive), (LeadStages.Of(lead), LeadStages.ForExecutive(lead)));
    }

    [Theory] // the tables of S5.49-S5.55 and S5.58-S5.62, line by line
    [InlineData("S5.49, S5.58", "", LeadStage.New, LeadStage.New)]
    [InlineData("S5.50, S5.58", "assignee", LeadStage.Assigned, LeadStage.New)]
    [InlineData("S5.51, S5.59", "assignee Qualified", LeadStage.Qualified, LeadStage.Qualified)]
    [InlineData("S5.52", "assignee Qualified rm", LeadStage.AssignedToRm, LeadStage.Qualified)]
    [InlineData("S5.52", "assignee rm", LeadStage.Assigned, LeadStage.New)] // routed, and not qualified yet
    [InlineData("S5.53", "assignee Qualified rm drive", LeadStage.Milestone1, LeadStage.Qualified)]
    [InlineData("S5.54", "assignee Qualified rm drive booked", LeadStage.Milestone2, LeadStage.Qualified)]
    [InlineData("S5.55, S5.61", "assignee Qualified rm drive booked retailed", LeadStage.Won, LeadStage.Won)]
    [InlineData("S5.55, S5.61", "assignee won", LeadStage.Won, LeadStage.Won)]
    [InlineData("S5.62", "assignee Unqualified", LeadStage.Unqualified, LeadStage.Lost)]
    [InlineData("S5.62", "assignee Lost lost drive", LeadStage.Lost, LeadStage.Lost)]
    [InlineData("S5.62", "assignee Qualified rm dropped booked", LeadStage.Dropped, LeadStage.Lost)]
    [InlineData("S5.59", "assignee Pending", LeadStage.Pending, LeadStage.Pending)]
    public async Task S5_Stage_OfALead_IsThatOfItsLineInMemoryAndInSql(string lines, string facts, LeadStage manager, LeadStage executive)
    {
        await using var office = await Office.OpenAsync();
        var somebody = await office.HireAsync(Role.User);
        await using var db = await office.ContextAsync();
        var (lead, has) = (Lead(_ => { }), facts.Split(' '));
        lead.Status = Enum.GetValues<LeadStatus>().FirstOrDefault(status => has.Contains(status.ToString()));
        (lead.AssigneeId, lead.RelationshipManagerId) = (has.Contains("assignee") ? somebody.UserId : null, has.Contains("rm") ? somebody.UserId : null);
        (lead.Milestone1At, lead.Milestone2At, lead.Milestone3At) = (At("drive"), At("booked"), At("retailed"));
        lead.Outcome = has.Contains("won") ? LeadOutcome.Won : has.Contains("lost") ? LeadOutcome.Lost : has.Contains("dropped") ? LeadOutcome.Dropped : null;
        db.Add(lead);
        await db.SaveAsync(Actor.System, new("Created"), default);

        Assert.Equal((lines, manager, executive), (lines, LeadStages.Of(lead), LeadStages.ForExecutive(lead)));
        Assert.Equal((manager, executive), (await db.Leads.Select(LeadStages.Manager).SingleAsync(), await db.Leads.Select(LeadStages.Executive).SingleAsync()));

        DateTime? At(string milestone) => has.Contains(milestone) ? DateTime.UnixEpoch : null;
    }

    [Fact]
    public async Task Manager_InSql_CountsAsInMemory()
    {
        await using var office = await FilledAsync();
        await using var db = await office.ContextAsync();

        var bySql = await db.Leads.GroupBy(LeadStages.Manager).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);

        var inMemory = (await db.Leads.ToListAsync()).GroupBy(LeadStages.Of).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(inMemory.OrderBy(pair => pair.Key), bySql.OrderBy(pair => pair.Key));
    }

    [Fact]
    public async Task Among_EveryStageAndSome_FindsTheLeadsThatStandThere()
    {
        await using var office = await FilledAsync();
        await using var db = await office.ContextAsync();
        var leads = await db.Leads.ToListAsync();

        foreach (var stages in Enum.GetValues<LeadStage>().Select(stage => new[] { stage }).Append([LeadStage.Won, LeadStage.New]).Append([]))
        {
            var expected = leads.Where(lead => stages.Contains(LeadStages.Of(lead))).Select(lead => lead.Id).Order().ToList();
            Assert.Equal(expected, await db.Leads.Where(LeadStages.Among(stages)).Select(lead => lead.Id).Order().ToListAsync());
            Assert.Equal(expected, leads.Where(LeadStages.Among(stages).Compile()).Select(lead => lead.Id).Order());
        }
    }

    private static async Task<Office> FilledAsync()
    {
        var office = await Office.OpenAsync();
        var somebody = await office.HireAsync(Role.User);
        var random = new Random(7);
        await using var db = await office.ContextAsync();
        for (var row = 0; row < 300; row++)
            db.Add(Lead(lead =>
            {
                lead.Status = (LeadStatus)random.Next(5);
                lead.AssigneeId = random.Next(2) == 0 ? null : somebody.UserId;
                lead.RelationshipManagerId = random.Next(2) == 0 ? null : somebody.UserId;
                lead.Milestone1At = random.Next(4) == 0 ? DateTime.UnixEpoch : null;
                lead.Milestone2At = random.Next(5) == 0 ? DateTime.UnixEpoch : null;
                lead.Milestone3At = random.Next(6) == 0 ? DateTime.UnixEpoch : null;
                lead.Outcome = random.Next(4) == 0 ? (LeadOutcome)random.Next(3) : null;
            }));
        await db.SaveAsync(Actor.System, new("Created"), default);
        return office;
    }

    private static Lead Lead(Action<Lead> change)
    {
        var lead = new Lead { FirstName = "A", LastName = "B", Phone = "5550100", StaffName = "S", Source = "Call", LastContactStatus = "Spoke" };
        change(lead);
        return lead;
    }
}

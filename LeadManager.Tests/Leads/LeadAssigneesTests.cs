using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Leads;

public sealed class LeadAssigneesTests
{
    [Theory]
    [InlineData(Role.User, new[] { "maya Name" })]
    [InlineData(Role.HRManager, new string[0])]
    public async Task List_ByRole_OnlyThoseWhoseLeadsTheActorMaySee(Role role, string[] expected)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var maya = await office.HireAsync(Role.User, "maya");
        var hers = await office.LeadAsync(admin);
        await office.LeadAsync(admin);
        await using (var db = await office.ContextAsync())
        {
            db.Attach(hers.Lead).Entity.AssigneeId = maya.UserId;
            await db.SaveAsync(admin, new("Assigned"), default);
        }

        var people = await office.Get<LeadAssignees>().ListAsync(await office.HireAsync(role, "asker"), default);

        Assert.Equal(expected, people.Select(person => person.Name));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>R10: a lead leaves what somebody may see while he has it open.</summary>
public sealed class OutOfSightTests
{
    [Fact]
    public async Task R10_LeadThatIsWonNoMore_GoneForTheServiceRoleAndThereForTheOthers()
    {
        await using var office = await Office.OpenAsync();
        var (admin, service) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.ServiceExecutive));
        var id = (await office.LeadAsync(admin)).Lead.Id;
        await SetOutcomeAsync(office, id, LeadOutcome.Won);
        var leads = office.Get<LeadService>();
        var before = await leads.FindAsync(service, id, default);

        await SetOutcomeAsync(office, id, null);

        Assert.NotNull(before);
        Assert.Null(await leads.FindAsync(service, id, default));
        Assert.Empty((await leads.ListAsync(service, new LeadQuery(), default)).Items);
        Assert.NotNull(await leads.FindAsync(admin, id, default));
    }

    private static async Task SetOutcomeAsync(Office office, int id, LeadOutcome? outcome)
    {
        await using var db = await office.ContextAsync();
        (await db.Leads.SingleAsync(lead => lead.Id == id)).Outcome = outcome;
        await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
    }
}

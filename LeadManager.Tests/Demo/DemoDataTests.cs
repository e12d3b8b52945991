using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Demo;

public sealed class DemoDataTests : IAsyncDisposable
{
    private readonly DemoOffice _office = new();

    [Fact]
    public async Task Fill_SameNumberTwice_GivesEqualLeads()
    {
        await using var other = new DemoOffice();

        await _office.FillAsync(300);
        await other.FillAsync(300);

        var leads = await LeadsAsync(_office);
        Assert.Equal(300, leads.Count);
        Assert.Equal(leads.Select(Describe), (await LeadsAsync(other)).Select(Describe));
    }

    [Fact]
    public async Task Fill_Default_FillsEveryNamedListAndEveryFilter()
    {
        await _office.FillAsync(DemoData.DefaultLeads);
        var actor = await ActorAsync("user");
        var leads = _office.Get<LeadService>();

        foreach (var list in Enum.GetValues<LeadList>())
            Assert.InRange(await leads.CountAsync(actor, new LeadQuery { List = list }, default), 1, DemoData.DefaultLeads);
        foreach (var status in Enum.GetValues<LeadStatus>())
            Assert.InRange(await leads.CountAsync(actor, new LeadQuery { Status = [status] }, default), 1, DemoData.DefaultLeads);
        foreach (var type in Enum.GetValues<ReferralType>())
            Assert.InRange(await leads.CountAsync(actor, new LeadQuery { Referral = [type] }, default), 1, DemoData.DefaultLeads);
    }

    [Fact]
    public async Task Fill_Default_LooksLikeAnOffice()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        var leads = await LeadsAsync(_office);
        Assert.InRange(Share(leads, lead => lead.AssigneeId is not null), 0.5, 0.7);
        Assert.InRange(Share(leads, lead => lead.ActiveClient), 0.07, 0.2);
        Assert.InRange(Share(leads, lead => lead.DateOfBirth is not null), 0.2, 0.4);
        Assert.All(leads, lead => Assert.InRange(lead.CreatedAt, DemoOffice.Now.UtcDateTime.AddYears(-3), lead.UpdatedAt));
        Assert.All(leads, lead => Assert.True(lead.UpdatedAt <= DemoOffice.Now.UtcDateTime));
        var sources = leads.CountBy(lead => lead.Source).Select(pair => pair.Value).Order().ToList();
        Assert.True(sources[^1] > 5 * sources[0]);
        var years = leads.CountBy(lead => (int)((DemoOffice.Now.UtcDateTime - lead.CreatedAt).TotalDays / 366)).OrderBy(pair => pair.Key).Select(pair => pair.Value).ToList();
        Assert.True(years[0] > years[1] && years[1] > years[2]);
    }

    [Fact]
    public async Task Fill_EveryLead_WouldPassTheForm()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        var leads = await LeadsAsync(_office);
        Assert.All(leads, lead => Assert.Null(Validation.Check(new UpdateLead().Fill(lead))));
        Assert.All(leads, lead => Assert.Contains("555", lead.PhoneDigits, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fill_Default_TellsTheHistoryOfEachLead()
    {
        await _office.FillAsync(60);

        await using var db = await _office.OpenAsync();
        foreach (var lead in await LeadsAsync(_office))
        {
            var steps = await db.AuditEntries.Where(entry => entry.EntityType == "Lead" && entry.EntityId == lead.Id).OrderBy(entry => entry.Id).ToListAsync();
            Assert.Equal(Enumerable.Range(1, lead.Version), steps.Select(step => step.EntityVersion ?? 0));
            Assert.Equal("Created", steps[0].ActionType);
            Assert.Equal(lead.CreatedAt, steps[0].Timestamp);
        }
    }

    [Fact]
    public async Task Fill_DemoDatabase_LeavesItAsItIs()
    {
        await _office.FillAsync(20);
        var before = (await LeadsAsync(_office)).Select(Describe).ToList();

        var result = await _office.FillAsync(50);

        Assert.Equal(DemoResult.AlreadyThere, result);
        Assert.Equal(before, (await LeadsAsync(_office)).Select(Describe));
    }

    [Fact]
    public async Task Fill_OwnData_IsRefusedAndAddsNothing()
    {
        await _office.Get<Database>().PrepareAsync(default);
        await using (var db = await _office.OpenAsync())
        {
            db.Add(new User { UserName = "own", NormalizedUserName = "OWN", Name = "Own", Email = "own@example.com", NormalizedEmail = "OWN@EXAMPLE.COM" });
            await db.SaveAsync(Actor.System, Core.Changes.ChangeNote.Created, default);
        }

        var result = await _office.FillAsync(20);

        Assert.Equal(DemoResult.Refused, result);
        await using var after = await _office.OpenAsync();
        Assert.Equal((1, 0, 0), (await after.Users.CountAsync(), await after.Leads.CountAsync(), await after.Organisations.CountAsync()));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private static double Share(List<Lead> leads, Func<Lead, bool> holds) => leads.Count(holds) / (double)leads.Count;

    private static async Task<List<Lead>> LeadsAsync(DemoOffice office)
    {
        await using var db = await office.OpenAsync();
        return await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).ToListAsync();
    }

    private static string Describe(Lead lead) => System.Text.Json.JsonSerializer.Serialize(lead);

    private async Task<Actor> ActorAsync(string username)
    {
        await using var db = await _office.OpenAsync();
        var user = await db.Users.SingleAsync(row => row.UserName == username);
        return new Actor(user.Id, username, user.Name, user.Role, [user.Id]);
    }
}

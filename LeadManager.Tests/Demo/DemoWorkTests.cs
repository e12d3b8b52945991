using LeadManager.Core.Access;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Demo;

/// <summary>The demo office's daily work tells the same as its leads.</summary>
public sealed class DemoWorkTests : IAsyncDisposable
{
    private readonly DemoOffice _office = new();

    [Fact]
    public async Task Fill_NextFollowUpOfEveryLead_IsItsEarliestOpenOne()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        await using var db = await _office.OpenAsync();
        var leads = await db.Leads.AsNoTracking().ToListAsync();
        var next = (await db.FollowUps.AsNoTracking().Where(row => row.State == FollowUpState.Open).ToListAsync()).GroupBy(row => row.LeadId).ToDictionary(group => group.Key, group => group.Min(row => row.DueAt));
        Assert.All(leads, lead => Assert.Equal(lead.NextFollowUpAt, next.TryGetValue(lead.Id, out var due) ? due : null));
        Assert.Contains(leads, lead => lead.NextFollowUpAt < DemoOffice.Now.UtcDateTime);
    }

    [Fact]
    public async Task Fill_LastContactOfEveryLead_IsItsLastActivity()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        await using var db = await _office.OpenAsync();
        var leads = await db.Leads.AsNoTracking().ToDictionaryAsync(lead => lead.Id);
        var last = (await db.Activities.AsNoTracking().ToListAsync()).GroupBy(row => row.LeadId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.At));
        Assert.All(leads.Values, lead => Assert.Equal(lead.LastContactDate is not null, last.ContainsKey(lead.Id)));
        Assert.All(last, pair => Assert.Equal(leads[pair.Key].LastContactStatus, pair.Value?.Outcome));
        Assert.All(last, pair => Assert.InRange(pair.Value?.At ?? default, leads[pair.Key].CreatedAt, DemoOffice.Now.UtcDateTime));
    }

    [Fact]
    public async Task Fill_Work_IsDoneByPeopleWhoMayDoIt()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        await using var db = await _office.OpenAsync();
        var roles = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Role);
        Assert.All(await db.Activities.AsNoTracking().ToListAsync(), row => Assert.True(PermissionMatrix.Grants(roles[row.ById ?? 0], LeadAction.AddActivity), $"{roles[row.ById ?? 0]}"));
        Assert.All(await db.FollowUps.AsNoTracking().ToListAsync(), row => Assert.True(PermissionMatrix.Grants(roles[row.OwnerId], LeadAction.AddFollowUp), $"{roles[row.OwnerId]}"));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();
}

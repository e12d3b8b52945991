using LeadManager.Core.Data.Demo;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Demo;

public sealed class DemoHistoryTests : IAsyncDisposable
{
    private readonly DemoOffice _office = new();

    [Fact]
    public async Task Fill_Log_TellsOfThePastInOrderAndByPeople()
    {
        await _office.FillAsync(40);

        await using var db = await _office.OpenAsync();
        var log = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync();
        var users = await db.Users.ToDictionaryAsync(user => user.Id, user => user.UserName);
        Assert.Equal(log.Select(entry => entry.Timestamp).Order(), log.Select(entry => entry.Timestamp));
        Assert.All(log, entry => Assert.True(entry.Timestamp < DemoOffice.Now.UtcDateTime));
        Assert.All(log, entry => Assert.Equal(users[entry.UserId ?? 0], entry.Username));
        Assert.Superset(new HashSet<string> { "SetUp", "Created", "Registered", "SignedIn" }, log.Select(entry => entry.ActionType).ToHashSet());
    }

    [Fact]
    public async Task Fill_Events_LieInTheirSeasonAndWerePlannedBefore()
    {
        await _office.FillAsync(40);

        await using var db = await _office.OpenAsync();
        var events = await db.Events.AsNoTracking().ToListAsync();
        Assert.Equal([12], events.Where(held => held.Name.StartsWith("Holiday", StringComparison.Ordinal)).Select(held => held.Date?.Month ?? 0));
        Assert.Equal([10], events.Where(held => held.Name.StartsWith("Autumn", StringComparison.Ordinal)).Select(held => held.Date?.Month ?? 0));
        Assert.All(events, held => Assert.InRange(held.Date ?? default, DateOnly.FromDateTime(DemoOffice.Now.UtcDateTime).AddYears(-DemoCalendar.Years), DateOnly.FromDateTime(DemoOffice.Now.UtcDateTime)));
        Assert.All(events, held => Assert.True(DateOnly.FromDateTime(held.UpdatedAt) < held.Date));
        Assert.All(events, held => Assert.Equal("administrator", held.UpdatedBy));
    }

    [Fact]
    public async Task Fill_EachLead_WasLastChangedByWhomItsHistoryNames()
    {
        await _office.FillAsync(60);

        await using var db = await _office.OpenAsync();
        var last = await db.AuditEntries.Where(entry => entry.EntityType == "Lead").ToListAsync();
        foreach (var lead in await db.Leads.AsNoTracking().ToListAsync())
            Assert.Equal(last.Single(entry => entry.EntityId == lead.Id && entry.EntityVersion == lead.Version).Username, lead.UpdatedBy);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();
}

using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

/// <summary>Several at once: one wins, the other is told, and nothing is there twice.</summary>
public sealed class AtOnceTests
{
    private const int Trials = 50;

    [Fact]
    public async Task TwoAssignTheSameLeadAtOnce_OneWinsTheOtherGetsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (one, other) = (await office.HireAsync(Role.User, "one"), await office.HireAsync(Role.User, "other"));
        for (var trial = 0; trial < Trials; trial++)
        {
            var lead = (await office.LeadAsync(admin)).Lead;

            await AssertOneWinsAsync(office, lead.Id,
                () => office.AssignAsync(admin, lead.Id, one, version: lead.Version), () => office.AssignAsync(one, lead.Id, other, version: lead.Version));
        }
    }

    [Fact]
    public async Task TwoClaimTheSameLeadAtOnce_OneWinsTheOtherGetsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var (one, other) = (await office.HireAsync(Role.User, "one"), await office.HireAsync(Role.User, "other"));
        for (var trial = 0; trial < Trials; trial++)
        {
            var lead = (await office.LeadAsync(one)).Lead;

            await AssertOneWinsAsync(office, lead.Id, () => office.ClaimAsync(one, lead.Id, lead.Version), () => office.ClaimAsync(other, lead.Id, lead.Version));
        }
    }

    [Fact]
    public async Task AcceptAndReassignAtOnce_OneWinsTheOtherGetsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (one, other) = (await office.HireAsync(Role.User, "one"), await office.HireAsync(Role.User, "other"));
        for (var trial = 0; trial < Trials; trial++)
        {
            var lead = (await office.LeadAsync(admin)).Lead.Id;
            (await office.AssignAsync(admin, lead, one)).AssertDone();
            var version = (await office.ReadLeadAsync(lead)).Version;

            var outcomes = await Task.WhenAll(
                Task.Run(() => office.Get<AssignmentAnswers>().AcceptAsync(one, new HandOverNote { LeadId = lead, Version = version }, default)),
                Task.Run(() => office.AssignAsync(admin, lead, other, version: version)));

            Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure);
            await AssertSoundAsync(office, lead);
        }
    }

    private static async Task AssertOneWinsAsync(Office office, int lead, params Func<Task<Outcome<HandedOver>>>[] acts)
    {
        var outcomes = await Task.WhenAll(acts.Select(act => Task.Run(act)));

        var winner = Assert.Single(outcomes, outcome => outcome.IsOk).Value;
        Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure);
        Assert.Equal(winner?.AssigneeId, (await office.ReadLeadAsync(lead)).AssigneeId);
        await using var db = await office.ContextAsync();
        Assert.Equal(1, await db.ChainEntries.CountAsync(entry => entry.LeadId == lead));
        await AssertSoundAsync(office, lead);
    }

    /// <summary>One turn lasts, it is the assignee's, and log and change rows are as many as versions.</summary>
    private static async Task AssertSoundAsync(Office office, int id)
    {
        var lead = await office.ReadLeadAsync(id);
        await using var db = await office.ContextAsync();
        Assert.Equal(lead.AssigneeId, (await db.ChainEntries.SingleAsync(entry => entry.LeadId == id && entry.CompletedAt == null)).UserId);
        Assert.Equal(
            (lead.Version, lead.Version),
            (await db.AuditEntries.CountAsync(entry => entry.EntityType == "Lead" && entry.EntityId == id), await db.LeadChanges.CountAsync(change => change.LeadId == id)));
    }
}

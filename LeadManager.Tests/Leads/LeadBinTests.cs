using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

public sealed class LeadBinTests
{
    [Fact]
    public async Task DeleteAsync_ThenRestore_BringsTheLeadBackAsItWas()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user);

        Assert.True((await office.Get<LeadBin>().DeleteAsync(user, lead.Lead.Id, default)).IsOk);
        Assert.Null(await office.Get<LeadService>().FindAsync(user, lead.Lead.Id, default));
        Assert.Equal(1, (await office.Get<LeadBin>().ListAsync(user, 1, 50, default)).Total);

        Assert.True((await office.Get<LeadBin>().RestoreAsync(user, lead.Lead.Id, default)).IsOk);
        Assert.Equal("Amara Okonkwo", (await office.Get<LeadService>().FindAsync(user, lead.Lead.Id, default))?.Lead.Name);
    }

    [Fact]
    public async Task PurgeAsync_LeavesATombstoneWithoutAPersonalWord()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user, edit => (edit.Comments, edit.MedicaidNo) = ("Secret stairs", "M-77"));
        await office.Get<LeadBin>().DeleteAsync(user, lead.Lead.Id, default);

        var outcome = await office.Get<LeadBin>().PurgeAsync(user, lead.Lead.Id, default);

        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        var stored = await office.FingerprintAsync();
        foreach (var word in new[] { "Amara", "Okonkwo", "0142", "Secret", "M-77" })
            Assert.DoesNotContain(word, stored, StringComparison.OrdinalIgnoreCase);
        await using var db = await office.ContextAsync();
        Assert.Equal(["Created", "Deleted", "Purged"], await db.AuditEntries.Where(entry => entry.EntityType == "Lead").OrderBy(entry => entry.Id).Select(entry => entry.ActionType).ToListAsync());
    }

    [Theory]
    [InlineData(Role.Engagement)]
    [InlineData(Role.SalesExecutive)]
    public async Task DeleteAsync_WithoutTheRight_IsRefusedAndWritesNothing(Role role)
    {
        await using var office = await Office.OpenAsync();
        var lead = await office.LeadAsync(await office.HireAsync(Role.User));
        var other = await office.HireAsync(role);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadBin>().DeleteAsync(other, lead.Lead.Id, default);

        Assert.Equal(role == Role.Engagement ? new Forbidden(LeadAction.DeleteLead) : new NotFound(), outcome.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task PurgeAsync_NotInTheBin_IsNotFoundAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadBin>().PurgeAsync(user, lead.Lead.Id, default);

        Assert.IsType<NotFound>(outcome.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }
}

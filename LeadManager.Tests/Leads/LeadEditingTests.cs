using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

public sealed class LeadEditingTests
{
    [Fact]
    public async Task CreateAsync_ByUser_StoresTheLeadWithItsAuditEntry()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);

        var created = await office.LeadAsync(user, lead => lead.Comments = "Stairs");

        await using var db = await office.ContextAsync();
        var entry = await db.AuditEntries.SingleAsync(row => row.EntityType == "Lead");
        Assert.Equal(("Created", created.Lead.Id, "user"), (entry.ActionType, entry.EntityId, entry.Username));
        Assert.Contains("\"Comments\":\"Stairs\"", entry.NewValue, StringComparison.Ordinal);
        Assert.Equal((LeadStatus.New, "user Name", "Initial Call", null), (created.Lead.Status, created.Lead.StaffName, created.Lead.LastContactStatus, created.Lead.AssigneeId));
        Assert.Equal(1, await db.LeadChanges.CountAsync(change => change.LeadId == created.Lead.Id));
    }

    [Fact]
    public async Task CreateAsync_ByEngagement_IsForbiddenAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var reader = await office.HireAsync(Role.Engagement);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadEditing>().CreateAsync(reader, Some.Lead(), default);

        Assert.Equal(new Forbidden(LeadAction.CreateLead), outcome.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task CreateAsync_WithEveryFault_NamesAllFieldsAtOnce()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadEditing>().CreateAsync(user, new CreateLead { Phone = "555-014", Email = "nobody", Source = "Event", ZipCode = new('9', 21) }, default);

        var faults = Assert.IsType<Invalid>(outcome.Failure).Errors;
        Assert.Equal(["Email", "EventName", "FirstName", "LastName", "Phone", "ZipCode"], faults.Keys.Order());
        Assert.Equal("Phone has 6 digits. Enter 7 to 15 digits.", faults["Phone"].Single());
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task CreateAsync_SameKeyTwentyTimesAtOnce_MakesOneLead()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var editing = office.Get<LeadEditing>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(() => editing.CreateAsync(user, Some.Lead(lead => lead.RequestKey = "one"), default))));

        Assert.Single(outcomes.Select(outcome => outcome.Value?.Lead.Id).Distinct());
        await using var db = await office.ContextAsync();
        Assert.Equal((1, 1), (await db.Leads.CountAsync(), await db.AuditEntries.CountAsync(entry => entry.EntityType == "Lead")));
    }

    [Fact]
    public async Task UpdateAsync_StaleVersion_IsAConflictAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var (one, other) = (await office.HireAsync(Role.User, "one"), await office.HireAsync(Role.User, "other"));
        var lead = await office.LeadAsync(one);
        var late = lead.Edit(edit => edit.City = "Tacoma");
        await office.Get<LeadEditing>().UpdateAsync(one, lead.Edit(edit => edit.City = "Olympia"), default);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadEditing>().UpdateAsync(other, late, default);

        Assert.Equal(2, Assert.IsType<Conflict>(outcome.Failure).CurrentVersion);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task UpdateAsync_TwoAtOnce_OneWinsAndTheOtherIsTold()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user);

        for (var round = 0; round < 25; round++)
        {
            var current = await office.Get<LeadService>().FindAsync(user, lead.Lead.Id, default) ?? lead;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(who => Task.Run(() =>
                office.Get<LeadEditing>().UpdateAsync(user, current.Edit(edit => edit.Comments = $"{round} {who}"), default))));

            Assert.Equal(1, outcomes.Count(outcome => outcome.IsOk));
            Assert.Single(outcomes, outcome => outcome.Failure is Conflict);
        }
    }

    [Fact]
    public async Task UpdateAsync_OneField_LogsOnlyThatField()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user, edit => edit.City = "Olympia");

        await office.Get<LeadEditing>().UpdateAsync(user, lead.Edit(edit => edit.City = "Tacoma"), default);

        await using var db = await office.ContextAsync();
        var entry = await db.AuditEntries.OrderBy(row => row.Id).LastAsync();
        Assert.Equal(("Updated", "{\"City\":\"Olympia\"}", "{\"City\":\"Tacoma\"}"), (entry.ActionType, entry.OldValue, entry.NewValue));
    }

    [Theory]
    [InlineData(Role.Engagement)]
    [InlineData(Role.Director)]
    public async Task UpdateAsync_ByAReader_IsForbiddenAndWritesNothing(Role role)
    {
        await using var office = await Office.OpenAsync();
        var lead = await office.LeadAsync(await office.HireAsync(Role.User));
        var reader = await office.HireAsync(role);
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadEditing>().UpdateAsync(reader, lead.Edit(edit => edit.City = "Tacoma"), default);

        Assert.Equal(LeadAction.EditContact, Assert.IsType<Forbidden>(outcome.Failure).Action);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task UpdateAsync_WithoutViewSensitive_LeavesCareDetailsAsTheyAre()
    {
        await using var office = await Office.OpenAsync();
        var lead = await office.LeadAsync(await office.HireAsync(Role.User), edit => edit.MedicaidNo = "M-1");
        var lead2 = await office.HireAsync(Role.HeadAdmin);
        var seen = await office.Get<LeadService>().FindAsync(lead2, lead.Lead.Id, default) ?? throw new InvalidOperationException();

        var outcome = await office.Get<LeadEditing>().UpdateAsync(lead2, seen.Edit(edit => edit.City = "Tacoma"), default);

        Assert.Null(seen.Lead.MedicaidNo);
        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        await using var db = await office.ContextAsync();
        Assert.Equal(("M-1", "Tacoma"), await db.Leads.Select(row => new ValueTuple<string?, string?>(row.MedicaidNo, row.City)).SingleAsync());
    }

    [Fact]
    public async Task UpdateAsync_OtherSource_ClearsWhatTheOldSourceAskedFor()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user, edit => (edit.Source, edit.WordOfMouthType) = ("Word of mouth", "Friend"));

        var outcome = await office.Get<LeadEditing>().UpdateAsync(user, lead.Edit(edit => edit.Source = "Call"), default);

        Assert.Equal(("Call", null), (outcome.Value?.Lead.Source, outcome.Value?.Lead.WordOfMouthType));
    }
}

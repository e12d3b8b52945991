using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Progress;

/// <summary>Qualifying and routing: S5.03, S5.12-S5.14, S5.19, S5.52.</summary>
public sealed class QualificationTests
{
    [Fact]
    public async Task Qualify_WithRouting_StoresTheRecordAndShowsAssignedToRm()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var manager = await office.HireAsync(Role.RelationshipManager);
        var teamLead = await office.HireAsync(Role.CreTeamLead);
        var id = (await office.LeadAsync(admin)).Lead.Id;

        var done = await office.Get<QualificationService>().QualifyAsync(
            admin, new QualifyLead { LeadId = id, Details = "decides with her son", TeamLeadId = teamLead.UserId, RelationshipManagerId = manager.UserId }, default);

        Assert.True(done.IsOk);
        var seen = await office.Get<LeadService>().FindAsync(manager, id, default);
        Assert.NotNull(seen);
        Assert.Equal((LeadStatus.Qualified, LeadStage.AssignedToRm, LeadStage.Qualified), (seen.Lead.Status, seen.Stage, seen.ShownStage));
        var record = await office.Get<QualificationService>().FindAsync(manager, id, default);
        Assert.Equal(("decides with her son", admin.Name), (record?.Details, record?.QualifiedBy));
    }

    [Fact]
    public async Task Qualify_RoutedToSomebodyElse_IsRefusedFieldByField()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var cre = await office.HireAsync(Role.Cre);
        var id = (await office.LeadAsync(admin)).Lead.Id;
        var before = await office.FingerprintAsync();

        var refused = await office.Get<QualificationService>().QualifyAsync(
            admin, new QualifyLead { LeadId = id, OfficeId = 77, TeamLeadId = cre.UserId, RelationshipManagerId = cre.UserId }, default);

        Assert.Equal([nameof(QualifyLead.OfficeId), nameof(QualifyLead.RelationshipManagerId), nameof(QualifyLead.TeamLeadId)], Assert.IsType<Invalid>(refused.Failure).Errors.Keys.Order());
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Qualify_WithoutTheGrant_IsForbiddenOrNotFound()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var engagement = await office.HireAsync(Role.Engagement);
        var cre = await office.HireAsync(Role.Cre);
        var id = (await office.LeadAsync(admin)).Lead.Id;
        var before = await office.FingerprintAsync();

        Assert.Equal(LeadAction.QualifyLead, Assert.IsType<Forbidden>((await office.Get<QualificationService>().QualifyAsync(engagement, new QualifyLead { LeadId = id }, default)).Failure).Action);
        Assert.IsType<NotFound>((await office.Get<QualificationService>().QualifyAsync(cre, new QualifyLead { LeadId = id }, default)).Failure);
        Assert.Null(await office.Get<QualificationService>().FindAsync(cre, id, default));
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Qualify_ToATeamLeadOfAnotherLine_IsRefusedAndToOnesOwnIsNot()
    {
        await using var office = await Office.OpenAsync();
        var leader = await office.HireAsync(Role.TeamLeader, "own");
        var other = await office.HireAsync(Role.TeamLeader, "other");
        var employee = await office.HireAsync(Role.Employee, "hands", leader.UserId);
        var admin = await office.HireAsync(Role.Administrator);
        var id = (await office.LeadAsync(admin, command => command.AssigneeId = employee.UserId)).Lead.Id;
        var before = await office.FingerprintAsync();

        var refused = await office.Get<QualificationService>().QualifyAsync(employee, new QualifyLead { LeadId = id, TeamLeadId = other.UserId }, default);

        Assert.Equal([nameof(QualifyLead.TeamLeadId)], Assert.IsType<Invalid>(refused.Failure).Errors.Keys);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.Equal([leader.Name], (await office.Get<QualificationService>().ListChoicesAsync(employee, default)).TeamLeads.Select(person => person.Name));
        Assert.True((await office.Get<QualificationService>().QualifyAsync(employee, new QualifyLead { LeadId = id, TeamLeadId = leader.UserId }, default)).IsOk);
    }

    [Fact]
    public async Task Qualify_Twice_KeepsOneRecord()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var id = (await office.LeadAsync(admin)).Lead.Id;

        foreach (var details in new[] { "first", "second" })
            Assert.True((await office.Get<QualificationService>().QualifyAsync(admin, new QualifyLead { LeadId = id, Details = details }, default)).IsOk);

        await using var db = await office.ContextAsync();
        Assert.Equal("second", Assert.Single(await db.LeadQualifications.AsNoTracking().ToListAsync()).Details);
    }
}

/// <summary>The executive's dashboard names stages in his words (S5.58-S5.63).</summary>
public sealed class OwnStageTests
{
    [Fact]
    public async Task Summary_OfACre_CountsHisLeadsInHisWordsAndTheManagersToo()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var cre = await office.HireAsync(Role.Cre);
        foreach (var status in new[] { LeadStatus.New, LeadStatus.Qualified, LeadStatus.Unqualified, LeadStatus.Pending })
        {
            var lead = await office.LeadAsync(admin);
            await using var db = await office.ContextAsync();
            var stored = await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id);
            (stored.AssigneeId, stored.Status) = (cre.UserId, status);
            await db.SaveAsync(Actor.System, new("Assigned"), default);
        }

        var own = await office.Get<LeadManager.Core.Analytics.AnalyticsService>().GetSummaryAsync(cre, new(), default);
        var all = await office.Get<LeadManager.Core.Analytics.AnalyticsService>().GetSummaryAsync(admin, new(), default);

        Assert.Equal([LeadStage.New, LeadStage.Pending, LeadStage.Qualified, LeadStage.Lost], own?.ByOwnStage?.Select(stage => stage.Name).Order());
        Assert.Contains(own?.ByStage ?? [], stage => stage.Name == LeadStage.Assigned);
        Assert.Null(all?.ByOwnStage);
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.MyDay;
using LeadManager.Core.Settings;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>How long leads stay untouched and in their stage: S3.081, S3.210.</summary>
public sealed class LeadAgesTests
{
    private static readonly UpdateWorkRules Rules = new() { Assigned = 2, Pending = 5, Qualified = 14, AssignedToRm = 14, Milestone1 = 20, Milestone2 = 30 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S3210_TheListOfQuietLeads_HoldsExactlyThoseWhoseStageAllowsNoMore(bool hasOwnLimits)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "Europe/Berlin");
        if (hasOwnLimits)
            Assert.True((await office.Get<OrganisationService>().UpdateAsync(admin, Rules, default)).IsOk);
        var ages = (await office.Get<OrganisationService>().GetCalendarAsync(default)).Ages;
        var leads = await office.FillAsync(admin, 200);
        var now = office.Clock.GetUtcNow().UtcDateTime;
        await using var db = await office.ContextAsync();
        foreach (var (lead, place) in leads.Select((lead, place) => (lead, place)))
            await db.Leads.Where(row => row.Id == lead.Id).ExecuteUpdateAsync(row => row.SetProperty(each => each.UpdatedAt, now.AddDays(-place % 40)).SetProperty(each => each.NextFollowUpAt, place % 7 == 0 ? now : null));
        var stored = await db.Leads.AsNoTracking().ToListAsync();

        foreach (var sort in new[] { "lastName", "-createdAt", "updatedAt", "city" })
        {
            var listed = await office.Get<LeadService>().ListAsync(admin, new LeadQuery { List = LeadList.Quiet, PageSize = 200, Sort = sort }, default);
            Assert.Equal(stored.Where(lead => ages.IsQuiet(lead, now)).Select(lead => lead.Id).Order(), listed.Items.Select(row => row.Lead.Id).Order());
            Assert.Equal(listed.Items.Count, listed.Total);
            Assert.NotEmpty(listed.Items);
        }

        var day = await office.Get<MyDayService>().GetAsync(admin, default);
        Assert.Equal(stored.Count(lead => ages.IsQuiet(lead, now) && lead.AcceptedAt is not null), day.QuietTotal);
    }

    /// <summary>What its executive reads as lost asks nothing of him, also where it has come further before it was judged.</summary>
    [Theory]
    [InlineData(LeadStatus.Unqualified, false, 0)]
    [InlineData(LeadStatus.Unqualified, true, 0)]
    [InlineData(LeadStatus.Pending, false, 1)]
    [InlineData(LeadStatus.Pending, true, 1)]
    public async Task S3210_AnUnqualifiedLead_RestsInEveryListAndCount(LeadStatus status, bool hasMilestone, int quiet)
    {
        await using var office = await Office.OpenAsync();
        var (admin, manager) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesManager));
        var executive = await office.HireAsync(Role.SalesExecutive, "executive", manager.UserId);
        var lead = await office.LeadAsync(admin, command => command.AssigneeId = executive.UserId);
        var now = office.Clock.GetUtcNow().UtcDateTime;
        await using (var db = await office.ContextAsync())
            await db.Leads.ExecuteUpdateAsync(row => row.SetProperty(each => each.Status, status).SetProperty(each => each.AcceptedAt, now).SetProperty(each => each.UpdatedAt, now.AddDays(-400))
                .SetProperty(each => each.Milestone1At, hasMilestone ? now : null));

        var stored = await office.ReadLeadAsync(lead.Lead.Id);
        Assert.Equal(status == LeadStatus.Unqualified, LeadStages.ForExecutive(stored) == LeadStage.Lost);
        Assert.Equal(quiet == 1, LeadAges.Usual.IsQuiet(stored, now));
        foreach (var person in new[] { admin, executive, manager with { TeamUserIds = [manager.UserId, executive.UserId] } })
            foreach (var sort in new[] { "lastName", "-createdAt", "updatedAt" })
            {
                var listed = await office.Get<LeadService>().ListAsync(person, new LeadQuery { List = LeadList.Quiet, Sort = sort }, default);
                Assert.Equal((quiet, quiet), (listed.Items.Count, listed.Total));
            }

        Assert.Equal(quiet, (await office.Get<MyDayService>().GetAsync(executive, default)).QuietTotal);
    }

    [Fact]
    public async Task S3210_TimeInStage_BeginsAnewWithTheStage_AndWithNothingElse()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        var captured = office.Clock.GetUtcNow().UtcDateTime;
        office.Clock.Advance(TimeSpan.FromDays(3));
        await office.ChangeLeadAsync(lead.Lead.Id, row => row.City = "Bremen");
        Assert.Equal(captured, LeadAges.StageSince(await office.ReadLeadAsync(lead.Lead.Id)));

        await office.ChangeLeadAsync(lead.Lead.Id, row => row.Status = LeadStatus.Qualified);

        Assert.Equal(captured.AddDays(3), LeadAges.StageSince(await office.ReadLeadAsync(lead.Lead.Id)));
        Assert.Equal(3, LeadAges.DaysSince(captured, office.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public void Limits_OfALeadFromBefore_AreToldByItsOwnDates()
    {
        var day = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        Lead Of(Action<Lead> change)
        {
            var lead = new Lead { FirstName = "A", LastName = "B", Phone = "1", StaffName = "S", Source = "Call", LastContactStatus = "x", CreatedAt = day };
            change(lead);
            return lead;
        }

        Assert.Equal(day, LeadAges.StageSince(Of(_ => { })));
        Assert.Equal(day.AddDays(1), LeadAges.StageSince(Of(lead => (lead.AssigneeId, lead.AssignedAt) = (7, day.AddDays(1)))));
        Assert.Equal(day.AddDays(2), LeadAges.StageSince(Of(lead => lead.Milestone1At = day.AddDays(2))));
        Assert.Equal(day.AddDays(3), LeadAges.StageSince(Of(lead => (lead.Outcome, lead.ClosedAt) = (LeadOutcome.Lost, day.AddDays(3)))));
        Assert.Null(LeadAges.StageSince(Of(lead => lead.Status = LeadStatus.Pending)));
    }
}

using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Bulk;
using LeadManager.Core.Results;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Leads.Bulk;
using Microsoft.Data.Sqlite;

namespace LeadManager.Tests.Components;

/// <summary>The bar of what may be done with many leads: only what the role has; and the report, which names what stayed and why.</summary>
public sealed class BulkActionsTests : SignedInTest
{
    [Theory]
    [InlineData(Role.Administrator, "Assign now,Set temperature,Plan follow-ups,Export,Delete selection")]
    [InlineData(Role.SalesManager, "Assign now,Set temperature,Plan follow-ups,Export")]
    [InlineData(Role.SalesExecutive, "Set temperature,Plan follow-ups")]
    [InlineData(Role.Director, "Export")]
    public async Task Bar_OffersWhatTheRoleHas(Role role, string offered)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "boss");
        var who = await office.HireAsync(role);
        var selection = new LeadSelection();
        selection.Turn(await office.LeadAsync(admin));
        await SignInAsync(office, who);

        var bar = Render<BulkActions>(parameters => parameters.Add(each => each.Actor, who).Add(each => each.Selection, selection).Add(each => each.Query, new LeadQuery()).Add(each => each.Total, 12));

        var buttons = bar.FindAll(".bulk > button, .bulk > .export > button, .bulk > .menu-trigger, .bulk button[popovertarget]").Select(button => button.TextContent.Trim()).Distinct();
        Assert.Equal(offered.Split(','), buttons.Except(["All that match", "Clear selection", "Whole page"]));
        Assert.True(BulkActions.AnyFor(who));
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact]
    public async Task Bar_AllThatMatch_CountsTheListAndOneRowLetsGoOfIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        var selection = new LeadSelection();
        selection.Turn(lead);
        await SignInAsync(office, admin);
        var bar = Render<BulkActions>(parameters => parameters.Add(each => each.Actor, admin).Add(each => each.Selection, selection).Add(each => each.Query, new LeadQuery()).Add(each => each.Total, 1234));

        await bar.FindAll("button").Single(button => button.TextContent == "All that match").ClickAsync();

        Assert.Equal("All 1,234 that match", bar.Find(".bulk b").TextContent);
        Assert.Equal([lead.Lead.Id], selection.Among([lead]));
        selection.Turn(lead);
        Assert.Empty(selection.Among([lead]));
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact]
    public async Task Report_OfWhatTheStoreBrokeOff_SaysSoAndNotThatItWasStopped()
    {
        var store = new BrokenStore { Fault = new SqliteException("database or disk is full", 13) };
        await using var office = await Office.OpenAsync(store.Attach);
        var admin = await office.HireAsync(Role.Administrator);
        var lead = (await office.LeadAsync(admin)).Lead.Id;
        store.FailsAt = "UPDATE \"Leads\"";
        var done = await office.Get<BulkService>().RunAsync(admin, new BulkLeads([lead]), new BulkTemperature { Temperature = Temperature.Warm }, null, default);
        store.FailsAt = null;

        var view = Render<BulkReportView>(parameters => parameters.Add(each => each.Report, done.Value!));

        Assert.StartsWith("0 of 1 leads are done. The storage of Lead Manager is full, so the rest was not saved.", view.Find("[role=status] span").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null((await office.ReadLeadAsync(lead)).Temperature);
    }

    [Fact]
    public async Task Report_GroupsWhatStayedByItsReason()
    {
        await using var office = await Office.OpenAsync();
        var (admin, executive) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive));
        var mine = (await office.LeadAsync(admin, lead => lead.AssigneeId = executive.UserId)).Lead.Id;
        var other = (await office.LeadAsync(admin)).Lead.Id;
        var done = await office.Get<BulkService>().RunAsync(executive, new BulkLeads([mine, other]), new BulkTemperature { Temperature = Temperature.Warm }, null, default);

        var view = Render<BulkReportView>(parameters => parameters.Add(each => each.Report, done.Value!));

        Assert.Equal("1 of 2 leads are done.", view.Find("[role=status] span").TextContent.Trim());
        Assert.Contains(new NotFound().Message, view.Find("summary").TextContent, StringComparison.Ordinal);
        Assert.Equal([$"Lead {other}"], view.FindAll("li").Select(item => item.TextContent));
    }
}

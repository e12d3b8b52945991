using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Access.Doors;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Access;

/// <summary>
/// The lines of the role matrix about quotations, special leads and closing, each by its number: what a role may do works on
/// some lead, what it may not works on none and stores nothing.
/// </summary>
public sealed class RoleLineTests
{
    [Theory]
    [InlineData("S3.023, S3.033, S3.044", Role.SalesCoordinator, LeadAction.DecideQuotation, false)]
    [InlineData("S3.024, S3.036, S3.044", Role.SalesCoordinator, LeadAction.CloseLead, false)]
    [InlineData("S3.025", Role.SalesCoordinator, LeadAction.ChangeStatus, false)]
    [InlineData("S3.025", Role.SalesCoordinator, LeadAction.SetMilestone, false)]
    [InlineData("S3.032", Role.SalesCoordinator, LeadAction.RequestQuotation, false)]
    [InlineData("S3.037", Role.SalesCoordinator, LeadAction.ReviewSpecial, false)]
    [InlineData("S3.050", Role.SalesExecutive, LeadAction.ChangeStatus, true)]
    [InlineData("S3.052, S3.061", Role.SalesExecutive, LeadAction.RequestQuotation, true)]
    [InlineData("S3.062, S3.072", Role.SalesExecutive, LeadAction.DecideQuotation, false)]
    [InlineData("S3.053-S3.055, S3.063", Role.SalesExecutive, LeadAction.CloseLead, true)]
    [InlineData("S3.064", Role.SalesExecutive, LeadAction.ReviewSpecial, false)]
    [InlineData("S3.075, S3.077, S3.092, S3.093", Role.SalesManager, LeadAction.DecideQuotation, true)]
    [InlineData("S3.083, S3.094", Role.SalesManager, LeadAction.CloseLead, true)]
    [InlineData("S3.084, S3.096", Role.SalesManager, LeadAction.ReviewSpecial, true)]
    [InlineData("S3.091, S3.109", Role.SalesManager, LeadAction.RequestQuotation, false)]
    [InlineData("S3.099", Role.SalesManager, LeadAction.ChangeStatus, true)]
    [InlineData("S3.114, S3.120", Role.ServiceManager, LeadAction.AddTechnicalReview, true)]
    [InlineData("S3.129, S3.138", Role.ServiceManager, LeadAction.RequestQuotation, false)]
    [InlineData("S3.130, S3.138", Role.ServiceManager, LeadAction.DecideQuotation, false)]
    [InlineData("S3.131", Role.ServiceManager, LeadAction.CloseLead, false)]
    [InlineData("S3.133", Role.ServiceManager, LeadAction.ReviewSpecial, false)]
    [InlineData("S3.137", Role.ServiceManager, LeadAction.EditContact, false)]
    [InlineData("S3.139", Role.ServiceManager, LeadAction.AddActivity, false)]
    [InlineData("S3.139", Role.ServiceManager, LeadAction.AddFollowUp, false)]
    [InlineData("S3.151", Role.ServiceCoordinator, LeadAction.RequestQuotation, false)]
    [InlineData("S3.152", Role.ServiceCoordinator, LeadAction.DecideQuotation, false)]
    [InlineData("S3.153", Role.ServiceCoordinator, LeadAction.CloseLead, false)]
    [InlineData("S3.155", Role.ServiceCoordinator, LeadAction.ReviewSpecial, false)]
    [InlineData("S3.159", Role.ServiceCoordinator, LeadAction.ChangeStatus, false)]
    [InlineData("S3.172", Role.ServiceExecutive, LeadAction.RequestQuotation, false)]
    [InlineData("S3.173", Role.ServiceExecutive, LeadAction.DecideQuotation, false)]
    [InlineData("S3.174", Role.ServiceExecutive, LeadAction.CloseLead, false)]
    [InlineData("S3.179", Role.ServiceExecutive, LeadAction.AddTechnicalReview, false)]
    [InlineData("S3.192", Role.HRManager, LeadAction.RequestQuotation, false)]
    [InlineData("S3.193", Role.HRManager, LeadAction.DecideQuotation, false)]
    [InlineData("S3.194", Role.HRManager, LeadAction.CloseLead, false)]
    public async Task Line_OfARole_IsWhatItsDoorsDo(string lines, Role role, LeadAction action, bool isGranted)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);

        var done = await WalkAsync(office, cast, action, lines);

        Assert.True(isGranted == done > 0, $"{lines}: {role} {action} worked {done} times");
    }

    [Theory]
    [InlineData("S3.029-S3.031", Role.SalesCoordinator, true, LeadAction.EditContact, LeadAction.EditRouting, LeadAction.AssignLead, LeadAction.ReassignLead)]
    [InlineData("S3.034, S3.035", Role.SalesCoordinator, false, LeadAction.AddActivity, LeadAction.AddFollowUp, LeadAction.ScheduleForOthers)]
    [InlineData("S3.048, S3.049, S3.051, S3.058, S3.059, S3.065", Role.SalesExecutive, true, LeadAction.AddActivity, LeadAction.AddFollowUp, LeadAction.EditContact)]
    [InlineData("S3.060, S3.065, S3.071, S3.073", Role.SalesExecutive, false, LeadAction.AssignLead, LeadAction.ReassignLead, LeadAction.OverrideOwner, LeadAction.BulkAssign, LeadAction.EditRouting)]
    [InlineData("S3.087, S3.089, S3.095, S3.097", Role.SalesManager, true, LeadAction.EditContact, LeadAction.AddActivity, LeadAction.AddFollowUp, LeadAction.ScheduleForOthers, LeadAction.OverrideOwner)]
    [InlineData("S3.127, S3.128, S3.132, S3.137", Role.ServiceManager, false, LeadAction.AddActivity, LeadAction.AssignLead, LeadAction.ReassignLead, LeadAction.AddFollowUp, LeadAction.EditRouting, LeadAction.ChangeStatus)]
    [InlineData("S3.149, S3.150, S3.154, S3.158", Role.ServiceCoordinator, false, LeadAction.AddActivity, LeadAction.AssignLead, LeadAction.ReassignLead, LeadAction.AddFollowUp, LeadAction.EditContact, LeadAction.EditRouting)]
    [InlineData("S3.170, S3.171, S3.175, S3.178", Role.ServiceExecutive, false, LeadAction.AddActivity, LeadAction.AssignLead, LeadAction.ReassignLead, LeadAction.AddFollowUp, LeadAction.EditContact, LeadAction.EditRouting)]
    [InlineData("S3.190, S3.191, S3.195, S3.200", Role.HRManager, false, LeadAction.AddActivity, LeadAction.AssignLead, LeadAction.ReassignLead, LeadAction.AddFollowUp, LeadAction.EditContact, LeadAction.ChangeStatus)]
    public async Task Lines_OfARole_AreWhatItsDoorsDo(string lines, Role role, bool isGranted, params LeadAction[] actions)
    {
        await using var office = await Office.OpenAsync();
        var cast = await Cast.HireAsync(office, role);

        foreach (var action in actions)
        {
            var done = await WalkAsync(office, cast, action, lines);
            Assert.True(isGranted == done > 0, $"{lines}: {role} {action} worked {done} times");
        }
    }

    /// <summary>On how many leads, one of each kind through each door of the action, it was done; that a refusal stores nothing is checked.</summary>
    private static async Task<int> WalkAsync(Office office, Cast cast, LeadAction action, string lines)
    {
        await using var db = await office.ContextAsync();
        await using var watch = await Watch.OpenAsync(db);
        var done = 0;
        foreach (var door in Door.All.Where(door => door.Action == action))
            foreach (var kind in LeadKinds.All.Where(door.Kinds))
            {
                var id = await Watch.AddAsync(db, kind.Make(cast));
                if (door.Before is { } prepare)
                    id = await prepare(db, cast, id);
                var before = watch.Commits();
                var failure = await door.ByService(office.Find, cast, id);
                Assert.True(failure is null || before == watch.Commits(), $"{lines}: {door} on {kind} was refused and stored something");
                done += failure is null ? 1 : 0;
            }

        return done;
    }

    [Theory]
    [InlineData("S3.053", LeadOutcome.Won)]
    [InlineData("S3.054", LeadOutcome.Lost)]
    [InlineData("S3.055", LeadOutcome.Dropped)]
    public async Task S3_207_Close_ByTheExecutive_NeedsAReasonAndKeepsIt(string line, LeadOutcome outcome)
    {
        await using var office = await Office.OpenAsync();
        var (admin, executive) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive));
        var lead = await office.LeadAsync(admin, command => command.AssigneeId = executive.UserId);
        var before = await office.FingerprintAsync();

        var silent = await office.Get<ProgressService>().CloseAsync(executive, new CloseLead { LeadId = lead.Lead.Id, Outcome = outcome }, default);

        Assert.Equal([nameof(CloseLead.Reason)], Assert.IsType<Invalid>(silent.Failure).Errors.Keys);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.Get<ProgressService>().CloseAsync(executive, new CloseLead { LeadId = lead.Lead.Id, Outcome = outcome, Reason = "as agreed" }, default)).IsOk, line);
        var closed = (await office.Get<LeadService>().FindAsync(executive, lead.Lead.Id, default))?.Lead;
        Assert.Equal((outcome, "as agreed", executive.UserId), (closed?.Outcome, closed?.CloseReason, closed?.ClosedById));
    }

    [Fact]
    public async Task S3_085_S3_205_EscalatedLead_AppearsAboveAndADirectorMayCloseIt()
    {
        await using var office = await Office.OpenAsync();
        var (admin, director, engineer) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Director), await office.HireAsync(Role.ServiceManager));
        var manager = await office.HireAsync(Role.SalesManager, "manager", director.UserId);
        var executive = await office.HireAsync(Role.SalesExecutive, "executive", manager.UserId);
        manager = manager with { TeamUserIds = [manager.UserId, executive.UserId] };
        var id = (await office.LeadAsync(admin, command => command.AssigneeId = executive.UserId)).Lead.Id;
        Assert.IsType<Forbidden>((await CloseAsync(office, director, id)).Failure);

        Assert.True((await office.Get<ProgressService>().EscalateAsync(executive, new EscalateLead { LeadId = id, Reason = "discharge is tomorrow" }, default)).IsOk);

        foreach (var above in new[] { manager, director, engineer })
            Assert.Equal([(id, "discharge is tomorrow")], (await office.Get<LeadService>().ListAsync(above, new LeadQuery { List = LeadList.Escalated }, default)).Items.Select(row => (row.Lead.Id, row.Lead.EscalationReason)));
        Assert.True((await CloseAsync(office, director, id)).IsOk);
    }

    private static Task<Outcome<Done>> CloseAsync(Office office, Actor actor, int id) =>
        office.Get<ProgressService>().CloseAsync(actor, new CloseLead { LeadId = id, Outcome = LeadOutcome.Dropped, Reason = "no reply" }, default);
}

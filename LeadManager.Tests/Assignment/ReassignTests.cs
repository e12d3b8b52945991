using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

/// <summary>Reassigning, taking over what somebody accepted, and what a hand-over leaves alone.</summary>
public sealed class ReassignTests
{
    [Fact] // R03, S3.031
    public async Task R03_CoordinatorReassigns_UntilTheExecutiveAcceptsAndNotAfter()
    {
        await using var office = await Office.OpenAsync();
        var coordinator = await office.HireAsync(Role.SalesCoordinator);
        var (one, other) = (await office.HireAsync(Role.SalesExecutive, "one"), await office.HireAsync(Role.SalesExecutive, "other"));
        var lead = (await office.LeadAsync(coordinator)).Lead.Id;
        (await office.AssignAsync(coordinator, lead, one)).AssertDone();
        (await office.AssignAsync(coordinator, lead, other)).AssertDone();

        (await office.AcceptAsync(other, lead)).AssertDone();

        await office.AssertRefusedAsync<NotFound>(() => office.AssignAsync(coordinator, lead, one)); // out of his view altogether
        Assert.Equal(other.UserId, (await office.ReadLeadAsync(lead)).AssigneeId);
    }

    [Fact] // R02
    public async Task R02_CoordinatorsEditWhileTheLeadIsAssigned_GetsAClearConflict()
    {
        await using var office = await Office.OpenAsync();
        var coordinator = await office.HireAsync(Role.SalesCoordinator);
        var executive = await office.HireAsync(Role.SalesExecutive);
        var lead = await office.LeadAsync(coordinator);
        var edit = lead.Edit(command => command.City = "Tacoma");
        (await office.AssignAsync(await office.HireAsync(Role.Administrator), lead.Lead.Id, executive)).AssertDone();
        var before = await office.FingerprintAsync();

        var outcome = await office.Get<LeadEditing>().UpdateAsync(coordinator, edit, default);

        Assert.Equal(2, Assert.IsType<Conflict>(outcome.Failure).CurrentVersion);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact] // R02 the other way round
    public async Task R02_AssignmentOfALeadEditedMeanwhile_GetsAClearConflict()
    {
        await using var office = await Office.OpenAsync();
        var coordinator = await office.HireAsync(Role.SalesCoordinator);
        var executive = await office.HireAsync(Role.SalesExecutive);
        var lead = await office.LeadAsync(coordinator);
        await office.Get<LeadEditing>().UpdateAsync(coordinator, lead.Edit(command => command.City = "Tacoma"), default);

        var refusal = await office.AssertRefusedAsync<Conflict>(() => office.AssignAsync(coordinator, lead.Lead.Id, executive, version: 1));

        Assert.Equal(2, refusal.CurrentVersion);
        (await office.AssignAsync(coordinator, lead.Lead.Id, executive, version: 2)).AssertDone();
    }

    [Fact]
    public async Task AcceptedByAnother_NeedsOverrideOwner_WhichAnAdministratorHasAndAUserHasNot()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (one, other) = (await office.HireAsync(Role.User, "one"), await office.HireAsync(Role.User, "other"));
        var lead = (await office.LeadAsync(admin)).Lead.Id;
        (await office.AssignAsync(admin, lead, one)).AssertDone();
        (await office.AssignAsync(other, lead, other)).AssertDone(); // not accepted yet: ReassignLead is enough

        Assert.Equal(LeadAction.OverrideOwner, (await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(one, lead, one))).Action);
        Assert.Equal((false, true), ((await office.Get<LeadService>().FindAsync(one, lead, default))?.MayGive, (await office.Get<LeadService>().FindAsync(other, lead, default))?.MayGive));
        (await office.AssignAsync(other, lead, one)).AssertDone(); // his own he may give away
        (await office.AcceptAsync(one, lead)).AssertDone();
        (await office.AssignAsync(admin, lead, other)).AssertDone();

        Assert.Single(await office.ReadLogAsync("OwnerOverridden"));
    }

    [Fact] // R12, S5.22, S5.34-S5.41
    public async Task R12_EveryHandOver_ChangesTheOwnerAndNeverTheStatus()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        foreach (var status in Enum.GetValues<LeadStatus>().Where(status => status != LeadStatus.Lost))
        {
            var lead = (await office.LeadAsync(line.Super, command => command.Status = status)).Lead.Id;
            (await office.AssignAsync(line.Super, lead, line.Head, "remark")).AssertDone();
            (await office.ForwardAsync(line.Head, lead)).AssertDone();
            (await office.AssignAsync(line.Leader, lead, line.Employee)).AssertDone();
            (await office.AcceptAsync(line.Employee, lead)).AssertDone();
            (await office.CompleteAsync(line.Employee, lead)).AssertDone();
            (await office.AssignAsync(line.Leader, lead, line.Leader)).AssertDone();
            (await office.RejectAsync(line.Leader, lead, "no")).AssertDone();

            var stored = await office.ReadLeadAsync(lead);
            Assert.Equal((status, null, null, null), (stored.Status, stored.Outcome, stored.CloseReason, stored.AssigneeId));
            Assert.Equal("remark", (await office.ChainAsync(line.Super, lead))[0].Notes); // S5.36
        }
    }

    [Fact] // S5.43-S5.46: assigned and yet Fresh, no longer Unassigned
    public async Task Assigned_NewLead_StaysFreshAndLeavesUnassigned()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        Assert.Equal((1, 1), await CountAsync());

        (await office.AssignAsync(line.Super, lead, line.Employee)).AssertDone();

        Assert.Equal((1, 0), await CountAsync());

        async Task<(int, int)> CountAsync() => (
            await office.Get<LeadService>().CountAsync(line.Super, new() { List = LeadList.Fresh }, default),
            await office.Get<LeadService>().CountAsync(line.Super, new() { List = LeadList.Unassigned }, default));
    }

    [Fact] // S1.17, S1.18, S1.41, S1.42
    public async Task Reassign_ProviderAndOffice_ByUser_NotByEngagement()
    {
        await using var office = await Office.OpenAsync();
        var (user, reader) = (await office.HireAsync(Role.User), await office.HireAsync(Role.Engagement));
        var (provider, place, retired) = await PlacesAsync(office);
        var lead = (await office.LeadAsync(user)).Lead.Id;
        var assignment = office.Get<AssignmentService>();

        (await assignment.ReassignAsync(user, new ReassignLead { LeadId = lead, ProviderId = provider }, default)).AssertDone();
        (await assignment.ReassignAsync(user, new ReassignLead { LeadId = lead, OfficeId = place, UserId = user.UserId }, default)).AssertDone();

        var stored = await office.ReadLeadAsync(lead);
        Assert.Equal((provider, place, user.UserId), (stored.ProviderId, stored.OfficeId, stored.AssigneeId));
        Assert.Equal(LeadAction.ReassignLead, (await office.AssertRefusedAsync<Forbidden>(
            () => assignment.ReassignAsync(reader, new ReassignLead { LeadId = lead, OfficeId = place }, default))).Action);
        Assert.Equal(["OfficeId", "ProviderId"], (await office.AssertRefusedAsync<Invalid>(
            () => assignment.ReassignAsync(user, new ReassignLead { LeadId = lead, OfficeId = 999, ProviderId = retired }, default))).Errors.Keys.Order());
        await office.AssertRefusedAsync<Invalid>(() => assignment.ReassignAsync(user, new ReassignLead { LeadId = lead }, default));
    }

    [Fact]
    public async Task ResponsibleManager_OfAnotherLine_IsCleared_OfTheOwnLineStays()
    {
        await using var office = await Office.OpenAsync();
        var (line, other) = (await Line.HireAsync(office), await Line.HireAsync(office, "2"));
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        await office.ChangeLeadAsync(lead, row => row.TeamLeadId = line.Head.UserId);

        (await office.AssignAsync(line.Super, lead, line.Employee)).AssertDone(); // two steps below
        Assert.Equal(line.Head.UserId, (await office.ReadLeadAsync(lead)).TeamLeadId);
        (await office.AssignAsync(line.Super, lead, line.Head)).AssertDone(); // the manager himself
        Assert.Equal(line.Head.UserId, (await office.ReadLeadAsync(lead)).TeamLeadId);
        (await office.AssignAsync(line.Super, lead, other.Employee)).AssertDone();
        Assert.Null((await office.ReadLeadAsync(lead)).TeamLeadId);
    }

    [Fact] // an import and the demo write an assignee and no chain
    public async Task Chain_OfALeadThatCameAssigned_IsShownFromItsColumnsAndWrittenAtTheFirstHandOver()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        var since = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc);
        await office.ChangeLeadAsync(lead, row => (row.AssigneeId, row.AssignedAt, row.AcceptedAt) = (line.Leader.UserId, since, since.AddHours(1)));

        var shown = Assert.Single(await office.ChainAsync(line.Head, lead));
        Assert.Equal(("teamleader Name", since, "System", ChainStatus.Assigned), (shown.Name, shown.AssignedAt, shown.By, shown.Status));
        await using (var db = await office.ContextAsync())
            Assert.Equal(0, await db.ChainEntries.CountAsync());
        (await office.ForwardAsync(line.Leader, lead)).AssertDone();

        Assert.Equal(
            [("teamleader Name", ChainStatus.Forwarded, since), ("employee Name", ChainStatus.Assigned, office.Clock.GetUtcNow().UtcDateTime)],
            (await office.ChainAsync(line.Head, lead)).Select(turn => (turn.Name, turn.Status, turn.AssignedAt)));
    }

    [Fact] // chain, log, change row, whose turn it is: together
    public async Task Assign_WritesEverythingOfIt_WithoutRaisingTheUsersVersion()
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        var version = (await office.ReadUserAsync(line.Leader.UserId)).Version;

        (await office.AssignAsync(line.Head, lead, line.Leader, " soon ")).AssertDone();

        var now = office.Clock.GetUtcNow().UtcDateTime;
        var entry = Assert.Single(await office.ReadLogAsync("Assigned"));
        Assert.Equal(("headadmin", lead, "Assigned Amara Okonkwo to teamleader Name", 2), (entry.Username, entry.EntityId, entry.Description, entry.EntityVersion));
        Assert.Contains("\"AssigneeId\"", entry.NewValue, StringComparison.Ordinal);
        await using var db = await office.ContextAsync();
        var change = await db.LeadChanges.SingleAsync(row => row.Kind == "Assigned");
        Assert.Equal((lead, null, line.Leader.UserId, line.Head.UserId), (change.LeadId, change.FromUserId, change.ToUserId, change.ActorId));
        var user = await office.ReadUserAsync(line.Leader.UserId);
        Assert.Equal((now, version), (user.LastAssignedAt, user.Version));
        var turn = Assert.Single(await office.ChainAsync(line.Head, lead));
        Assert.Equal(("soon", line.Head.UserId, now), (turn.Notes, turn.ById, turn.AssignedAt));
    }

    [Fact] // outside the view nothing tells that there is a lead
    public async Task EveryAction_OnALeadOutsideTheView_IsNotFound()
    {
        await using var office = await Office.OpenAsync();
        var (line, other) = (await Line.HireAsync(office), await Line.HireAsync(office, "2"));
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.AssignAsync(line.Head, lead, line.Leader)).AssertDone();

        foreach (var act in new Func<Task<Outcome<HandedOver>>>[]
        {
            () => office.AssignAsync(other.Head, lead, other.Leader), () => office.ClaimAsync(other.Leader, lead), () => office.ForwardAsync(other.Leader, lead),
            () => office.AcceptAsync(other.Employee, lead), () => office.RejectAsync(other.Employee, lead, "no"), () => office.CompleteAsync(other.Employee, lead),
            () => office.Get<AssignmentService>().ReassignAsync(other.Head, new ReassignLead { LeadId = lead, UserId = other.Leader.UserId }, default),
        })
            await office.AssertRefusedAsync<NotFound>(act);
        Assert.IsType<NotFound>((await office.Get<ChainService>().ListAsync(other.Head, lead, default)).Failure);
        Assert.IsType<NotFound>((await office.Get<Recipients>().ListAsync(other.Head, lead, default)).Failure);
    }

    private static async Task<(int Provider, int Office, int Retired)> PlacesAsync(Office office)
    {
        await using var db = await office.ContextAsync();
        var provider = new Core.Lists.Provider { Name = "Helping Hands", NameKey = "helping hands" };
        var retired = new Core.Lists.Provider { Name = "Old Hands", NameKey = "old hands", IsRetired = true };
        var place = new Core.Lists.Office { Name = "Brooklyn", NameKey = "brooklyn" };
        db.AddRange(provider, retired, place);
        await db.SaveAsync(Actor.System, new("Created"), default);
        return (provider.Id, place.Id, retired.Id);
    }
}

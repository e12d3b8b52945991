using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Api;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Progress;

/// <summary>PATCH /leads/{id}/status, as the sources state it: status, assignee and remarks in one go, S5.33-S5.41.</summary>
public sealed class StatusPatchTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Theory] // S5.35: a list sends along the status that the lead has, and that asks for no right to change it
    [InlineData(LeadStatus.New)]
    [InlineData(null)]
    public async Task S5_35_AssigneeWithTheStatusAsItIs_ChangesOnlyWhoHasTheLead(LeadStatus? status)
    {
        await using var office = await Office.OpenAsync();
        var (coordinator, executive) = (await office.HireAsync(Role.SalesCoordinator), await office.HireAsync(Role.SalesExecutive));
        var lead = (await office.LeadAsync(coordinator)).Lead;

        var done = await PatchAsync(office, coordinator, new PatchStatus { LeadId = lead.Id, Status = status, AssignedTo = executive.UserId, Remarks = "asked for a visit" });

        Assert.True(done.IsOk, done.Failure?.Message);
        var stored = await office.ReadLeadAsync(lead.Id);
        Assert.Equal((LeadStatus.New, null, executive.UserId, office.Clock.GetUtcNow().UtcDateTime), (stored.Status, stored.Outcome, stored.AssigneeId, stored.AssignedAt)); // S5.37, S5.39, S5.40
        Assert.Equal("asked for a visit", Assert.Single(await office.ChainAsync(await office.HireAsync(Role.Administrator), lead.Id)).Notes); // S5.36
        Assert.Empty(await office.ReadLogAsync("StatusChanged"));
    }

    [Fact]
    public async Task S5_33_StatusAndAssigneeTogether_AreBothStored()
    {
        await using var office = await Office.OpenAsync();
        var (admin, cre) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Cre));
        var lead = (await office.LeadAsync(admin)).Lead;

        Assert.True((await PatchAsync(office, admin, new PatchStatus { LeadId = lead.Id, Status = LeadStatus.Pending, AssignedTo = cre.UserId, Remarks = "call again in May" })).IsOk);

        var stored = await office.ReadLeadAsync(lead.Id);
        Assert.Equal((LeadStatus.Pending, null, cre.UserId), (stored.Status, stored.Outcome, stored.AssigneeId));
        Assert.Single(await office.ReadLogAsync("StatusChanged"));
        Assert.Single(await office.ReadLogAsync("Assigned"));
    }

    [Theory] // S5.38
    [InlineData("disabled", typeof(Invalid))]
    [InlineData("out of reach", typeof(Forbidden))]
    public async Task S5_38_TargetWhoCannotTakeIt_RefusesTheStatusToo(string why, Type failure)
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.AssignAsync(line.Head, lead, line.Leader)).AssertDone();
        if (why == "disabled")
            await office.ChangeUserAsync(line.Employee, user => user.IsActive = false);
        var before = await office.FingerprintAsync();

        var refused = await PatchAsync(office, line.Head, new PatchStatus { LeadId = lead, Status = LeadStatus.Pending, AssignedTo = why == "disabled" ? line.Employee.UserId : line.Super.UserId });

        Assert.Equal(failure, refused.Failure?.GetType());
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await PatchAsync(office, line.Head, new PatchStatus { LeadId = lead, Status = LeadStatus.Pending })).IsOk);
    }

    [Fact] // who may give the lead and not judge it
    public async Task OtherStatus_WithoutTheRight_IsForbiddenAndAssignsNobody()
    {
        await using var office = await Office.OpenAsync();
        var (coordinator, executive) = (await office.HireAsync(Role.SalesCoordinator), await office.HireAsync(Role.SalesExecutive));
        var lead = (await office.LeadAsync(coordinator)).Lead.Id;
        var before = await office.FingerprintAsync();

        var refused = await PatchAsync(office, coordinator, new PatchStatus { LeadId = lead, Status = LeadStatus.Qualified, AssignedTo = executive.UserId });

        Assert.Equal(LeadAction.ChangeStatus, Assert.IsType<Forbidden>(refused.Failure).Action);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Api_StatusAssigneeAndRemarks_AnswersTheLeadAndNamesEveryFault()
    {
        var cre = await App.AddUserAsync(Role.Cre, "patched");
        var id = await AddLeadAsync();

        var faulty = await Admin.SendAsync(HttpMethod.Patch, $"/api/leads/{id}/status", """{"status":"Booked","assignedTo":"somebody"}""");
        var lost = await Admin.SendAsync(HttpMethod.Patch, $"/api/leads/{id}/status", """{"status":"Lost"}""");
        var done = await Admin.SendAsync(HttpMethod.Patch, $"/api/leads/{id}/status", $$"""{"status":"Pending","assignedTo":{{cre.UserId}},"remarks":"call again"}""");
        var stale = await Admin.SendAsync(HttpMethod.Patch, $"/api/leads/{id}/status", """{"status":"Qualified","version":1}""");

        Assert.Equal((HttpStatusCode.BadRequest, "assignedTo status"), (faulty.Status, string.Join(' ', faulty.Faults)));
        Assert.Equal((HttpStatusCode.BadRequest, "remarks"), (lost.Status, string.Join(' ', lost.Faults)));
        Assert.Equal((HttpStatusCode.OK, "Pending", cre.UserId, "Pending"), (done.Status, done.Json.GetProperty("status").GetString(), done.Json.GetProperty("assigneeId").GetInt32(), done.Json.GetProperty("stage").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("call again", (await Admin.GetAsync($"/api/leads/{id}/chain")).Json.GetProperty("items")[0].GetProperty("notes").GetString());
    }

    private static Task<Outcome<Done>> PatchAsync(Office office, Actor by, PatchStatus command) => office.Get<StatusPatch>().PatchAsync(by, command, default);
}

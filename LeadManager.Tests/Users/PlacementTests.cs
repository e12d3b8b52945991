using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>Where somebody stands in the office and when he can take leads: office, zone, absence, daily limit, manager.</summary>
public sealed class PlacementTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Update_Placement_IsStoredLoggedAndTakenBack()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee));
        var branch = await AddOfficeAsync(office, "Harbor");
        var users = office.Get<UserService>();

        var placed = await users.UpdateAsync(
            admin, Edit(user) with { OfficeId = branch, Zone = " Metro ", AwayFrom = new(2026, 12, 1), AwayUntil = new(2026, 12, 1), DailyCap = 1_000 }, default);
        var cleared = await users.UpdateAsync(admin, Edit(user), default);

        Assert.Equal((branch, "Metro", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1), 1_000), (placed.Value?.OfficeId, placed.Value?.Zone, placed.Value?.AwayFrom, placed.Value?.AwayUntil, placed.Value?.DailyCap));
        Assert.Contains("DailyCap", (await office.ReadLogAsync("Updated"))[^2].NewValue ?? "", StringComparison.Ordinal);
        Assert.Equal((null, null, null, null, null), (cleared.Value?.OfficeId, cleared.Value?.Zone, cleared.Value?.AwayFrom, cleared.Value?.AwayUntil, cleared.Value?.DailyCap));
    }

    [Fact]
    public async Task Update_WrongPlacement_EveryFieldIsNamedAndNothingIsWritten()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee));
        var users = office.Get<UserService>();
        var before = await office.FingerprintAsync();

        var many = await users.UpdateAsync(admin, Edit(user) with { AwayFrom = new(2026, 12, 2), AwayUntil = new(2026, 12, 1), DailyCap = 0, Zone = new string('z', Core.Lists.Zone.NameMax + 1) }, default);
        var without = await users.UpdateAsync(admin, Edit(user) with { AwayUntil = new(2026, 12, 1), DailyCap = 1_001 }, default);
        var nowhere = await users.UpdateAsync(admin, Edit(user) with { OfficeId = 99 }, default);

        Assert.Equal(["AwayUntil", "DailyCap", "Zone"], Faults(many));
        Assert.Equal(["AwayFrom", "DailyCap"], Faults(without));
        Assert.Equal(["OfficeId"], Faults(nowhere));
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Update_RetiredOffice_StaysWithWhoHasItAndIsRefusedToOthers()
    {
        await using var office = await Office.OpenAsync();
        var (admin, old, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "old"), await office.HireAsync(Role.Employee, "other"));
        var branch = await AddOfficeAsync(office, "Closed soon");
        var users = office.Get<UserService>();
        await users.UpdateAsync(admin, Edit(old) with { OfficeId = branch }, default);
        await using (var db = await office.ContextAsync())
        {
            db.Offices.Single().IsRetired = true;
            await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
        }

        var stays = await users.UpdateAsync(admin, Edit(old) with { OfficeId = branch, Name = "Renamed" }, default);
        var refused = await users.UpdateAsync(admin, Edit(other) with { OfficeId = branch }, default);

        Assert.True(stays.IsOk);
        Assert.Equal(["OfficeId"], Faults(refused));
        Assert.Empty(await office.Get<UserChoices>().ListOfficesAsync(admin, null, default));
        Assert.Equal(["Closed soon"], (await office.Get<UserChoices>().ListOfficesAsync(admin, branch, default)).Select(choice => choice.Name));
    }

    [Fact]
    public async Task Update_TwoWhoShouldReportToEachOtherAtOnce_NeverBoth()
    {
        await using var office = await Office.OpenAsync();
        var (admin, one, two) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.TeamLeader, "one"), await office.HireAsync(Role.TeamLeader, "two"));
        var users = office.Get<UserService>();
        for (var round = 0; round < 15; round++)
        {
            var outcomes = await Task.WhenAll(
                Task.Run(() => users.UpdateAsync(admin, Edit(one) with { ManagerId = two.UserId }, default)),
                Task.Run(() => users.UpdateAsync(admin, Edit(two) with { ManagerId = one.UserId }, default)));

            Assert.Equal(1, outcomes.Count(outcome => outcome.IsOk));
            Assert.Equal(["ManagerId"], Faults(outcomes.Single(outcome => !outcome.IsOk)));
            await users.UpdateAsync(admin, Edit(one), default);
            await users.UpdateAsync(admin, Edit(two), default);
        }
    }

    [Fact]
    public async Task CountOpenLeads_OfSomebodyToBeDisabled_CountsOpenOnesForWhoManagesUsersOnly()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        foreach (var _ in Enumerable.Range(0, 3))
            await office.LeadAsync(admin);
        await using (var db = await office.ContextAsync())
        {
            foreach (var lead in db.Leads)
                lead.AssigneeId = user.UserId;
            db.Leads.First().Outcome = Core.Leads.LeadOutcome.Won;
            await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
        }

        Assert.Equal(2, await office.Get<UserChoices>().CountOpenLeadsAsync(admin, user.UserId, default));
        Assert.Equal(0, await office.Get<UserChoices>().CountOpenLeadsAsync(user, user.UserId, default));
    }

    [Fact]
    public async Task Api_Placement_IsWrittenReadAndLeftAloneWhereAbsent()
    {
        var user = await App.AddUserAsync(Role.Employee, "placed");

        var written = await Admin.PutAsync($"/api/users/{user.UserId}", """{"zone":"Metro","awayFrom":"2026-12-01","awayUntil":"2026-12-24","dailyCap":10}""");
        var renamed = await Admin.PutAsync($"/api/users/{user.UserId}", """{"name":"Renamed"}""");
        var wrong = await Admin.PutAsync($"/api/users/{user.UserId}", """{"awayUntil":"2026-11-30","dailyCap":1001,"officeId":77}""");
        var read = await Admin.GetAsync($"/api/users/{user.UserId}");
        var made = await Admin.PostAsync("/api/users", """{"username":"made","name":"Made","email":"made@example.com","role":"Cre","dailyCap":5}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Created), (written.Status, renamed.Status, wrong.Status, made.Status));
        Assert.Equal(["awayUntil", "dailyCap"], wrong.Faults);
        Assert.Equal(("Renamed", "Metro", "2026-12-01", "2026-12-24", 10), (
            read.Json.GetProperty("name").GetString(), read.Json.GetProperty("zone").GetString(), read.Json.GetProperty("awayFrom").GetString(),
            read.Json.GetProperty("awayUntil").GetString(), read.Json.GetProperty("dailyCap").GetInt32()));
        Assert.Equal(5, made.Json.GetProperty("dailyCap").GetInt32());
    }

    private static IEnumerable<string> Faults(Outcome<UserRow> outcome) => Assert.IsType<Invalid>(outcome.Failure).Errors.Keys.Order();

    private static UpdateUser Edit(Actor user) => new() { Id = user.UserId, Name = user.Name, Email = $"{user.Username}@example.com", Role = user.Role };

    private static async Task<int> AddOfficeAsync(Office office, string name)
    {
        await using var db = await office.ContextAsync();
        var branch = new Core.Lists.Office { Name = name, NameKey = name };
        db.Add(branch);
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
        return branch.Id;
    }
}

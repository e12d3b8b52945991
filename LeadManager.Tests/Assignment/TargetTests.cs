using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Bulk;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Assignment;

/// <summary>To whom a lead may go: every pair of roles, within and outside the own line.</summary>
public sealed class TargetTests
{
    // Who may give leads to whom, written out once more and independently of the code: > below in the own line, = self, * anywhere.
    private static readonly Dictionary<Role, string> Agreed = new()
    {
        [Role.SuperAdmin] = "HeadAdmin* TeamLeader* Employee*",
        [Role.HeadAdmin] = "TeamLeader> Employee>",
        [Role.TeamLeader] = "Employee> TeamLeader=",
        [Role.Employee] = "Employee=",
        [Role.SalesCoordinator] = "SalesExecutive*",
        [Role.SalesManager] = "SalesExecutive>",
        [Role.ZonalManager] = "SalesManager> SalesExecutive>",
        [Role.CreTeamLead] = "Cre>",
        [Role.User] = "User* Administrator*",
        [Role.Administrator] = string.Join(' ', Enum.GetNames<Role>().Select(name => name + "*")),
    };

    [Fact]
    public void Allow_EveryPairOfRoles_IsTheAgreedTable()
    {
        foreach (var from in Enum.GetValues<Role>())
            foreach (var to in Enum.GetValues<Role>())
            {
                var marks = (Agreed.GetValueOrDefault(from) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Where(word => word[..^1] == to.ToString()).Select(word => word[^1]).ToList();
                var actor = new Actor(1, "a", "A", from, [1, 2]);
                Assert.Equal( // oneself, somebody below, somebody elsewhere
                    (from, to, marks.Contains('*') || marks.Contains('='), marks.Contains('*') || marks.Contains('>'), marks.Contains('*')),
                    (from, to, AssignmentTargets.Allow(actor, 1, to), AssignmentTargets.Allow(actor, 2, to), AssignmentTargets.Allow(actor, 3, to)));
            }
    }

    [Theory] // S4.62, S4.65, R06
    [InlineData(Role.TeamLeader, Role.HeadAdmin)]
    [InlineData(Role.TeamLeader, Role.SuperAdmin)]
    [InlineData(Role.HeadAdmin, Role.SuperAdmin)]
    [InlineData(Role.HeadAdmin, Role.HeadAdmin)]
    [InlineData(Role.Employee, Role.Employee)]
    public async Task R06_AssigningUpwardsOrToAnEqual_IsRefused(Role from, Role to)
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var by = new[] { line.Super, line.Head, line.Leader, line.Employee }.Single(actor => actor.Role == from);
        var target = await office.HireAsync(to, "target", by.UserId);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;

        await office.AssertRefusedAsync<Forbidden>(async () => await office.AssignAsync(await office.WithTeamAsync(by), lead, target));
    }

    [Fact] // R06, S3.090: the allowed twin in the own team, the refused one in another
    public async Task OwnTeamOnly_OtherLinesPeople_AreForbiddenAndNotOnTheList()
    {
        await using var office = await Office.OpenAsync();
        var (line, other) = (await Line.HireAsync(office), await Line.HireAsync(office, "2"));
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;

        Assert.Equal(["employee", "headadmin", "teamleader"], await office.ChoicesAsync(line.Head, lead)); // himself by claiming it
        await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(line.Head, lead, other.Employee));
        (await office.AssignAsync(line.Head, lead, line.Employee)).AssertDone();
    }

    [Fact] // S4.26, S4.35: whoever is listed can be chosen, nobody else can
    public async Task List_ForEveryRole_HoldsExactlyWhomTheActorMayChoose()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "chief");
        var people = new List<Actor>();
        foreach (var role in Enum.GetValues<Role>())
            people.Add(await office.HireAsync(role, managerId: people.Count == 0 ? null : people[people.Count / 2].UserId));

        foreach (var person in people)
        {
            var actor = await office.WithTeamAsync(person);
            foreach (var target in people)
            {
                var lead = (await office.LeadAsync(admin)).Lead.Id;
                var listed = (await office.Get<Recipients>().ListAsync(actor, lead, default)).Value?.Items.Any(user => user.Id == target.UserId) ?? false;
                Assert.Equal((actor.Role, target.Role, listed), (actor.Role, target.Role, (await office.AssignAsync(actor, lead, target)).IsOk));
            }
        }
    }

    [Theory] // R07, S5.38
    [InlineData("disabled")]
    [InlineData("unapproved")]
    [InlineData("away")]
    public async Task R07_TargetWhoCannotTakeIt_IsAFaultOfTheFieldAndTheOwnerStays(string why)
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        (await office.AssignAsync(line.Head, lead, line.Leader)).AssertDone();
        await office.ChangeUserAsync(line.Employee, user =>
        {
            (user.IsActive, user.IsApproved) = (why != "disabled", why != "unapproved");
            user.AwayFrom = why == "away" ? new DateOnly(2026, 11, 20) : null;
        });

        var fault = await office.AssertRefusedAsync<Invalid>(() => office.AssignAsync(line.Head, lead, line.Employee));

        Assert.Equal([nameof(AssignLead.UserId)], fault.Errors.Keys);
        Assert.Equal(why == "away", fault.Errors.Values.Single().Single().Contains("employee Name", StringComparison.Ordinal)); // who is away can be seen on the list
        Assert.Equal(line.Leader.UserId, (await office.ReadLeadAsync(lead)).AssigneeId);
    }

    [Fact] // R07: the wrong role is no fault of the input but forbidden
    public async Task R07_TargetOfAWrongRole_IsForbidden()
    {
        await using var office = await Office.OpenAsync();
        var coordinator = await office.HireAsync(Role.SalesCoordinator);
        var (executive, manager) = (await office.HireAsync(Role.SalesExecutive), await office.HireAsync(Role.SalesManager));
        var lead = (await office.LeadAsync(coordinator)).Lead.Id;

        var refusal = await office.AssertRefusedAsync<Forbidden>(() => office.AssignAsync(coordinator, lead, manager));
        Assert.Equal((LeadAction.AssignLead, true), (refusal.Action, !refusal.Message.Contains("Sales Manager", StringComparison.Ordinal)));
        (await office.AssignAsync(coordinator, lead, executive)).AssertDone();
    }

    [Fact] // nobody reads names or roles, least of all of those who wait for approval, out of refusals by trying numbers
    public async Task Refusal_OutsideOnesTargets_IsTheSameAtEveryDoorWhoeverItIs()
    {
        await using var office = await Office.OpenAsync();
        var (line, other) = (await Line.HireAsync(office), await Line.HireAsync(office, "2"));
        await office.ChangeUserAsync(other.Leader, user => user.IsActive = false);
        await office.ChangeUserAsync(other.Employee, user => user.IsApproved = false);
        int[] strangers = [12_345, other.Leader.UserId, other.Employee.UserId, other.Head.UserId, line.Super.UserId];
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;
        var before = await office.FingerprintAsync();

        foreach (var door in Doors(office, line.Head, lead))
        {
            var said = new List<Forbidden>();
            foreach (var id in strangers)
                said.Add(Assert.IsType<Forbidden>(await door(id)));
            Assert.Single(said.Distinct());
        }

        Assert.Equal(before, await office.FingerprintAsync());
        foreach (var door in Doors(office, line.Head, lead))
            Assert.Null(await door(line.Employee.UserId) is { } failure && failure is not Invalid ? failure : null); // has it already, by the door before
        Assert.Equal(line.Employee.UserId, (await office.ReadLeadAsync(lead)).AssigneeId);
    }

    [Fact] // who may choose everybody learns nothing from it
    public async Task Refusal_OfANumberThatNobodyHas_ToWhomMayChooseEverybody_NamesTheField()
    {
        await using var office = await Office.OpenAsync();
        var (admin, line) = (await office.HireAsync(Role.Administrator), await Line.HireAsync(office));
        var lead = (await office.LeadAsync(admin)).Lead.Id;

        foreach (var door in Doors(office, admin, lead))
            Assert.Single(Assert.IsType<Invalid>(await door(12_345)).Errors);
        (await office.AssignAsync(admin, lead, line.Super)).AssertDone();
    }

    /// <summary>Every way by which a person is chosen for a lead; what comes of it, null where it is done.</summary>
    private static IEnumerable<Func<int, Task<Failure?>>> Doors(Office office, Actor by, int lead) =>
    [
        async id => (await office.Get<AssignmentService>().AssignAsync(by, new AssignLead { LeadId = lead, UserId = id }, default)).Failure,
        async id => (await office.Get<AssignmentService>().ReassignAsync(by, new ReassignLead { LeadId = lead, UserId = id }, default)).Failure,
        async id => (await office.Get<BulkAssignment>().AssignAsync(by, new BulkAssign { LeadIds = [lead], UserId = id }, null, default)).Failure,
        async id => (await office.Get<BulkService>().RunAsync(by, new BulkLeads([lead]), new BulkGive { UserId = id }, null, default)).Failure,
        async id => (await office.Get<StatusPatch>().PatchAsync(by, new PatchStatus { LeadId = lead, AssignedTo = id }, default)).Failure,
        async id => (await office.Get<LeadEditing>().CreateAsync(by, Some.Lead(row => row.AssigneeId = id), default)).Failure,
    ];

    [Theory] // away from - to in the office's calendar (New York); it is 20 November there
    [InlineData("2026-11-20", "2026-11-20", true)]
    [InlineData("2026-11-21", null, false)]
    [InlineData("2026-11-01", "2026-11-19", false)]
    [InlineData("2026-11-01", null, true)]
    public async Task Away_CountsInWholeDaysOfTheOffice(string from, string? until, bool isAway)
    {
        await using var office = await Office.OpenAsync();
        var line = await Line.HireAsync(office);
        await office.ChangeUserAsync(line.Employee, user =>
            (user.AwayFrom, user.AwayUntil) = (DateOnly.Parse(from, null), until is null ? null : DateOnly.Parse(until, null)));
        var lead = (await office.LeadAsync(line.Super)).Lead.Id;

        var listed = (await office.Get<Recipients>().ListAsync(line.Head, lead, default)).Value?.Items.Single(user => user.Id == line.Employee.UserId);

        Assert.Equal((isAway, !isAway), (listed?.IsAway, (await office.AssignAsync(line.Head, lead, line.Employee)).IsOk));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Demo;

/// <summary>One person per role, the reporting lines, and that everybody has something to show.</summary>
public sealed class DemoPeopleTests(DemoOffice office) : IClassFixture<DemoOffice>, IAsyncLifetime
{
    private static readonly string[] SecondLine = ["headadmin2", "teamleader2", "employee2", "salesmanager2", "salesexecutive2", "creteamlead2", "cre2"];

    public Task InitializeAsync() => office.FillAsync(DemoData.DefaultLeads);

    [Fact]
    public async Task Accounts_Default_AreOnePerRoleASecondAdministratorASecondLineAndANewcomer()
    {
        var users = await UsersAsync();

        var first = Enum.GetValues<Role>().Select(role => (Name: role.ToString().ToLowerInvariant(), role));
        var second = SecondLine.Select(name => (name, Enum.Parse<Role>(name.TrimEnd('2'), ignoreCase: true)));
        Assert.Equal(first.Append(("safelife", Role.Administrator)).Concat(second).Order(), users.Where(user => user.IsApproved).Select(user => (user.UserName ?? "", user.Role)).Order());
        Assert.Equal(["newcomer"], users.Where(user => !user.IsApproved).Select(user => user.UserName ?? ""));
        Assert.All(users, user => Assert.True(user is { IsActive: true, AwayFrom: null, AwayUntil: null, DailyCap: null }));
        Assert.Equal(users.Count, users.DistinctBy(user => user.Name).Count());
    }

    [Fact]
    public async Task Accounts_Default_ReportAlongTheLines()
    {
        var users = await UsersAsync();

        var lines = users.Where(user => user.ManagerId is not null).Select(user => $"{users.Single(above => above.Id == user.ManagerId).UserName} > {user.UserName}");
        Assert.Equal(
            new[]
            {
                "superadmin > headadmin", "headadmin > teamleader", "teamleader > employee", "director > zonalmanager", "zonalmanager > salesmanager", "salesmanager > salesexecutive",
                "creteamlead > cre", "headadmin2 > teamleader2", "teamleader2 > employee2", "salesmanager2 > salesexecutive2", "creteamlead2 > cre2",
            }.Order(),
            lines.Order());
    }

    [Fact]
    public async Task Leads_EveryRoleThatSeesAny_HasEachOfItsScopesToShow()
    {
        foreach (var user in (await UsersAsync()).Where(user => user.IsApproved))
        {
            var actor = await ActorAsync(user);
            await using var db = await office.OpenAsync();
            foreach (var action in new[] { LeadAction.ViewLead, LeadAction.ViewSpecial, LeadAction.AnswerAssignment, LeadAction.ReassignLead, LeadAction.CloseLead, LeadAction.SetMilestone })
                Assert.Equal(actor.May(action), await db.Leads.Allowed(actor, action).AnyAsync());
            foreach (var scope in Enum.GetValues<Scope>().Where(scope => scope is not Scope.None && PermissionMatrix.ScopeOf(user.Role, LeadAction.ViewLead).HasFlag(scope)))
                Assert.True((await db.Leads.ToListAsync()).Exists(lead => Holds(scope, lead, actor)), $"{user.UserName} has no lead by {scope}");
        }
    }

    [Fact]
    public async Task Leads_EverybodyWhoAnswersForLeads_IsAssigneeOfSomeAndWasGivenTheLastWhenTheAccountSays()
    {
        await using var db = await office.OpenAsync();
        foreach (var user in (await UsersAsync()).Where(user => user.IsApproved && PermissionMatrix.Grants(user.Role, LeadAction.AnswerAssignment)))
        {
            Assert.True(await db.Leads.AnyAsync(lead => lead.AssigneeId == user.Id && lead.Outcome == null), $"{user.UserName} has no open lead");
            Assert.Equal(await db.ChainEntries.Where(entry => entry.UserId == user.Id).MaxAsync(entry => entry.AssignedAt), user.LastAssignedAt);
        }

        var routed = await db.Leads.Where(lead => lead.RelationshipManagerId != null).ToListAsync();
        Assert.NotEmpty(routed);
        Assert.All(routed, lead => Assert.Equal(LeadStatus.Qualified, lead.Status));
        Assert.Contains(routed, lead => LeadStages.Of(lead) == LeadStage.AssignedToRm);
    }

    [Fact]
    public async Task Leads_OfALine_HaveItsManagerAsResponsible()
    {
        await using var db = await office.OpenAsync();
        var managers = (await UsersAsync()).ToDictionary(user => user.Id, user => user.ManagerId);

        foreach (var lead in await db.Leads.Where(lead => lead.AssigneeId != null).ToListAsync())
            Assert.Equal(managers[lead.AssigneeId ?? 0], lead.TeamLeadId);
    }

    [Fact]
    public async Task Chains_EveryLead_AgreeWithItsColumns()
    {
        await using var db = await office.OpenAsync();
        var turns = (await db.ChainEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync()).ToLookup(entry => entry.LeadId);
        foreach (var lead in await db.Leads.AsNoTracking().ToListAsync())
        {
            var own = turns[lead.Id].ToList();
            Assert.Equal((lead.AssigneeId, lead.AssignedAt, lead.AcceptedAt), (own.LastOrDefault()?.UserId, own.LastOrDefault()?.AssignedAt, own.LastOrDefault()?.AcceptedAt));
            Assert.Equal(own.Select(turn => turn.AssignedAt).Order(), own.Select(turn => turn.AssignedAt));
            foreach (var (turn, next) in own.Zip(own.Skip(1)))
            {
                Assert.True(turn.Status is ChainStatus.Forwarded or ChainStatus.Rejected);
                Assert.InRange(turn.CompletedAt ?? default, turn.AcceptedAt ?? turn.AssignedAt, next.AssignedAt);
                Assert.False(string.IsNullOrEmpty(turn.Answer));
            }

            Assert.True(own.Count == 0 || own[^1].Status is ChainStatus.Assigned or ChainStatus.Completed);
            Assert.True(own.Count == 0 || (own[^1].Status == ChainStatus.Completed) == own[^1].CompletedAt is not null);
        }

        var all = turns.SelectMany(own => own).ToList();
        Assert.Equal(Enum.GetValues<ChainStatus>(), all.Select(turn => turn.Status).Distinct().Order());
        Assert.Contains(turns, own => own.Count() > 2);
        Assert.All(all, turn => Assert.True(turn.AssignedAt < DemoOffice.Now.UtcDateTime));
    }

    [Fact]
    public async Task Chains_EveryTurnAfterAForwarding_IsDownTheOwnLine()
    {
        await using var db = await office.OpenAsync();
        var users = (await UsersAsync()).ToDictionary(user => user.Id);
        var turns = (await db.ChainEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync()).GroupBy(entry => entry.LeadId);
        foreach (var (turn, next) in turns.SelectMany(own => own.Zip(own.Skip(1))).Where(pair => pair.First.Status == ChainStatus.Forwarded))
        {
            Assert.Equal(turn.UserId, next.ById);
            Assert.True(PermissionMatrix.Grants(turn.Role, LeadAction.ForwardLead));
            Assert.True(users[next.UserId].ManagerId == turn.UserId || turn.Role == Role.SuperAdmin);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static bool Holds(Scope scope, Lead lead, Actor actor) => scope switch
    {
        Scope.All => true,
        Scope.Unassigned => lead is { AssigneeId: null, IsOpen: true },
        Scope.Mine => lead.AssigneeId == actor.UserId || lead.RelationshipManagerId == actor.UserId,
        Scope.Team => lead.AssigneeId is { } id && actor.TeamUserIds.Contains(id),
        Scope.CreatedByMe => lead.CreatedById == actor.UserId,
        Scope.NotYetAccepted => lead is { AssigneeId: not null, AcceptedAt: null, IsOpen: true },
        Scope.Won => lead.Outcome == LeadOutcome.Won,
        Scope.Escalated => lead.IsEscalated,
        Scope.Special => lead.IsSpecial,
        _ => false,
    };

    private async Task<List<User>> UsersAsync()
    {
        await using var db = await office.OpenAsync();
        return await db.Users.AsNoTracking().OrderBy(user => user.Id).ToListAsync();
    }

    private async Task<Actor> ActorAsync(User user) =>
        (await office.Get<AccountReader>().FindAsync(user.Id, default))?.ToActor(null) ?? throw new InvalidOperationException("The user is gone.");
}

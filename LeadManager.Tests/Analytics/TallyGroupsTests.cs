using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Analytics;

/// <summary>What is kept for a role is what the role sees, whatever its cell of the matrix asks.</summary>
public sealed class TallyGroupsTests
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>().Where(role => PermissionMatrix.Grants(role, LeadAction.ViewLead))];

    [Fact]
    public void Cells_OfTheMatrix_AreThoseThatWereCountedByTheLastMigration() // where they change, kept numbers have to be counted afresh: a migration does
    {
        Assert.Equal(
            new[] { Scope.All, Scope.Mine | Scope.Unassigned | Scope.CreatedByMe, Scope.Unassigned | Scope.NotYetAccepted, Scope.Won | Scope.Escalated | Scope.Special, Scope.Won },
            TallyGroups.Cells);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Count_EveryRole_IsKeptAndEqualsWhatTheRoleSees(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (viewer, leads) = await OfAllSortsAsync(office, admin, role);
        var seen = leads.Where(lead => viewer.May(LeadAction.ViewLead, lead)).ToList();

        Assert.True(TallySums.Covers(viewer, LeadAction.ViewLead));
        foreach (var query in Queries())
        {
            var expected = seen.Count(lead => Holds(query, lead, viewer, office.Clock.GetUtcNow().UtcDateTime));
            Assert.Equal((query, expected), (query, await office.Get<LeadService>().CountAsync(viewer, query, default)));
        }

        Assert.NotEmpty(seen);
        Assert.True(seen.Count < leads.Count); // at least the bin is out of sight
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
    }

    /// <summary>Leads of everybody and nobody, in every state, some of them in the bin; and somebody of the role with a team.</summary>
    internal static async Task<(Actor Viewer, List<Lead> Leads)> OfAllSortsAsync(Office office, Actor admin, Role role, int count = 300)
    {
        var member = await office.HireAsync(Role.User, "member");
        var viewer = await office.HireAsync(role, "viewer") is var hired ? hired with { TeamUserIds = [hired.UserId, member.UserId] } : null!;
        var random = new Random(5);
        var now = office.Clock.GetUtcNow().UtcDateTime;
        int?[] people = [null, admin.UserId, member.UserId, viewer.UserId];
        var leads = await office.FillAsync(admin, count, changed: lead =>
        {
            (lead.AssigneeId, lead.TeamLeadId, lead.RelationshipManagerId, lead.CreatedById) = (people[random.Next(4)], people[random.Next(4)], people[random.Next(4)], people[random.Next(4)]);
            (lead.IsSpecial, lead.IsEscalated, lead.AcceptedAt) = (random.Next(5) == 0, random.Next(5) == 0, random.Next(2) == 0 ? now : null);
            (lead.Status, lead.Outcome) = (Enum.GetValues<LeadStatus>()[random.Next(5)], random.Next(3) == 0 ? Enum.GetValues<LeadOutcome>()[random.Next(3)] : null);
            (lead.NextFollowUpAt, lead.DeletedAt) = (random.Next(3) switch { 0 => now.AddDays(-1), 1 => now.AddDays(1), _ => null }, random.Next(20) == 0 ? now : null);
        });
        return (viewer, [.. leads]);
    }

    private static IEnumerable<LeadQuery> Queries() =>
    [
        new(), .. Enum.GetValues<LeadList>().Select(list => new LeadQuery { List = list }), .. Enum.GetValues<LeadStatus>().Select(status => new LeadQuery { Status = [status] }),
        new() { Source = ["Website", "Call"] }, new() { Status = [LeadStatus.New], Source = ["Call"] },
    ];

    private static bool Holds(LeadQuery query, Lead lead, Actor actor, DateTime now) =>
        (query.List is not { } list || LeadLists.Condition(list, actor, now).Compile()(lead))
        && (query.Status.Count == 0 || query.Status.Contains(lead.Status)) && (query.Source.Count == 0 || query.Source.Contains(lead.Source));
}

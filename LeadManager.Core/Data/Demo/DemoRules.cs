using LeadManager.Core.Assignment;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>The demo office's assignment rules: one of each kind, all of them off, so that nothing happens before somebody has tried them.</summary>
internal static class DemoRules
{
    private static readonly (string Name, AssignmentStrategy Strategy, string[] Sources, bool? IsSpecial, string[] People)[] Rules =
    [
        ("Special leads", AssignmentStrategy.FixedUser, [], true, ["salesmanager", "salesexecutive"]),
        ("Website and campaigns", AssignmentStrategy.RoundRobin, ["Website", "Campaign"], null, ["salesexecutive", "salesexecutive2"]),
        ("By zone", AssignmentStrategy.ZoneManager, ["IndiaMart", "TradeIndia"], null, []),
        ("Everything else", AssignmentStrategy.FewestOpen, [], null, ["employee", "employee2", "cre", "cre2"]),
    ];

    /// <summary>Stores them, inside the write of the demo data.</summary>
    public static async Task WriteAsync(LeadDbContext db, IReadOnlyList<User> users, DateTime at)
    {
        var ids = users.ToDictionary(user => user.UserName ?? "", user => user.Id);
        await using var rows = new RowWriter<AssignmentRule>(db);
        foreach (var (rule, place) in Rules.Select((rule, place) => (rule, place + 1)))
            rows.Write(new AssignmentRule
            {
                Name = rule.Name, Version = 1, Position = place, Strategy = rule.Strategy, Sources = [.. rule.Sources], IsSpecial = rule.IsSpecial,
                UserIds = [.. rule.People.Select(name => ids[name])], CreatedAt = at, CreatedBy = DemoPeople.Accounts[0].Username, UpdatedAt = at, UpdatedBy = DemoPeople.Accounts[0].Username,
            });
    }
}

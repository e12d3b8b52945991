using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Benchmarks.Roles;

/// <summary>Hires beside the people of the demo office as many more as make 500: two trees six deep with several lines, and those who report to nobody.</summary>
internal sealed class RoleCrowd(LeadDbContext db, string passwordHash)
{
    public const int People = 500;

    /// <summary>From the top down: each level reports in equal parts to the one above it. The demo's account of a role is the first of its first level.</summary>
    private static readonly (Role Role, int Count)[][] Lines =
    [
        [(Role.SuperAdmin, 1), (Role.HeadAdmin, 3), (Role.HeadAdmin, 6), (Role.TeamLeader, 12), (Role.TeamLeader, 24), (Role.Employee, 120)],
        [(Role.Director, 1), (Role.ZonalManager, 3), (Role.ZonalManager, 6), (Role.SalesManager, 12), (Role.SalesManager, 24), (Role.SalesExecutive, 96)],
        [(Role.Director, 1), (Role.CreTeamLead, 2), (Role.CreTeamLead, 4), (Role.CreTeamLead, 8), (Role.CreTeamLead, 12), (Role.Cre, 84)],
        .. new[] { (Role.RelationshipManager, 20), (Role.SalesCoordinator, 8), (Role.User, 8), (Role.Engagement, 4), (Role.ServiceManager, 3) }.Select(level => new[] { level }),
        .. new[] { (Role.ServiceCoordinator, 3), (Role.ServiceExecutive, 8), (Role.HRManager, 2), (Role.Administrator, 4) }.Select(level => new[] { level }),
    ];

    private readonly Dictionary<(Role Role, int Level), User> _first = [];
    private int _number;

    /// <summary>Adds them, inside a write that has begun.</summary>
    public async Task HireAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
            _first[(role, 0)] = await db.Users.SingleAsync(user => user.NormalizedUserName == role.ToString().ToUpper());
        foreach (var line in Lines)
            await HireLineAsync(line);
        var leaders = await db.Users.Where(user => user.Role == Role.TeamLeader).OrderByDescending(user => user.Id).ToListAsync();
        for (var left = People - await db.Users.CountAsync(); left > 0; left--)
            db.Add(Person(Role.Employee, leaders[left % leaders.Count]));
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
    }

    private async Task HireLineAsync((Role Role, int Count)[] line)
    {
        var above = new List<User>();
        foreach (var (role, count) in line)
        {
            var level = Enumerable.Range(0, count).Select(place => Hire(role, above.Count == 0 ? null : above[place * above.Count / count])).ToList();
            await db.SaveAsync(Actor.System, ChangeNote.Created, default);
            above = level;
        }
    }

    private User Hire(Role role, User? manager)
    {
        if (!_first.Remove((role, 0), out var known))
            return role == Role.Director && db.Users.Local.FirstOrDefault(user => user.Role == role) is { } director ? director : Person(role, manager);
        known.ManagerId = manager?.Id;
        return known;
    }

    private User Person(Role role, User? manager)
    {
        var username = $"{role.ToString().ToLowerInvariant()}-{++_number}";
        var person = new User
        {
            UserName = username, NormalizedUserName = username.ToUpperInvariant(), Email = $"{username}@example.com", NormalizedEmail = $"{username}@example.com".ToUpperInvariant(),
            Name = $"{DemoNames.First[_number % DemoNames.First.Length]} {DemoNames.Last[_number * 7 / DemoNames.First.Length % DemoNames.Last.Length]}-{_number}",
            Role = role, ManagerId = manager?.Id, IsApproved = true, PasswordHash = passwordHash, SecurityStamp = username, CreatedAt = DateTime.UnixEpoch,
        };
        db.Add(person);
        return person;
    }
}

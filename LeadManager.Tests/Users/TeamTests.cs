using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>The reporting subtree: right at any depth, and right at once after somebody has moved.</summary>
public sealed class TeamTests
{
    private const int People = 500, ReportsEach = 4;

    [Fact]
    public async Task Team_Of500PeopleSixDeep_IsTheSubtreeOfEach()
    {
        await using var office = await Office.OpenAsync();
        var ids = await AddTreeAsync(office);
        var accounts = office.Get<AccountReader>();

        foreach (var place in new[] { 0, 1, 2, 5, 20, 84, 85, 340, 341, People - 1 })
            Assert.Equal(SubtreeOf(place).Select(below => ids[below]).Order(), (await accounts.FindAsync(ids[place], default))?.TeamUserIds.Order());
        Assert.Equal(6, DepthOf(People - 1));
    }

    [Fact]
    public async Task Team_AfterALineHasMoved_IsRightAtOnceForBothManagersAndForWhoeverIsSignalled()
    {
        await using var office = await Office.OpenAsync();
        var ids = await AddTreeAsync(office);
        var admin = await office.HireAsync(Role.Administrator);
        var accounts = office.Get<AccountReader>();
        var before = ((await accounts.FindAsync(ids[1], default))?.TeamUserIds.Count, (await accounts.FindAsync(ids[2], default))?.TeamUserIds.Count);
        var seen = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = office.Get<LiveFeed>().Subscribe(Topic.Users, async _ => seen.TrySetResult((await accounts.FindAsync(ids[2], default))?.TeamUserIds.Count));
        var moved = await office.ReadUserAsync(ids[5]); // reports to 1, with everybody below

        var outcome = await office.Get<UserService>().UpdateAsync(
            admin, new UpdateUser { Id = moved.Id, Name = moved.Name, Email = moved.Email, Role = moved.Role, ManagerId = ids[2] }, default);

        var size = SubtreeOf(5).Count;
        Assert.True(outcome.IsOk);
        Assert.Equal(before.Item2 + size, await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal((before.Item1 - size, before.Item2 + size), ((await accounts.FindAsync(ids[1], default))?.TeamUserIds.Count, (await accounts.FindAsync(ids[2], default))?.TeamUserIds.Count));
    }

    [Fact]
    public void Memory_OfWhatHasChanged_IsForgottenBeforeThePublisherGoesOn()
    {
        var feed = new LiveFeed(TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<LiveFeed>.Instance);
        var forgotten = 0;
        using (feed.ForgetFirst(Topic.Users, () => forgotten++))
        {
            feed.Publish(Topic.Leads);
            feed.Publish(Topic.Users);
        }

        feed.Publish(Topic.Users);

        Assert.Equal(1, forgotten);
    }

    private static int DepthOf(int place) => place == 0 ? 1 : 1 + DepthOf((place - 1) / ReportsEach);

    private static List<int> SubtreeOf(int top)
    {
        var found = new List<int> { top };
        for (var at = 0; at < found.Count; at++)
            found.AddRange(Enumerable.Range(found[at] * ReportsEach + 1, ReportsEach).Where(below => below < People));
        return found;
    }

    /// <summary>Everybody has four reports until all have a place; their numbers by place.</summary>
    private static async Task<List<int>> AddTreeAsync(Office office)
    {
        await using var db = await office.ContextAsync();
        var users = new List<User>();
        foreach (var level in Enumerable.Range(0, People).GroupBy(DepthOf))
        {
            foreach (var place in level)
            {
                var user = UserFactory.Create($"person{place}", $"Person {place}", $"person{place}@example.com", Role.TeamLeader, null, office.Clock.GetUtcNow().UtcDateTime);
                (user.IsApproved, user.ManagerId) = (true, place == 0 ? null : users[(place - 1) / ReportsEach].Id);
                users.Add(user);
                db.Add(user);
            }

            await db.SaveAsync(Actor.System, ChangeNote.Created, default);
        }

        return [.. users.Select(user => user.Id)];
    }
}

using System.Collections.Concurrent;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>
/// The names of people, by the user name or number that records keep of them. What was read stays in memory until an
/// account changes: pages ask for the same few names again and again.
/// </summary>
public sealed class PeopleNames : IDisposable
{
    /// <summary>Beyond this many the memory is emptied; an office has fewer.</summary>
    private const int KnownMax = 5_000;

    private readonly ConcurrentDictionary<object, string> _known = new();
    private readonly IDbContextFactory<LeadDbContext> _contexts;
    private readonly IDisposable _subscription;

    public PeopleNames(IDbContextFactory<LeadDbContext> contexts, LiveFeed feed)
    {
        _contexts = contexts;
        _subscription = feed.ForgetFirst(Topic.Users, _known.Clear);
    }

    /// <summary>The name of who signs in so; the user name itself where there is no such account any more.</summary>
    public Task<string> OfAsync(string username, CancellationToken ct) =>
        FindAsync(username, users => users.Where(user => user.UserName == username), username, ct);

    /// <summary>The name of the user with this number.</summary>
    public Task<string> OfAsync(int id, CancellationToken ct) =>
        FindAsync(id, users => users.Where(user => user.Id == id), Words.Say("User {0}", id), ct);

    /// <summary>The same where there may be nobody.</summary>
    public async Task<string?> OfAsync(int? id, CancellationToken ct) => id is { } known ? await OfAsync(known, ct) : null;

    public void Dispose() => _subscription.Dispose();

    private async Task<string> FindAsync(object key, Func<IQueryable<User>, IQueryable<User>> filter, string otherwise, CancellationToken ct)
    {
        if (_known.TryGetValue(key, out var known))
            return known;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var name = await filter(db.Users).Select(user => user.Name).FirstOrDefaultAsync(ct);
        if (_known.Count >= KnownMax)
            _known.Clear();
        return name is null ? otherwise : _known[key] = name;
    }
}

using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>
/// The names of people, by the user name or number that records keep of them, and whose a name is. What was read stays in
/// memory until an account changes: pages and saves ask for the same few again and again.
/// </summary>
public sealed class PeopleNames(IDbContextFactory<LeadDbContext> contexts, LiveFeed feed) : IDisposable
{
    private readonly Remembered<object, string?> _names = new(feed, Topic.Users);
    private readonly Remembered<string, int?> _numbers = new(feed, Topic.Users);

    /// <summary>The name of who signs in so; the user name itself where there is no such account any more.</summary>
    public async Task<string> OfAsync(string username, CancellationToken ct) =>
        await NameAsync(username, users => users.Where(user => user.UserName == username), ct) ?? username;

    /// <summary>The name of the user with this number.</summary>
    public async Task<string> OfAsync(int id, CancellationToken ct) =>
        await NameAsync(id, users => users.Where(user => user.Id == id), ct) ?? Words.Say("User {0}", id);

    /// <summary>The same where there may be nobody.</summary>
    public async Task<string?> OfAsync(int? id, CancellationToken ct) => id is { } known ? await OfAsync(known, ct) : null;

    /// <summary>The number of the user with this name, of several that of the first; null where nobody has it.</summary>
    public Task<int?> FindAsync(string name, CancellationToken ct) => _numbers.GetAsync(name, async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.Where(user => user.Name == name).OrderBy(user => user.Id).Select(user => (int?)user.Id).FirstOrDefaultAsync(ct);
    });

    public void Dispose()
    {
        _names.Dispose();
        _numbers.Dispose();
    }

    private Task<string?> NameAsync(object key, Func<IQueryable<User>, IQueryable<User>> filter, CancellationToken ct) => _names.GetAsync(key, async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await filter(db.Users).Select(user => user.Name).FirstOrDefaultAsync(ct);
    });
}

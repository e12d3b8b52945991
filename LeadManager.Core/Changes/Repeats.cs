using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>
/// Knows a form or call that comes a second time, by the key it brought along and a fingerprint of what it asked for: the
/// same key with other values is no repetition. To be asked within the write, where nobody else can be first.
/// </summary>
internal sealed class Repeats(Actor actor, string? key, string entityType, object asked)
{
    private const int Length = 32;

    private readonly string _kind = $"{entityType} {Fingerprint.Of(JsonSerializer.Serialize(asked, asked.GetType()))[..Length]}";

    /// <summary>The number of what came of the first time; 0 where this is the first.</summary>
    public async Task<Outcome<int>> FindAsync(LeadDbContext db, CancellationToken ct)
    {
        if (key is null)
            return 0;
        if (key.Length is 0 or > SubmittedRequest.KeyMax)
            return new Invalid("", Words.Say("The request key has at most {0} characters.", SubmittedRequest.KeyMax));
        var earlier = await db.SubmittedRequests.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == actor.UserId && row.Key == key, ct);
        return earlier is null ? 0
            : earlier.EntityType == _kind ? earlier.EntityId
            : new Conflict(Words.Say("This has been saved before, with other values. Nothing was saved now: send it with a new request key."));
    }

    /// <summary>Remembers what came of it.</summary>
    public async Task KeepAsync(LeadDbContext db, int entityId, DateTime at, CancellationToken ct)
    {
        if (key is null)
            return;
        db.Add(new SubmittedRequest { UserId = actor.UserId, Key = key, EntityType = _kind, EntityId = entityId, At = at });
        await db.SaveAsync(actor, ChangeNote.Created, ct);
    }
}

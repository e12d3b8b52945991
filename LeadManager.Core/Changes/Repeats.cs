using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>Knows a form or call that comes a second time, by the key it brought along.</summary>
internal static class Repeats
{
    /// <summary>Why the key cannot be kept; null where it can, or where there is none.</summary>
    public static Invalid? Refuse(string? key) => key is { Length: 0 or > SubmittedRequest.KeyMax }
        ? new Invalid("", Words.Say("The request key has at most {0} characters.", SubmittedRequest.KeyMax))
        : null;

    /// <summary>The number of what came of the first time; null where this is the first, or where there is no key.</summary>
    public static async Task<int?> FindAsync(LeadDbContext db, Actor actor, string? key, string entityType, CancellationToken ct) => key is null
        ? null
        : await db.SubmittedRequests.Where(row => row.UserId == actor.UserId && row.Key == key && row.EntityType == entityType)
            .Select(row => (int?)row.EntityId).SingleOrDefaultAsync(ct);

    /// <summary>Remembers what came of it, within the open write.</summary>
    public static async Task KeepAsync(LeadDbContext db, Actor actor, string? key, string entityType, int entityId, DateTime at, CancellationToken ct)
    {
        if (key is null)
            return;
        db.Add(new SubmittedRequest { UserId = actor.UserId, Key = key, EntityType = entityType, EntityId = entityId, At = at });
        await db.SaveAsync(actor, ChangeNote.Created, ct);
    }
}

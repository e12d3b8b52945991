using LeadManager.Core.Access;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>What is kept of a form that was not saved.</summary>
/// <param name="Json">The fields as the form wrote them.</param>
/// <param name="SavedAt">When, in UTC.</param>
public sealed record Draft(string Json, DateTime SavedAt);

/// <summary>A draft with the form that it belongs to.</summary>
public sealed record NamedDraft(string Form, string Json, DateTime SavedAt);

/// <summary>Keeps what somebody types until it is saved or discarded; everybody reaches only his own drafts.</summary>
public sealed class DraftService(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>The longest draft that is kept, in characters; more than all fields of a lead hold.</summary>
    public const int LengthMax = 100_000;

    /// <summary>The actor's draft of this form, or null.</summary>
    public async Task<Draft?> FindAsync(Actor actor, string form, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.FormDrafts
            .Where(draft => draft.UserId == actor.UserId && draft.Form == form)
            .Select(draft => new Draft(draft.Json, draft.SavedAt))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>What the actor has begun on forms of this kind, the newest first, at most so many.</summary>
    public async Task<IReadOnlyList<NamedDraft>> ListAsync(Actor actor, string form, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var below = form + ":";
        return await db.FormDrafts
            .Where(draft => draft.UserId == actor.UserId && (draft.Form == form || draft.Form.StartsWith(below)))
            .OrderByDescending(draft => draft.SavedAt).Take(most)
            .Select(draft => new NamedDraft(draft.Form, draft.Json, draft.SavedAt))
            .ToListAsync(ct);
    }

    /// <summary>Keeps the draft in place of an earlier one and says when; nothing is kept that is too long.</summary>
    public async Task<DateTime?> KeepAsync(Actor actor, string form, string json, CancellationToken ct)
    {
        if (json.Length > LengthMax)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var updated = await db.FormDrafts
            .Where(draft => draft.UserId == actor.UserId && draft.Form == form)
            .ExecuteUpdateAsync(draft => draft.SetProperty(row => row.Json, json).SetProperty(row => row.SavedAt, now), ct);
        if (updated == 0)
        {
            db.Add(new FormDraft { UserId = actor.UserId, Form = form, Json = json, SavedAt = now });
            await db.SaveAsync(actor, ChangeNote.Created, ct);
        }

        await scope.CommitAsync(ct);
        return now;
    }

    /// <summary>Forgets the draft, after a save or because it was discarded.</summary>
    public async Task DiscardAsync(Actor actor, string form, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        await db.FormDrafts.Where(draft => draft.UserId == actor.UserId && draft.Form == form).ExecuteDeleteAsync(ct);
        await scope.CommitAsync(ct);
    }
}

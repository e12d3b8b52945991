using System.Text.Json;
using LeadManager.Core.Changes;
using LeadManager.Web.Security;

namespace LeadManager.Web.Components.Leads;

/// <summary>Reads and writes the signed-in person's drafts for the forms of one page.</summary>
public sealed class DraftBox(DraftService drafts, OpenDrafts open, ActorProvider actors, ILogger<DraftBox> logger)
{
    /// <summary>The most unfinished forms that are offered at once.</summary>
    private const int OfferedMost = 5;

    /// <summary>A keeper for the form of this kind with this id; without an id the kind has one draft only.</summary>
    public DraftKeeper<T> Open<T>(string kind, string? id) where T : class => new(this, kind, id);

    /// <summary>What was begun on such forms and is open nowhere now, the newest first; what cannot be read any more is left out.</summary>
    public async Task<IReadOnlyList<Unfinished<T>>> ListAsync<T>(string kind) where T : class
    {
        var actor = await actors.GetAsync(CancellationToken.None);
        var found = await drafts.ListAsync(actor, kind, OfferedMost, CancellationToken.None);
        return [.. from draft in found
                   where !open.IsOpen(actor.UserId, draft.Form) && draft.Form.Length > kind.Length
                   let content = Read<T>(draft.Json)
                   where content is not null
                   select new Unfinished<T>(draft.Form[(kind.Length + 1)..], content, draft.SavedAt)];
    }

    /// <summary>Forgets a draft that no form is open on.</summary>
    public Task ThrowAwayAsync(string kind, string id) => DiscardAsync($"{kind}:{id}");

    internal async Task<(T? Content, DateTime? At)> FindAsync<T>(object holder, string form) where T : class
    {
        var actor = await actors.GetAsync(CancellationToken.None);
        open.Take(actor.UserId, form, holder);
        return await drafts.FindAsync(actor, form, CancellationToken.None) is { } draft && Read<T>(draft.Json) is { } content ? (content, draft.SavedAt) : (null, null);
    }

    /// <summary>Whether the form still holds its draft; if not, another page has opened the same one.</summary>
    internal async Task<bool> IsHeldAsync(object holder, string form) =>
        open.IsHeldBy((await actors.GetAsync(CancellationToken.None)).UserId, form, holder);

    /// <summary>Never fails: a draft that could not be kept must not stop what the person is doing.</summary>
    internal async Task<DateTime?> StoreAsync(object holder, string form, object content)
    {
        try
        {
            var actor = await actors.GetAsync(CancellationToken.None);
            open.Take(actor.UserId, form, holder);
            return await drafts.KeepAsync(actor, form, JsonSerializer.Serialize(content), CancellationToken.None);
        }
        catch (Exception fault)
        {
            logger.LogWarning(fault, "A draft could not be kept");
            return null;
        }
    }

    internal async Task DiscardAsync(string form) => await drafts.DiscardAsync(await actors.GetAsync(CancellationToken.None), form, CancellationToken.None);

    internal void Release(object holder) => open.Release(holder);

    private static T? Read<T>(string json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null; // left by an older version of the form
        }
    }
}

/// <summary>A form that was begun and not saved.</summary>
public sealed record Unfinished<T>(string Id, T Content, DateTime At);

using System.Collections.Concurrent;

namespace LeadManager.Web.Components.Leads;

/// <summary>
/// Which drafts belong to a form that is open now. The form opened last holds a draft; an earlier one that is still open
/// elsewhere goes on under a name of its own, so that neither writes over the other.
/// </summary>
public sealed class OpenDrafts
{
    private readonly ConcurrentDictionary<(int UserId, string Form), object> _holders = new();

    public void Take(int userId, string form, object holder) => _holders[(userId, form)] = holder;

    public bool IsHeldBy(int userId, string form, object holder) => _holders.TryGetValue((userId, form), out var found) && ReferenceEquals(found, holder);

    public bool IsOpen(int userId, string form) => _holders.ContainsKey((userId, form));

    /// <summary>Lets go, unless another form has taken the draft over.</summary>
    public void Release(object holder)
    {
        foreach (var held in _holders.Where(pair => ReferenceEquals(pair.Value, holder)))
            _holders.TryRemove(held);
    }
}

namespace LeadManager.Core.Data;

/// <summary>
/// Commands that stay prepared on the connection of the short writes: to find out how a lead is written into all its
/// indexes takes the engine about as long as to write it. Only for who holds the turn of the <see cref="WriteGate"/>.
/// </summary>
internal sealed class KeptStatements
{
    private readonly Dictionary<object, object> _kept = [];

    /// <summary>What was made under this key on this connection, or made now.</summary>
    public T Get<T>(object key, Func<T> make) where T : class
    {
        if (_kept.GetValueOrDefault(key) is T known)
            return known;
        var made = make();
        _kept[key] = made;
        return made;
    }
}

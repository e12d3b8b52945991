namespace LeadManager.Core.Changes;

/// <summary>
/// What was read stays in memory until something of its topics is stored. What was being read at that moment may be of
/// before and is not kept.
/// </summary>
internal sealed class Remembered<TKey, TValue> : IDisposable where TKey : notnull
{
    /// <summary>Beyond this many the memory is emptied; an office has fewer people.</summary>
    private const int KnownMax = 5_000;

    private readonly Dictionary<TKey, TValue> _known = [];
    private readonly Lock _lock = new();
    private readonly IDisposable _subscription;
    private int _generation;

    public Remembered(LiveFeed feed, Topic topics)
    {
        _subscription = feed.ForgetFirst(topics, Forget);
    }

    /// <summary>What is remembered under this key, or read now.</summary>
    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> read)
    {
        int generation;
        lock (_lock)
        {
            if (_known.TryGetValue(key, out var known))
                return known;
            generation = _generation;
        }

        var value = await read();
        lock (_lock)
            if (generation == _generation)
                Keep(key, value);
        return value;
    }

    public void Dispose() => _subscription.Dispose();

    private void Keep(TKey key, TValue value)
    {
        if (_known.Count >= KnownMax)
            _known.Clear();
        _known[key] = value;
    }

    private void Forget()
    {
        lock (_lock)
        {
            _generation++;
            _known.Clear();
        }
    }
}

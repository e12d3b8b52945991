using System.Collections.Concurrent;

namespace LeadManager.Web.Security;

/// <summary>Lets so many through at once and then one in a while, for each key on its own.</summary>
/// <param name="burst">How many at once.</param>
/// <param name="refill">How long one more takes.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="onSlowed">Told the key when it begins to be refused, not at every refusal.</param>
internal sealed class Throttle(int burst, TimeSpan refill, TimeProvider clock, Action<string>? onSlowed = null)
{
    private const int KeysMax = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Takes one turn; the time to wait where there is none left, else null.</summary>
    public TimeSpan? Take(string key)
    {
        if (_buckets.Count > KeysMax)
            Sweep();
        var bucket = _buckets.GetOrAdd(key, _ => new Bucket(burst, clock.GetTimestamp()));
        lock (bucket)
        {
            Refill(bucket);
            if (bucket.Turns < 1)
            {
                if (!bucket.IsSlowed)
                    onSlowed?.Invoke(key);
                bucket.IsSlowed = true;
                return refill * (1 - bucket.Turns);
            }

            bucket.IsSlowed = false;
            bucket.Turns--;
            return null;
        }
    }

    /// <summary>Gives the turn back, because it does not count.</summary>
    public void GiveBack(string key)
    {
        if (!_buckets.TryGetValue(key, out var bucket))
            return;
        lock (bucket)
            bucket.Turns = Math.Min(burst, bucket.Turns + 1);
    }

    private void Refill(Bucket bucket)
    {
        bucket.Turns = Math.Min(burst, bucket.Turns + clock.GetElapsedTime(bucket.At) / refill);
        bucket.At = clock.GetTimestamp();
    }

    private void Sweep()
    {
        foreach (var (key, bucket) in _buckets)
            if (clock.GetElapsedTime(bucket.At) > refill * burst)
                _buckets.TryRemove(key, out _);
    }

    private sealed class Bucket(double turns, long at)
    {
        public double Turns { get; set; } = turns;

        public long At { get; set; } = at;

        public bool IsSlowed { get; set; }
    }
}

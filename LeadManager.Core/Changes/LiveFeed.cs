using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Changes;

/// <summary>
/// Tells open pages that something of a topic has changed. A signal carries no data: whoever hears it reads again
/// through his own permissions. Signals are gathered per subscriber, at most two a second, and run off the writer's thread.
/// </summary>
public sealed class LiveFeed(TimeProvider clock, ILogger<LiveFeed> logger)
{
    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();
    private readonly ConcurrentDictionary<Memory, byte> _memories = new();
    private long _commits;

    /// <summary>The shortest time between two calls of one subscriber.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>How often anything was published: the same number twice means that nothing was stored in between.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>How many subscribers there are now.</summary>
    public int Count => _subscriptions.Count;

    /// <summary>Calls back after changes of these topics until the returned subscription is disposed.</summary>
    public IDisposable Subscribe(Topic topics, Func<Topic, Task> onChanged) => Subscribe(topics, _ => true, onChanged);

    /// <summary>The same, for who shows something of certain people: not where it is known that only the work of others was changed. <paramref name="concerns"/> runs in the writer's turn and must be short.</summary>
    public IDisposable Subscribe(Topic topics, Func<IReadOnlySet<int>, bool> concerns, Func<Topic, Task> onChanged)
    {
        var subscription = new Subscription(this, topics, concerns, onChanged);
        _subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>
    /// Forgets before anybody is told: for what is remembered of the stored rows, so that who reads again after a signal
    /// does not read the memory of before. <paramref name="forget"/> runs in the writer's turn and must be short.
    /// </summary>
    public IDisposable ForgetFirst(Topic topics, Action forget) => ForgetFirst(topics, _ => forget());

    /// <summary>The same, for what is remembered person by person: told whose work was changed, or null where it may be anybody's.</summary>
    public IDisposable ForgetFirst(Topic topics, Action<IReadOnlySet<int>?> forget)
    {
        var memory = new Memory(this, topics, forget);
        _memories.TryAdd(memory, 0);
        return memory;
    }

    /// <summary>Signals the topics; returns at once. Whose work was changed is told where it is known; null where it may be anybody's.</summary>
    public void Publish(Topic topics, IReadOnlySet<int>? people = null)
    {
        Interlocked.Increment(ref _commits);
        foreach (var (memory, _) in _memories)
            if ((memory.Topics & topics) != Topic.None)
                memory.Forget(people);
        foreach (var (subscription, _) in _subscriptions)
            subscription.Signal(topics, people);
    }

    private sealed class Memory(LiveFeed feed, Topic topics, Action<IReadOnlySet<int>?> forget) : IDisposable
    {
        public Topic Topics => topics;

        public void Forget(IReadOnlySet<int>? people) => forget(people);

        public void Dispose() => feed._memories.TryRemove(this, out _);
    }

    private sealed class Subscription(LiveFeed feed, Topic topics, Func<IReadOnlySet<int>, bool> concerns, Func<Topic, Task> onChanged) : IDisposable
    {
        private readonly Lock _lock = new();
        private Topic _pending;
        private bool _running;
        private bool _disposed;
        private long _lastRun;

        public void Signal(Topic changed, IReadOnlySet<int>? people)
        {
            if ((changed & topics) == Topic.None || (people is not null && !concerns(people)))
                return;
            lock (_lock)
            {
                if (_disposed)
                    return;
                _pending |= changed & topics;
                if (_running)
                    return;
                _running = true;
            }

            _ = Task.Run(RunAsync);
        }

        public void Dispose()
        {
            lock (_lock)
                _disposed = true;
            feed._subscriptions.TryRemove(this, out _);
        }

        private async Task RunAsync()
        {
            while (Take() is { } changed)
            {
                if (_lastRun != 0 && Pace - feed.Elapsed(_lastRun) is var wait && wait > TimeSpan.Zero)
                    await Task.Delay(wait, feed.Clock);
                _lastRun = feed.Clock.GetTimestamp();
                try
                {
                    await onChanged(changed);
                }
                catch (Exception fault)
                {
                    feed.Logger.LogError(fault, "A page failed to read again after a change of {Topics}", changed);
                }
            }
        }

        private Topic? Take()
        {
            lock (_lock)
            {
                if (_pending == Topic.None || _disposed)
                {
                    _running = false;
                    return null;
                }

                var changed = _pending;
                _pending = Topic.None;
                return changed;
            }
        }
    }

    private TimeProvider Clock => clock;

    private ILogger Logger => logger;

    private TimeSpan Elapsed(long since) => clock.GetElapsedTime(since);
}

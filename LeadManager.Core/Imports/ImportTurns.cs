using LeadManager.Core.Access;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>One import, or the check of one, at a time for each user, whether he starts it on a page or by the API: each takes memory and a processor.</summary>
public sealed class ImportTurns
{
    private readonly Dictionary<int, string> _running = [];

    /// <summary>The turn, to be disposed when the import has ended; or which import is still running.</summary>
    public Outcome<IDisposable> Take(Actor actor, string fileName)
    {
        lock (_running)
            return _running.TryAdd(actor.UserId, fileName)
                ? new Turn(this, actor.UserId)
                : new Conflict(Words.Say("Your import of {0} is still running, here or elsewhere. Wait until it is done, or cancel it there, and try again.", _running[actor.UserId]));
    }

    private sealed class Turn(ImportTurns turns, int userId) : IDisposable
    {
        public void Dispose()
        {
            lock (turns._running)
                turns._running.Remove(userId);
        }
    }
}

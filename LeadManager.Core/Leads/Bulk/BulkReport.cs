using LeadManager.Core.Results;

namespace LeadManager.Core.Leads.Bulk;

/// <summary>How far a bulk action has come.</summary>
public sealed record BulkProgress(int Through, int All);

/// <summary>What became of many leads: each counted once, those that stayed as they are by the reason.</summary>
public sealed class BulkReport(int asked)
{
    /// <summary>So many leads of one reason are named.</summary>
    public const int NamedMax = 200;

    private readonly List<BulkRefusals> _refused = [];

    /// <summary>How many leads it was to be.</summary>
    public int Asked => asked;

    /// <summary>With how many it was done.</summary>
    public int Done { get; private set; }

    /// <summary>How many are through, in one way or the other; fewer than asked where it was cancelled.</summary>
    public int Through => Done + _refused.Sum(group => group.Count);

    public bool IsCancelled => BrokenOff is null && Through < asked;

    /// <summary>Why the database could not take the rest, which is as before; null where it took everything.</summary>
    public Failure? BrokenOff { get; internal set; }

    /// <summary>Those that stayed as they are, the largest group first.</summary>
    public IReadOnlyList<BulkRefusals> Refused => [.. _refused.OrderByDescending(group => group.Count)];

    /// <summary>The way back; null where there is none.</summary>
    public BulkUndo? Undo { get; internal set; }

    internal void Add(int id, string? name, Failure? failure)
    {
        if (failure is null)
        {
            Done++;
            return;
        }

        var group = _refused.Find(known => known.Failure.Message == failure.Message);
        if (group is null)
            _refused.Add(group = new BulkRefusals(failure));
        group.Add(name ?? Words.Say("Lead {0}", id));
    }
}

/// <summary>Leads that stayed as they are for the same reason.</summary>
public sealed class BulkRefusals(Failure failure)
{
    private readonly List<string> _names = [];

    /// <summary>Why; told to each of them alike.</summary>
    public Failure Failure => failure;

    public int Count { get; private set; }

    /// <summary>The first of them by name.</summary>
    public IReadOnlyList<string> Names => _names;

    internal void Add(string name)
    {
        Count++;
        if (_names.Count < BulkReport.NamedMax)
            _names.Add(name);
    }
}

/// <summary>What a bulk action has done, so that it can be taken back; to be used once.</summary>
public sealed class BulkUndo
{
    internal BulkUndo(BulkWork work, IReadOnlyList<int> ids) => (Work, Ids) = (work, ids);

    internal BulkWork Work { get; }

    internal IReadOnlyList<int> Ids { get; }
}

namespace LeadManager.Core.Data.Engines;

/// <summary>The leads that may hold a fragment, and some that do not: what an engine's search index knows.</summary>
public abstract class SearchCandidates
{
    /// <summary>Their ids, in no order; those of leads in the bin are among them.</summary>
    public abstract IQueryable<int> Ids { get; }

    /// <summary>The ids of the first so many by name, or by name backwards: soon found however many there are.</summary>
    public abstract Task<List<int>> FindByNameAsync(bool down, int take, CancellationToken ct);

    /// <summary>
    /// About how many they are among how many leads, judged by the first of them; null where they are so few that it does
    /// not matter.
    /// </summary>
    public abstract Task<SearchShare?> EstimateAsync(CancellationToken ct);

    /// <summary>Whether they are really more than so many.</summary>
    public abstract Task<bool> AreMoreThanAsync(int number, CancellationToken ct);
}

/// <summary>About how many candidates there are, at least one, among how many leads.</summary>
public sealed record SearchShare(long Candidates, long Leads);

using LeadManager.Core.Leads;

namespace LeadManager.Web.Components.Leads.Bulk;

/// <summary>The leads that somebody has chosen, from page to page; or all that match the list.</summary>
public sealed class LeadSelection
{
    private readonly Dictionary<int, LeadDetail> _chosen = [];

    /// <summary>Whether all that match are meant.</summary>
    public bool IsAll { get; private set; }

    /// <summary>Those that were chosen one by one.</summary>
    public IReadOnlyList<LeadDetail> Leads => [.. _chosen.Values];

    /// <summary>Which of these rows are shown as chosen.</summary>
    public IReadOnlySet<int> Among(IReadOnlyList<LeadDetail> rows) =>
        rows.Select(row => row.Lead.Id).Where(id => IsAll || _chosen.ContainsKey(id)).ToHashSet();

    /// <summary>Chooses one, or lets it go again.</summary>
    public void Turn(LeadDetail row)
    {
        IsAll = false;
        if (!_chosen.Remove(row.Lead.Id))
            _chosen[row.Lead.Id] = row;
    }

    /// <summary>Chooses these too.</summary>
    public void Add(IReadOnlyList<LeadDetail> rows)
    {
        foreach (var row in rows)
            _chosen[row.Lead.Id] = row;
    }

    public void AddAll() => IsAll = true;

    public void Clear()
    {
        IsAll = false;
        _chosen.Clear();
    }
}

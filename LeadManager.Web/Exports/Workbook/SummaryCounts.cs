using LeadManager.Core;
using LeadManager.Core.Leads;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>
/// Counts the rows as they are written, so that the summary is of exactly these rows. It counts what the dashboard
/// counts, by the same conditions.
/// </summary>
internal sealed class SummaryCounts(ExportOrder order)
{
    private readonly Func<Lead, bool> _isFresh = Condition(order, LeadList.Fresh);
    private readonly Func<Lead, bool> _isUnassigned = Condition(order, LeadList.Unassigned);
    private readonly Func<Lead, bool> _isReferral = Condition(order, LeadList.Referrals);
    private readonly Func<Lead, bool> _isWon = Condition(order, LeadList.Won);

    public int Rows { get; private set; }
    public int Fresh { get; private set; }
    public int Unassigned { get; private set; }
    public int Won { get; private set; }
    public NameTally Staff { get; } = new();
    public NameTally Sources { get; } = new();
    public NameTally Events { get; } = new();
    public NameTally WordOfMouthTypes { get; } = new();
    public Dictionary<LeadStatus, int> Statuses { get; } = [];
    public Dictionary<LeadStage, int> Stages { get; } = [];

    /// <summary>Active clients by kind.</summary>
    public Dictionary<ReferralType, int> Referrals { get; } = [];
    public int ReferralsWithoutKind { get; private set; }

    /// <summary>By the first day of the month of capture, in the office's calendar.</summary>
    public Dictionary<DateOnly, int> Months { get; } = [];

    public void Add(LeadLine line)
    {
        var lead = line.Lead;
        Rows++;
        Fresh += _isFresh(lead) ? 1 : 0;
        Unassigned += _isUnassigned(lead) ? 1 : 0;
        Won += _isWon(lead) ? 1 : 0;
        Staff.Add(lead.StaffName);
        Sources.Add(lead.Source);
        Events.Add(lead.EventName);
        WordOfMouthTypes.Add(lead.WordOfMouthType);
        Count(Statuses, lead.Status);
        Count(Stages, line.Stage);
        Count(Months, order.Office.MonthOf(lead.CreatedAt));
        if (_isReferral(lead) && lead.ReferralType is { } kind)
            Count(Referrals, kind);
        else if (_isReferral(lead))
            ReferralsWithoutKind++;
    }

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private static Func<Lead, bool> Condition(ExportOrder order, LeadList list) => LeadLists.Condition(list, order.Actor, order.Stamp.At).Compile();
}

/// <summary>How often each name comes. Bounded: names that come when it is full are counted together.</summary>
internal sealed class NameTally
{
    private const int NamesMax = 5_000;

    private readonly Dictionary<string, int> _counts = [];
    private int _rest;

    public void Add(string? name)
    {
        if (name is null)
            return;
        if (_counts.Count < NamesMax || _counts.ContainsKey(name))
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out _)++;
        else
            _rest++;
    }

    /// <summary>The most frequent first; what did not fit comes last, under a name of its own.</summary>
    public IEnumerable<(object Name, int Count)> Ranked()
    {
        var ranked = _counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => ((object)entry.Key, entry.Value));
        return _rest == 0 ? ranked : ranked.Append((Words.Find("Further names"), _rest));
    }
}

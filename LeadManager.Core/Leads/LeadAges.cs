using System.Globalization;
using System.Linq.Expressions;

namespace LeadManager.Core.Leads;

/// <summary>
/// How many days an open lead of somebody may stay untouched, with nothing planned, before it has gone quiet (S3.081,
/// S3.210): for each stage its own number, the usual one where the office has none. An unqualified lead rests: executives
/// read that it is lost, and nobody is asked to go on with it until it is judged anew.
/// </summary>
public sealed class LeadAges
{
    /// <summary>Days where nothing else is said, and the least and most that can be said.</summary>
    public const int UsualDays = 14, DaysMin = 1, DaysMax = 365;

    /// <summary>The usual number for every stage.</summary>
    public static readonly LeadAges Usual = new(new Dictionary<LeadStage, int>());

    /// <summary>The stages in which somebody's open lead can stand, in the order of the way through the office.</summary>
    public static readonly IReadOnlyList<LeadStage> Stages =
        [.. Enum.GetValues<LeadStage>().Where(stage => stage is not (LeadStage.New or LeadStage.Won or LeadStage.Lost or LeadStage.Dropped))];

    /// <summary>Those in which it can go quiet.</summary>
    public static readonly IReadOnlyList<LeadStage> Limited = [.. Stages.Where(stage => stage != LeadStage.Unqualified)];

    private readonly IReadOnlyDictionary<LeadStage, int> _days;

    public LeadAges(IReadOnlyDictionary<LeadStage, int> days) => _days = days;

    /// <summary>The days of this stage.</summary>
    public int DaysOf(LeadStage stage) => _days.GetValueOrDefault(stage, UsualDays);

    /// <summary>Whether this lead has gone quiet at this moment (UTC).</summary>
    public bool IsQuiet(Lead lead, DateTime now) =>
        lead is { IsOpen: true, Status: not LeadStatus.Unqualified, AssigneeId: not null, NextFollowUpAt: null } && lead.UpdatedAt < now.AddDays(-DaysOf(LeadStages.Of(lead)));

    /// <summary>The same as a condition; where all stages have one number, it asks for no stage.</summary>
    public Expression<Func<Lead, bool>> Quiet(DateTime now)
    {
        Expression<Func<Lead, bool>> idle = lead => lead.AssigneeId != null && lead.NextFollowUpAt == null && lead.Status != LeadStatus.Unqualified;
        var least = UntouchedSince(now, Limited.Min(DaysOf)); // first, so that an index by that moment serves
        var groups = Limited.GroupBy(DaysOf).ToList();
        var condition = groups.Count == 1 ? least : least.And(groups
            .Select(group => LeadStages.Among([.. group]).And(UntouchedSince(now, group.Key)))
            .Aggregate((one, other) => one.Or(other)));
        return OpenLeads.IsOpen.And(idle).And(condition);
    }

    /// <summary>Since when the lead stands in its stage (UTC): as noted, else as its own dates tell; null where neither does.</summary>
    public static DateTime? StageSince(Lead lead) => lead.StageSince ?? LeadStages.Of(lead) switch
    {
        LeadStage.New => lead.CreatedAt,
        LeadStage.Assigned => lead.AssignedAt,
        LeadStage.Milestone1 => lead.Milestone1At,
        LeadStage.Milestone2 => lead.Milestone2At,
        LeadStage.Won or LeadStage.Lost or LeadStage.Dropped => lead.ClosedAt,
        _ => null,
    };

    /// <summary>How many whole days have passed since then; none where it is to come.</summary>
    public static int DaysSince(DateTime at, DateTime now) => Math.Max(0, (int)(now - at).TotalDays);

    /// <summary>The limits as they are stored: "Assigned=3;Qualified=7"; the usual ones where nothing is, or nothing that can be read.</summary>
    internal static LeadAges Parse(string? text) => string.IsNullOrEmpty(text) ? Usual : new LeadAges(text.Split(';').Select(part => part.Split('='))
        .Where(part => part.Length == 2 && Enum.TryParse<LeadStage>(part[0], out _) && int.TryParse(part[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToDictionary(part => Enum.Parse<LeadStage>(part[0]), part => int.Parse(part[1], NumberStyles.None, CultureInfo.InvariantCulture)));

    /// <summary>The limits as they are stored; null where all are the usual ones.</summary>
    internal string? ToText() => Limited.All(stage => DaysOf(stage) == UsualDays) ? null
        : string.Join(';', Limited.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage}={DaysOf(stage)}")));

    private static Expression<Func<Lead, bool>> UntouchedSince(DateTime now, int days)
    {
        var since = now.AddDays(-days);
        return lead => lead.UpdatedAt < since;
    }
}

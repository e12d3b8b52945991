using LeadManager.Core.Analytics;

namespace LeadManager.Web.Components.Dashboard;

/// <summary>A span of days that the dashboard can show; its key stands in the address.</summary>
internal sealed record DashboardPeriod(string Key, string Name)
{
    /// <summary>All leads there are: what is shown where nobody chose.</summary>
    public static readonly DashboardPeriod Whole = new("all", "All time");

    /// <summary>The choices, in order.</summary>
    public static readonly IReadOnlyList<DashboardPeriod> All =
        [Whole, new("12m", "Last 12 months"), new("year", "This year"), new("30d", "Last 30 days"), new("7d", "Last 7 days")];

    /// <summary>The choices of a manager's numbers, which are counted day by day and go back a year at most.</summary>
    public static readonly IReadOnlyList<DashboardPeriod> OfTeams =
        [new("30d", "Last 30 days"), new("7d", "Last 7 days"), new("90d", "Last 90 days"), new("12m", "Last 12 months")];

    /// <summary>The period of that key; all leads where the key is unknown.</summary>
    public static DashboardPeriod Of(string? key) => Of(key, All);

    /// <summary>The period of that key among these; the first of them where the key is unknown.</summary>
    public static DashboardPeriod Of(string? key, IReadOnlyList<DashboardPeriod> choices) => choices.FirstOrDefault(period => period.Key == key) ?? choices[0];

    /// <summary>Its days, counted back from today in the office.</summary>
    public AnalyticsQuery Days(DateOnly today) => new()
    {
        From = Key switch
        {
            "12m" => new DateOnly(today.Year, today.Month, 1).AddMonths(-11),
            "year" => new DateOnly(today.Year, 1, 1),
            "90d" => today.AddDays(-89),
            "30d" => today.AddDays(-29),
            "7d" => today.AddDays(-6),
            _ => null,
        },
    };
}

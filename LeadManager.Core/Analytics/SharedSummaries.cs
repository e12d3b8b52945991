using LeadManager.Core.Changes;

namespace LeadManager.Core.Analytics;

/// <summary>The numbers of <see cref="AnalyticsService"/>, shared by open dashboards; null where the actor has none.</summary>
public sealed class SharedSummaries(AnalyticsService analytics, LiveFeed feed, TimeProvider clock)
    : SharedReadings<AnalyticsQuery, AnalyticsSummary?>(analytics.GetSummaryAsync, feed, clock);

using System.Linq.Expressions;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Analytics;

/// <summary>
/// A run of the office's months as ranges of moments. The month of a lead becomes one CASE in SQL, so that one query
/// counts them all and clock changes and time zones cost nothing.
/// </summary>
internal sealed class MonthRanges
{
    private readonly IReadOnlyList<DateTime> _begins;

    /// <summary>The months up to the running one.</summary>
    public MonthRanges(OfficeCalendar calendar, DateTime now, int count)
    {
        var running = calendar.MonthOf(now);
        Months = [.. Enumerable.Range(1 - count, count).Select(running.AddMonths)];
        _begins = [.. Months.Select(calendar.StartOf)];
        End = calendar.StartOf(running.AddMonths(1));
    }

    /// <summary>The months by their first day, oldest first.</summary>
    public IReadOnlyList<DateOnly> Months { get; }

    /// <summary>When the first month began, in UTC.</summary>
    public DateTime Begin => _begins[0];

    /// <summary>When the running month ends, in UTC.</summary>
    public DateTime End { get; }

    /// <summary>The place in <see cref="Months"/> of the month in which a lead was captured.</summary>
    public Expression<Func<Lead, int>> PlaceOf()
    {
        var lead = Expression.Parameter(typeof(Lead), "lead");
        var captured = Expression.Property(lead, nameof(Lead.CreatedAt));
        Expression place = Expression.Constant(0);
        for (var month = 1; month < _begins.Count; month++)
            place = Expression.Condition(Expression.GreaterThanOrEqual(captured, Expression.Constant(_begins[month])), Expression.Constant(month), place);
        return Expression.Lambda<Func<Lead, int>>(place, lead);
    }
}

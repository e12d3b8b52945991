using System.Globalization;

namespace LeadManager.Web.Components.Shared;

/// <summary>Where the points of a trend lie, in percent of the drawing, under an axis of round numbers.</summary>
internal sealed class TrendScale
{
    private readonly int _count;
    private readonly int _step;

    public TrendScale(IReadOnlyList<TrendPoint> points)
    {
        _count = points.Count;
        var highest = Math.Max(1, points.Max(point => Math.Max(point.Count, point.Before ?? 0)));
        _step = Round(highest / 4.0);
        Top = (highest + _step - 1) / _step * _step;
    }

    public int Top { get; }

    public IEnumerable<int> Ticks => Enumerable.Range(0, (Top / _step) + 1).Select(tick => tick * _step);

    public double X(int index) => _count == 1 ? 50 : 100.0 * index / (_count - 1);

    public double Y(int value) => 100 - (100.0 * value / Top);

    public string Line(IEnumerable<(int Index, int Value)> points) =>
        "M" + string.Join('L', points.Select(point => $"{Number(X(point.Index))} {Number(Y(point.Value))}"));

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double value) => Number(value) + "%";

    // 1, 2, 5, 10, 20, 50, ...: what a person reads off an axis.
    private static int Round(double step)
    {
        var power = (int)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, step))));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(round => round >= step);
    }
}

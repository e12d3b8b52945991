using LeadManager.Core;

namespace LeadManager.Web.Components.Shared;

/// <summary>The longest bars first; what is beyond the eighth is one bar "n more": a source may itself be called Other. A single one more stands there itself, in the same room.</summary>
internal static class BarRanking
{
    public static List<(BarItem Item, bool IsRest)> Of(IReadOnlyList<BarItem> items, int top)
    {
        var sorted = items.OrderByDescending(item => item.Count).ThenBy(item => item.Name, StringComparer.CurrentCulture).ToList();
        var named = sorted.Count == top + 1 ? sorted.Count : top;
        var shown = sorted.Take(named).Select(item => (item, false)).ToList();
        if (sorted.Count > named)
            shown.Add((new BarItem(Words.Say("{0} more", sorted.Count - top), sorted.Skip(top).Sum(item => item.Count)), true));
        return shown;
    }

    /// <summary>A share in whole percent, "12%".</summary>
    public static string Percent(double share) => share.ToString("P0", System.Globalization.CultureInfo.CurrentCulture).Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);

    public static double Share(int count, int total) => total == 0 ? 0 : (double)count / total;
}

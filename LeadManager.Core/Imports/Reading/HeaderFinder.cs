using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadManager.Core.Imports.Reading;

/// <summary>
/// Finds the line with the column names: the first one that is about as wide as the table and holds words. Titles and
/// notes above it are narrower; a table without names begins with values.
/// </summary>
internal static partial class HeaderFinder
{
    private const int NotesMax = 5;

    /// <summary>The line of the column names, or 0 where the first row is data already.</summary>
    public static int Find(IReadOnlyList<SourceRow> head)
    {
        var filled = head.Select(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        if (filled.Count == 0)
            return 0;
        var width = filled.Max();
        var first = filled.FindIndex(count => count > 0 && count >= width * 0.7);
        if (first < 0)
            return 0;

        // Notes above a table can be nearly as wide as it is; then the names stand where it has its whole width.
        if (!IsKnown(head[first]) && filled[first] < width && filled.FindIndex(first, count => count == width) is var full && full > first && full <= first + NotesMax
            && head.Take(full + 1).Skip(first).All(row => !LooksLikeData(row)))
            first = full;
        var candidate = head[first];
        var hasTitleAbove = head.Take(first).Any(row => !row.IsBlank);
        return IsKnown(candidate) || hasTitleAbove || !LooksLikeData(candidate) ? candidate.Line : 0;
    }

    private static bool IsKnown(SourceRow row) => row.Cells.Count(cell => ColumnNames.Find(cell) is not null) >= Math.Max(1, row.Cells.Length / 4);

    private static bool LooksLikeData(SourceRow row)
    {
        var cells = row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return cells.Any(cell => Value().IsMatch(cell.Trim())) || cells.Count(IsNumber) * 2 >= cells.Count || cells.Distinct().Count() < cells.Count;
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Any, CultureInfo.InvariantCulture, out _);

    /// <summary>An address, a date, a phone number: nothing of that is a column's name. Cells are as long as a file makes them, so there is one way only to read each.</summary>
    [GeneratedRegex(@"^(?:[^\s@]+@[^\s@.]+\.[^\s@]+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\+?[\d() .-]{7,})$")]
    private static partial Regex Value();
}

namespace LeadManager.Web.Exports.Workbook;

/// <summary>What one table of a summary says, in words that are still to be found in the language.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="NameHeading">The heading over the names.</param>
/// <param name="CountHeading">The heading over the numbers.</param>
/// <param name="Rows">Names and their numbers.</param>
/// <param name="IsSum">Whether the numbers are parts of a whole.</param>
internal sealed record SummaryTable(string Title, string NameHeading, string CountHeading, IReadOnlyList<(object Name, int Count)> Rows, bool IsSum = true);

/// <summary>One table of the summary and the chart that draws it.</summary>
/// <param name="Title">What both are called.</param>
/// <param name="NameHeading">The heading over the names.</param>
/// <param name="CountHeading">The heading over the numbers, and the name of the chart's series.</param>
/// <param name="Rows">Names (texts, or the first day of a month) and their numbers.</param>
/// <param name="Place">Where the table stands: a third of the sheet's width, counted from 0, and the row of its title.</param>
/// <param name="Chart">Where the chart stands: thirds from and to, and the row where it begins.</param>
internal sealed record SummaryBlock(
    string Title, string NameHeading, string CountHeading, IReadOnlyList<(object Name, int Count)> Rows, (int Third, int Row) Place, (int From, int To, int Row) Chart)
{
    /// <summary>Whether the numbers are parts of a whole, so that shares and a total say something.</summary>
    public bool IsSum { get; init; } = true;

    private const int MonthsShown = 60, NamesShown = 12;

    public bool IsTrend => Rows is [{ Name: DateOnly }, ..];

    private int Months => Rows.Count(row => row.Name is DateOnly);

    public int Total => Rows.Sum(row => row.Count);

    /// <summary>The row of the first number.</summary>
    public int FirstRow => Place.Row + 2;

    /// <summary>The rows that the chart draws, as places in <see cref="Rows"/>: of the names the most frequent, of the months the last.</summary>
    public Range Shown => IsTrend ? Math.Max(0, Months - MonthsShown)..Months : ..Math.Min(Rows.Count, NamesShown);

    /// <summary>The row after the table.</summary>
    public int End => FirstRow + Rows.Count + 1;

    /// <summary>The column of the names, counted from 0: the first is the sheet's margin.</summary>
    public int NameColumn => ColumnOf(Place.Third);

    public static int ColumnOf(int third) => 1 + (third * SummaryLayout.ColumnsPerThird);
}

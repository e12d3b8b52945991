using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Leads;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>
/// What stands where on the summary: title and stamp, single numbers, the charts as on the dashboard, and below them
/// their tables, three side by side.
/// </summary>
internal sealed class SummaryLayout
{
    public const int Charts = 8, ColumnsPerThird = 4, ChartHeight = 16;
    public const int StampRow = 4, CardRow = 10, ChartRow = 13;
    private const int MonthsMax = 120;

    public SummaryLayout(ExportStamp stamp, SummaryCounts counts, IReadOnlyList<string> sheets, int total)
    {
        (Title, DataSheets) = (Words.Say("{0}: leads", stamp.Office), sheets);
        Stamp = StampOf(stamp, counts.Rows, total, sheets);
        Cards = [
            (Words.Find("Leads"), counts.Rows), (Words.Find("Fresh"), counts.Fresh), (Words.Find("Unassigned"), counts.Unassigned), (Words.Find("Won"), counts.Won),
            (Words.Find("Regular referrals"), counts.Referrals.GetValueOrDefault(ReferralType.Regular)),
            (Words.Find("Interim referrals"), counts.Referrals.GetValueOrDefault(ReferralType.Interim)),
        ];
        Blocks = Place(counts, stamp.Say);
    }

    /// <summary>The same for other numbers: tables three side by side, each with its chart above in the same order.</summary>
    /// <param name="stamp">Where the numbers come from.</param>
    /// <param name="title">What stands above them.</param>
    /// <param name="rows">How many records they are of.</param>
    /// <param name="cards">The six single numbers.</param>
    /// <param name="lines">The tables, line by line.</param>
    public SummaryLayout(ExportStamp stamp, string title, int rows, IReadOnlyList<(string Label, int Count)> cards, IReadOnlyList<IReadOnlyList<SummaryTable>> lines)
    {
        (Title, DataSheets, Stamp) = (title, [], StampOf(stamp, rows, rows, [title]));
        Cards = [.. cards.Select(card => (Words.Find(card.Label), card.Count))];
        var blocks = new List<SummaryBlock>();
        var row = ChartRow + (lines.Count * (ChartHeight + 1)) + 1;
        for (var line = 0; line < lines.Count; line++)
        {
            var placed = lines[line].Select((table, third) => Block(table.Title, table.NameHeading, table.Rows, (third, row), (third, third, line), table.CountHeading) with { IsSum = table.IsSum }).ToList();
            row = placed.Max(block => block.End) + 1;
            blocks.AddRange(placed);
        }

        Blocks = blocks;
    }

    public string Title { get; }

    public IReadOnlyList<string> DataSheets { get; }

    /// <summary>Who, when, time zone, filter, rows; a time is the office's own.</summary>
    public IReadOnlyList<(string Label, object Value)> Stamp { get; }

    public IReadOnlyList<(string Label, int Count)> Cards { get; }

    /// <summary>In the order of the charts.</summary>
    public IReadOnlyList<SummaryBlock> Blocks { get; }

    private static List<(string, object)> StampOf(ExportStamp stamp, int rows, int total, IReadOnlyList<string> sheets)
    {
        var office = new Core.Settings.OfficeCalendar(stamp.TimeZone);
        var local = office.ToLocal(stamp.At);
        var offset = local - stamp.At;
        return
        [
            (Words.Find("Exported by"), stamp.Who),
            (Words.Find("Exported at"), local),
            (Words.Find("Time zone"), $"{stamp.TimeZone} (UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)})"),
            (Words.Find("Filter"), stamp.Filter),
            (Words.Find("Rows"), sheets.Count == 1 ? Words.Say("{0:N0} of {1:N0}", rows, total) : Words.Say("{0:N0} of {1:N0}, on {2} sheets because one holds no more than 1,048,576 rows", rows, total, sheets.Count)),
        ];
    }

    private static List<SummaryBlock> Place(SummaryCounts counts, Func<string, string> say)
    {
        var tables = ChartRow + (3 * (ChartHeight + 1)) + 1;
        var months = Block("Leads by month", "Month", Months(counts.Months), (0, tables), (0, 1, 0));
        var stages = Block("Leads by stage", "Stage", Named(counts.Stages, say), (1, tables), (2, 2, 0));
        var status = Block("Leads by status", "Status", Named(counts.Statuses, say).OrderByDescending(row => row.Count), (2, tables), (2, 2, 2));
        var second = new[] { months, stages, status }.Max(block => block.End) + 1;
        var staff = Block("Leads by staff", "Staff", counts.Staff.Ranked(), (0, second), (0, 0, 1));
        var sources = Block("Leads by source", "Source", counts.Sources.Ranked(), (1, second), (1, 1, 1));
        var events = Block("Leads by event", "Event", counts.Events.Ranked(), (2, second), (2, 2, 1));
        var third = new[] { staff, sources, events }.Max(block => block.End) + 1;
        var wordOfMouth = Block("Leads by word-of-mouth type", "Type", counts.WordOfMouthTypes.Ranked(), (0, third), (0, 0, 2));
        var referrals = Block("Referrals by type", "Type", Referrals(counts), (1, third), (1, 1, 2), "Referrals");
        return [months, stages, staff, sources, events, wordOfMouth, referrals, status];
    }

    /// <summary>Where there is nothing to count, one row says so: a chart needs something to refer to.</summary>
    private static SummaryBlock Block(
        string title, string heading, IEnumerable<(object Name, int Count)> rows, (int, int) place, (int From, int To, int Line) chart, string counted = "Leads")
    {
        var all = rows.ToList();
        return new SummaryBlock(
            Words.Find(title), Words.Find(heading), Words.Find(counted), all.Count > 0 ? all : [(Words.Find("None"), 0)], place,
            (chart.From, chart.To, ChartRow + (chart.Line * (ChartHeight + 1))));
    }

    private static IEnumerable<(object Name, int Count)> Named<T>(Dictionary<T, int> counts, Func<string, string> say) where T : struct, Enum =>
        counts.OrderBy(entry => entry.Key).Select(entry => ((object)say(entry.Key.ToString()), entry.Value));

    private static IEnumerable<(object Name, int Count)> Referrals(SummaryCounts counts) =>
        counts.ReferralsWithoutKind == 0 ? Named(counts.Referrals, Words.Find) : Named(counts.Referrals, Words.Find).Append((Words.Find("Without a type"), counts.ReferralsWithoutKind));

    /// <summary>Every month from the first to the last, also those without leads; what is more than ten years before the last is one row.</summary>
    private static IEnumerable<(object Name, int Count)> Months(Dictionary<DateOnly, int> counts)
    {
        if (counts.Count == 0)
            yield break;
        var (first, last) = (counts.Keys.Min(), counts.Keys.Max());
        var begin = last.AddMonths(1 - MonthsMax) is var earliest && first < earliest ? earliest : first;
        for (var month = begin; month <= last; month = month.AddMonths(1))
            yield return (month, counts.GetValueOrDefault(month));
        if (counts.Where(entry => entry.Key < begin).Sum(entry => entry.Value) is > 0 and var before)
            yield return (Words.Find("Earlier"), before);
    }
}

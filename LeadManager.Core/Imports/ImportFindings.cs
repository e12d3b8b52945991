using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Imports;

/// <summary>What is found out about a whole file while its rows are planned one by one: names with the number of their rows, dates that must be asked.</summary>
internal sealed class ImportFindings(ImportSettings settings, Surroundings around)
{
    private readonly List<DateColumn> _dates =
        [.. settings.Columns.Where(column => column.Order is null && IsDate(column.Target)).Select(column => new DateColumn(column.Place, column.Header))];
    private readonly Dictionary<string, int> _sources = [], _staff = [], _lackedEvents = [], _wantedEvents = [];

    /// <summary>Cells from whose ends spaces were taken.</summary>
    public int TrimmedCells { get; private set; }

    /// <summary>Value to number of rows that give it themselves and are not left out.</summary>
    public IReadOnlyDictionary<string, int> Sources => _sources;

    /// <summary>The same of staff names.</summary>
    public IReadOnlyDictionary<string, int> Staff => _staff;

    /// <summary>The events that the office does not know, with the number of rows that name them.</summary>
    public IReadOnlyDictionary<string, int> LackedEvents => _lackedEvents;

    /// <summary>Those of them that a lead would really have.</summary>
    public IEnumerable<string> WantedEvents => _wantedEvents.Where(wanted => wanted.Value > 0).Select(wanted => wanted.Key);

    public IEnumerable<DateQuestion> Questions => _dates.Where(column => column.Open > 0)
        .Select(column => new DateQuestion(column.Place, column.Header, column.Example, column.Open, column.DayFirst, column.MonthFirst));

    /// <summary>Takes in a row as it has been planned.</summary>
    public void Add(ReadRow row, PlannedRow planned)
    {
        TrimmedCells += row.Trimmed;
        foreach (var column in _dates)
            column.Add(row.Cells);
        if (planned.Input is { } input && around.LacksEvent(input))
            Count(_lackedEvents, input.EventName);
        if (planned.Outcome is RowOutcome.Created or RowOutcome.Updated)
            Want(planned.Input, 1);
        if (planned.Outcome == RowOutcome.Skipped)
            return;
        if (row.Given.Contains(nameof(LeadInput.Source)))
            Count(_sources, row.Input.Source);
        if (row.Given.Contains(nameof(LeadInput.StaffName)))
            Count(_staff, row.Input.StaffName);
    }

    /// <summary>A later row goes over these values, so that the event they name may not be wanted any more.</summary>
    public void Replace(LeadInput? before, LeadInput after)
    {
        Want(before, -1);
        Want(after, 1);
    }

    private void Want(LeadInput? input, int by)
    {
        if (input is not null && around.LacksEvent(input))
            Count(_wantedEvents, input.EventName, by);
    }

    private static void Count(Dictionary<string, int> counts, string? name, int by = 1)
    {
        if (!string.IsNullOrWhiteSpace(name))
            counts[name] = counts.GetValueOrDefault(name) + by;
    }

    private static bool IsDate(string? target) => target is not null && LeadFields.Find(target)?.Input.PropertyType == typeof(DateOnly?);

    private sealed class DateColumn(int place, string header)
    {
        public int Place => place;

        public string Header => header;

        public string Example { get; private set; } = "";

        public int Open { get; private set; }

        public int DayFirst { get; private set; }

        public int MonthFirst { get; private set; }

        public void Add(string[] cells)
        {
            if (place >= cells.Length || cells[place] is not { Length: > 0 } cell)
                return;
            if (DateReading.Read(cell, null).Result == DateResult.Ambiguous && Open++ == 0)
                Example = cell.Trim();
            var shown = DateReading.OrderShownBy(cell);
            DayFirst += shown == DateOrder.DayFirst ? 1 : 0;
            MonthFirst += shown == DateOrder.MonthFirst ? 1 : 0;
        }
    }
}

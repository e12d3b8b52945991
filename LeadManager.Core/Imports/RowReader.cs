using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Imports;

/// <summary>Reads rows as leads: cells into fields by the mapping, then the checks of every lead. Nothing is looked up here.</summary>
internal sealed class RowReader
{
    private const int ReasonsMax = 1_000;

    private readonly ListSnapshot _lists;
    private readonly PresetPlan _plan;
    private readonly ImportSettings _settings;
    private readonly List<(ColumnMapping Column, LeadField? Field)> _columns;
    private readonly Dictionary<string, ColumnMapping> _columnOf = [];
    private readonly Dictionary<LeadField, object?> _defaults = [];
    private readonly HashSet<string> _emptyWords;
    private readonly Dictionary<string, string> _reasons = [];
    private readonly int _zipDigits, _width;

    /// <param name="settings">What goes where.</param>
    /// <param name="file">The file.</param>
    /// <param name="lists">The office's lists.</param>
    /// <param name="plan">What the office asks of a new lead.</param>
    public RowReader(ImportSettings settings, SourceFile file, ListSnapshot lists, PresetPlan plan)
    {
        (_lists, _plan) = (lists, plan);
        _settings = settings;
        _columns = [.. settings.Columns.Where(column => column.Target is not null).Select(column => (column, LeadFields.Find(column.Target ?? "")))];
        foreach (var (column, field) in _columns)
            if (field is not null)
                _columnOf[field.Name] = column;
        if (_columns.FirstOrDefault(entry => entry.Column.Target == ImportTarget.FullName).Column is { } name)
            (_columnOf[nameof(LeadInput.FirstName)], _columnOf[nameof(LeadInput.LastName)]) = (name, name);
        foreach (var (target, value) in settings.Defaults)
            if (LeadFields.Find(target) is { } field && CellReader.Read(field, value, null, lists) is { Fault: null } read)
                _defaults[field] = read.Value;
        _emptyWords = new HashSet<string>(settings.EmptyWords, StringComparer.OrdinalIgnoreCase);
        _width = file.Headers.Count;
        _zipDigits = UsualLength(file);
    }

    /// <summary>Reads one row; its faults as a new lead are found only where they are asked for.</summary>
    public ReadRow Read(SourceRow row, bool isChecked)
    {
        var reading = new Reading(row.Line, Fixed(row));
        if (row.Fault is not null)
            reading.Problems.Add(new RowProblem(row.Line, null, null, null, null, row.Fault, !row.IsHarmless && !HasFix(row)));
        if (reading.Cells.Length > _width && reading.Cells.Skip(_width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            reading.Problems.Add(new RowProblem(row.Line, null, null, null, null, Words.Say("The row has {0} cells and the table {1} columns. Check its quotes and delimiters.", reading.Cells.Length, _width), true));
        foreach (var (column, field) in _columns)
            ReadCell(reading, column, field);
        AddToComments(reading);
        foreach (var (field, value) in _defaults)
            if (!reading.Given.Contains(field.Name))
                field.Input.SetValue(reading.Input, value);
        return new ReadRow(row.Line, reading.Cells, reading.Input, reading.Given, reading.Problems, isChecked ? [.. FaultsOf(reading, row.Line), .. ChoiceFaults(reading, row.Line)] : [], reading.Trimmed);
    }

    /// <summary>The faults of a new lead as problems of the line; a field whose cell could not be read is left out.</summary>
    private IEnumerable<RowProblem> FaultsOf(Reading reading, int line) => FaultsOf(reading.Input) is { } faults
        ? ProblemsOf(faults.Errors, reading.Input, line).Where(problem => !reading.HasFault(problem.Field))
        : [];

    /// <summary>The faults of these values as those of a new lead, what the office asks for among them; null where there are none.</summary>
    public Invalid? FaultsOf(LeadInput input) => LeadRules.Faults(input, input.Status == LeadStatus.Lost, _plan);

    /// <summary>What the row or a default names and the office's lists do not offer.</summary>
    private IEnumerable<RowProblem> ChoiceFaults(Reading reading, int line) => LeadChoices.Check(reading.Input, _ => true, _lists) is { } faults
        ? ProblemsOf(faults.Errors, reading.Input, line).Where(problem => !reading.HasFault(problem.Field))
        : [];

    /// <summary>Faults by field as problems that name the column.</summary>
    public IEnumerable<RowProblem> ProblemsOf(IReadOnlyDictionary<string, string[]> errors, LeadInput? input, int line) =>
        errors.Select(fault => new RowProblem(
            line, _columnOf.GetValueOrDefault(fault.Key)?.Place, _columnOf.GetValueOrDefault(fault.Key)?.Header, fault.Key,
            input is null ? null : LeadFields.Find(fault.Key)?.Input.GetValue(input)?.ToString(), Once(string.Join(" ", fault.Value)), true));

    /// <summary>The same text only once: a column that was forgotten refuses every row for one reason.</summary>
    private string Once(string reason)
    {
        if (_reasons.TryGetValue(reason, out var known))
            return known;
        if (_reasons.Count < ReasonsMax)
            _reasons[reason] = reason;
        return reason;
    }

    private void ReadCell(Reading reading, ColumnMapping column, LeadField? field)
    {
        if (column.Place >= reading.Cells.Length || Plain(reading, column, field) is not { } text)
            return;
        if (field?.Name is nameof(LeadInput.Phone) or nameof(LeadInput.Email) && CellList.Read(text) is [var first, .. var others])
        {
            if (others.Length > 0)
                reading.Add(column, field.Name, text, Words.Say("The cell holds a list; {0} is taken and the others are added to the comments.", first), false);
            reading.Comments.AddRange(others.Select(other => $"{column.Header}: {other}"));
            text = first;
        }

        if (_settings.Values.GetValueOrDefault(column.Target ?? "")?.GetValueOrDefault(text) is { } ours)
        {
            if (ours.Length == 0)
                reading.Add(column, field?.Name, text, Words.Say("Rows with {0} are refused, as you have chosen.", text), true);
            text = ours;
        }

        if (column.Target == ImportTarget.ToComments)
            reading.Comments.Add($"{column.Header}: {text}");
        else if (column.Target == ImportTarget.FullName)
            Split(reading, text);
        else if (field is not null)
            Set(reading, column, field, text);
    }

    private void Set(Reading reading, ColumnMapping column, LeadField field, string text)
    {
        var read = CellReader.IsFormulaError(text)
            ? new CellResult(null, Words.Say("A formula of the spreadsheet shows the error {0}. Put it right there, or write the value here.", text))
            : CellReader.Read(field, text, column.Order, _lists);
        if (read.Fault is { } fault)
            reading.Add(column, field.Name, text, fault, true);
        if (read.Warning is { } warning)
            reading.Add(column, field.Name, text, warning, false);
        if (field.Name == nameof(LeadInput.ZipCode) && _zipDigits == 5 && text.Length is 3 or 4 && text.All(char.IsAsciiDigit))
            reading.Add(column, field.Name, text, Words.Say("{0} has {1} digits where the others have {2}; a spreadsheet may have dropped a leading zero.", text, text.Length, _zipDigits), false);
        reading.Given.Add(field.Name);
        if (read.Fault is null)
            field.Input.SetValue(reading.Input, read.Value);
    }

    private static void Split(Reading reading, string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var space = name.LastIndexOf(' ');
        var (first, last) = comma > 0 ? (name[(comma + 1)..].Trim(), name[..comma].Trim()) : space > 0 ? (name[..space].Trim(), name[(space + 1)..]) : ("", name);
        (reading.Input.FirstName, reading.Input.LastName) = (first.Length == 0 ? null : first, last);
        reading.Given.Add(nameof(LeadInput.LastName));
        if (first.Length > 0)
            reading.Given.Add(nameof(LeadInput.FirstName));
    }

    private static void AddToComments(Reading reading)
    {
        if (reading.Comments.Count == 0)
            return;
        reading.Input.Comments = string.Join('\n', reading.Input.Comments is { } own ? reading.Comments.Prepend(own) : reading.Comments);
        reading.Given.Add(nameof(LeadInput.Comments));
    }

    /// <summary>The text of the cell, or null where it stands for nothing; a name is taken without the signs in it that nobody sees.</summary>
    private string? Plain(Reading reading, ColumnMapping column, LeadField? field)
    {
        var text = reading.Cells[column.Place];
        if (field is { IsName: true } || column.Target == ImportTarget.FullName)
            text = HiddenSigns.Clean(text);
        if (_settings.Trim)
        {
            var trimmed = text.Trim();
            reading.Trimmed += trimmed.Length == text.Length ? 0 : 1;
            text = FormulaGuard.Unguard(trimmed);
        }

        return string.IsNullOrWhiteSpace(text) || _emptyWords.Contains(text) ? null : text;
    }

    private bool HasFix(SourceRow row) => _settings.Fixes.ContainsKey(row.Line);

    private string[] Fixed(SourceRow row)
    {
        if (!_settings.Fixes.TryGetValue(row.Line, out var fixes))
            return row.Cells;
        var cells = new string[Math.Max(row.Cells.Length, fixes.Keys.Append(-1).Max() + 1)];
        for (var place = 0; place < cells.Length; place++)
            cells[place] = fixes.TryGetValue(place, out var written) ? written : place < row.Cells.Length ? row.Cells[place] : "";
        return cells;
    }

    private int UsualLength(SourceFile file)
    {
        var place = _columnOf.GetValueOrDefault(nameof(LeadInput.ZipCode))?.Place;
        return place is null ? 0 : file.Samples.Where(row => place < row.Cells.Length).Select(row => row.Cells[place.Value].Trim())
            .Where(cell => cell.Length > 0 && cell.All(char.IsAsciiDigit)).GroupBy(cell => cell.Length).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? 0;
    }

    /// <summary>A row while it is being read.</summary>
    internal sealed class Reading(int line, string[] cells)
    {
        public string[] Cells { get; } = cells;

        public CreateLead Input { get; } = new();

        public HashSet<string> Given { get; } = [];

        public List<RowProblem> Problems { get; } = [];

        public List<string> Comments { get; } = [];

        public int Trimmed { get; set; }

        public bool HasFault(string? field) => Problems.Any(problem => problem.IsRefusal && problem.Field == field && field is not null);

        public void Add(ColumnMapping column, string? field, string value, string reason, bool isRefusal) =>
            Problems.Add(new RowProblem(line, column.Place, column.Header, field, value, reason, isRefusal));
    }
}

using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Imports;

/// <summary>What would come of every row, and what a person decides or corrects before it does.</summary>
public sealed partial class ImportCheck
{
    private const int DuplicatesShown = 200, FirstSize = 25;

    private readonly Dictionary<(int Line, int Place), string> _written = [];
    private List<IGrouping<int, RowProblem>> _lines = [];
    private IReadOnlyList<(string Field, int Rows)> _missing = [];
    private IReadOnlyList<(int Line, RowOutcome Outcome, string Name, string? Reason)> _duplicates = [];
    private int _page = 1, _size = FirstSize;

    [Parameter, EditorRequired] public ImportReport Report { get; set; } = default!;

    [Parameter] public bool MayManageEvents { get; set; }

    /// <summary>Other settings, with which the rows are to be checked again.</summary>
    [Parameter] public EventCallback<ImportSettings> OnChanged { get; set; }

    /// <summary>Raised when a cell is corrected, with the settings that hold it and how many cells are corrected since the rows were checked.</summary>
    [Parameter] public EventCallback<(ImportSettings Settings, int Cells)> OnCorrected { get; set; }

    protected override void OnParametersSet()
    {
        _missing = [.. Report.Problems.Where(problem => problem is { IsRefusal: true, Column: null, Field: not null }).GroupBy(problem => problem.Field ?? "").Select(group => (group.Key, group.Count())).Where(field => field.Item2 > 1)];
        _lines = [.. Report.Problems.Where(problem => problem.IsRefusal || problem.Column is not null).GroupBy(problem => problem.Line)];
        _duplicates = Report.DuplicateRows(DuplicatesShown);
    }

    /// <summary>How the dates of the same column are written that can be read in one way only.</summary>
    private string Others(DateQuestion question) => question switch
    {
        { MonthFirst: 0 } => L["All other dates of this column have the day first ({0:N0}).", question.DayFirst],
        { DayFirst: 0 } => L["All other dates of this column have the month first ({0:N0}).", question.MonthFirst],
        _ => L["Of its other dates, {0:N0} can only have the day first and {1:N0} only the month.", question.DayFirst, question.MonthFirst],
    };

    private Task OrderAsync(int place, DateOrder order) => ChangeAsync(Report.Settings with
    {
        Columns = [.. Report.Settings.Columns.Select(column => column.Place == place ? column with { Order = order } : column)],
    });

    private Task ChangeAsync(ImportSettings settings) => OnChanged.InvokeAsync(Correct(settings));

    private Task WriteAsync((int Line, int Place, string Text) cell)
    {
        _written[(cell.Line, cell.Place)] = cell.Text;
        return OnCorrected.InvokeAsync((Correct(Report.Settings), _written.Count));
    }

    private ImportSettings Correct(ImportSettings settings)
    {
        var fixes = settings.Fixes.ToDictionary(row => row.Key, row => new Dictionary<int, string>(row.Value));
        foreach (var ((line, place), text) in _written)
        {
            if (!fixes.TryGetValue(line, out var row))
                fixes[line] = row = [];
            row[place] = text;
        }

        return settings with { Fixes = fixes.ToDictionary(row => row.Key, row => (IReadOnlyDictionary<int, string>)row.Value) };
    }
}

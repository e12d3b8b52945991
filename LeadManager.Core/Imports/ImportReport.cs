using LeadManager.Core.Imports.Reading;

namespace LeadManager.Core.Imports;

/// <summary>A name in the file that the office does not know yet.</summary>
/// <param name="Field">Source, staff or event.</param>
/// <param name="Value">The name as the file has it.</param>
/// <param name="Rows">How many rows have it.</param>
/// <param name="IsRefused">Rows with it are refused as things stand; otherwise it is taken over as it is.</param>
public sealed record NewName(string Field, string Value, int Rows, bool IsRefused);

/// <summary>A date column of which nobody has said whether 03/04/2024 is in March or in April.</summary>
/// <param name="Place">The column.</param>
/// <param name="Header">Its name.</param>
/// <param name="Example">One of its dates that can be read in two ways.</param>
/// <param name="Rows">How many rows have such a date.</param>
/// <param name="DayFirst">How many other dates of the column can only have the day first.</param>
/// <param name="MonthFirst">How many can only have the month first.</param>
public sealed record DateQuestion(int Place, string Header, string Example, int Rows, int DayFirst, int MonthFirst);

/// <summary>What an import would do, or did.</summary>
public sealed record ImportReport
{
    /// <summary>The import, once it is done; it can be undone by this.</summary>
    public int? Id { get; init; }

    public required string FileName { get; init; }

    public required SourceFile File { get; init; }

    public required ImportSettings Settings { get; init; }

    /// <summary>Nothing was written.</summary>
    public bool IsDryRun { get; init; }

    public int Rows { get; init; }

    public int Created { get; init; }

    public int Updated { get; init; }

    /// <summary>Left out because somebody like this is there already, or holds all of it.</summary>
    public int Skipped { get; init; }

    public int Refused { get; init; }

    /// <summary>Rows that are somebody who is stored or stands further up in the file, whatever was done with them.</summary>
    public int Duplicates { get; init; }

    /// <summary>Cells from whose ends spaces were taken.</summary>
    public int TrimmedCells { get; init; }

    /// <summary>Every reason why a row is refused, and every warning, in the order of the file.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    public IReadOnlyList<NewName> NewNames { get; init; } = [];

    public IReadOnlyList<DateQuestion> Questions { get; init; } = [];

    /// <summary>Who gets the new leads by the assignment rules; null where none is on.</summary>
    public ImportAssignments? Assignments { get; init; }

    /// <summary>What becomes of every row.</summary>
    internal IReadOnlyList<PlannedRow> Plan { get; init; } = [];

    /// <summary>The cells of a line to look at, as they are read now, or none where there is nothing to look at.</summary>
    public IReadOnlyList<string> CellsOf(int line) => ToLookAt(line)?.Cells ?? [];

    /// <summary>What becomes of a line to look at.</summary>
    public RowOutcome? OutcomeOf(int line) => ToLookAt(line)?.Outcome;

    /// <summary>The first rows that somebody like them is there already, at most so many.</summary>
    public IReadOnlyList<(int Line, RowOutcome Outcome, string Name, string? Reason)> DuplicateRows(int most) =>
        [.. Plan.Where(planned => planned.IsDuplicate).Take(most).Select(planned => (
            planned.Line, planned.Outcome, planned.DuplicateName ?? "", planned.Problems.LastOrDefault(problem => problem.Field is null)?.Reason ?? planned.DuplicateReason))];

    private Dictionary<int, PlannedRow>? _toLookAt;

    private PlannedRow? ToLookAt(int line) => (_toLookAt ??= Plan.Where(planned => planned.IsToLookAt).ToDictionary(planned => planned.Line)).GetValueOrDefault(line);
}

/// <summary>How far a long piece of work has come.</summary>
/// <param name="Step">What is being done, in a word of the screen.</param>
/// <param name="Done">How many rows are through.</param>
/// <param name="Total">How many there are, once that is known.</param>
public sealed record ImportProgress(string Step, int Done, int? Total);

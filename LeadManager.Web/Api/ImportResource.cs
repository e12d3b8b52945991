using System.ComponentModel;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;

namespace LeadManager.Web.Api;

/// <summary>A column of the file: where it goes, why, and what its first cells hold.</summary>
public sealed record ImportColumnResource(int Place, string Header, string? Target, ColumnGuessBasis Guess, DateOrder? DateOrder, IReadOnlyList<string> Samples);

/// <summary>Something about a row: why it is refused, or a warning.</summary>
public sealed record ImportProblemResource(int Line, string? Column, string? Field, string? Value, string Reason, bool IsRefused);

/// <summary>The report of a dry run or of an import, the same that the page shows.</summary>
public sealed record ImportResource(
    int? Id, string FileName, bool DryRun, FileKind Kind, string? Encoding, bool EncodingGuessed, string? Delimiter, string? Sheet, IReadOnlyList<string> Sheets, int? HeaderLine,
    IReadOnlyList<ImportColumnResource> Columns, DuplicatePolicy Policy, IReadOnlyList<string> Keys,
    int Rows, int Created, int Updated, int Skipped, int Refused, int Duplicates, int TrimmedCells,
    IReadOnlyList<ImportProblemResource> Problems, IReadOnlyList<NewName> NewNames, IReadOnlyList<DateQuestion> Questions, ImportAssignments? Assignments)
{
    private const int SamplesMax = 3;

    public static ImportResource Of(ImportReport report) => new(
        report.Id, report.FileName, report.IsDryRun, report.File.Kind, report.File.Layout.Encoding, report.File.IsEncodingGuessed, report.File.Layout.Delimiter?.ToString(),
        report.File.Layout.Sheet, report.File.Sheets, report.File.Layout.HeaderLine,
        [.. report.Settings.Columns.Select(column => new ImportColumnResource(column.Place, column.Header, NameOf(column.Target), column.Guess, column.Order, SamplesOf(report.File, column.Place)))],
        report.Settings.Duplicates, [.. report.Settings.Keys.Select(key => string.Join('+', key.Split('+').Select(NameOf)))],
        report.Rows, report.Created, report.Updated, report.Skipped, report.Refused, report.Duplicates, report.TrimmedCells,
        [.. report.Problems.Select(problem => new ImportProblemResource(problem.Line, problem.Column, NameOf(problem.Field), problem.Value, problem.Reason, problem.IsRefusal))],
        [.. report.NewNames.Select(name => name with { Field = NameOf(name.Field) ?? "" })], report.Questions, report.Assignments);

    private static string? NameOf(string? field) => field is null ? null : ApiJson.NameOf(field);

    private static IReadOnlyList<string> SamplesOf(SourceFile file, int place) =>
        [.. file.Samples.Where(row => place < row.Cells.Length).Select(row => row.Cells[place]).Where(cell => cell.Length > 0).Take(SamplesMax)];
}

/// <summary>An import that was done.</summary>
public sealed record PastImportResource(
    int Id, string FileName, string Username, ImportState State, DateTime? ImportedAt, DateTime? UndoneAt, string? UndoneBy, int Rows, int Created, int Updated, int Skipped, int Refused)
{
    public static PastImportResource Of(Import import) => new(
        import.Id, import.FileName, import.Username, import.State, import.ImportedAt, import.UndoneAt, import.UndoneBy, import.Rows, import.Created, import.Updated, import.Skipped, import.Refused);
}

/// <summary>The imports that were done, the latest first.</summary>
public sealed record ImportListResource(IReadOnlyList<PastImportResource> Items, int Total);

/// <summary>A file that the import page goes on with.</summary>
public sealed record ImportDraftResource(int Id, string FileName);

/// <summary>The fields of an import in one call.</summary>
public sealed record ImportForm(
    [property: Description("The CSV or XLSX file, at most 25 MB.")] IFormFile File,
    [property: Description("JSON object of column name to field (or null to leave it out), or the name of a saved mapping. Other columns are guessed.")] string? Mapping,
    [property: Description("skip (as it is where absent), update or create: what happens to a row that is there already.")] string? Policy,
    [property: Description("true writes nothing.")] bool? DryRun,
    [property: Description("By what a lead is known again: phone,email where absent; several fields together joined by +.")] string? Keys,
    [property: Description("JSON object of field to value, for new leads whose row has none.")] string? Defaults,
    [property: Description("dayFirst or monthFirst, for dates like 03/04/2024.")] string? DateOrder,
    [property: Description("JSON object of line to policy, for rows that differ from it.")] string? RowPolicies,
    [property: Description("JSON object of line to an object of column, counted from 0, to the text in place of the file's.")] string? Fixes,
    [property: Description("JSON object of field to an object of the file's value to ours; an empty one refuses the row.")] string? Values,
    [property: Description("JSON array of words that mean nothing, like null or Select.")] string? EmptyWords,
    [property: Description("The encoding of a text file, where the one found is wrong.")] string? Encoding,
    [property: Description("One sign, or tab.")] string? Delimiter,
    [property: Description("The line of the column names, 0 for none.")] int? HeaderLine,
    [property: Description("The sheet of a workbook.")] string? Sheet,
    [property: Description("true adds events that the office does not know.")] bool? CreateEvents,
    [property: Description("false keeps spaces around values.")] bool? Trim,
    [property: Description("true imports nothing unless every row can be.")] bool? AllOrNothing);

/// <summary>A file for the import page.</summary>
public sealed record ImportUpload(IFormFile File);

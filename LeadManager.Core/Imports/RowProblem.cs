namespace LeadManager.Core.Imports;

/// <summary>Something about a row that a person should know: why it is refused, or what to look at.</summary>
/// <param name="Line">The line of the file, as editors and Excel count.</param>
/// <param name="Place">The place of the column, counted from 0; absent where the whole row is meant.</param>
/// <param name="Column">The column's name in the file.</param>
/// <param name="Field">The field of the lead.</param>
/// <param name="Value">What stands in the cell.</param>
/// <param name="Reason">What is wrong and what to do.</param>
/// <param name="IsRefusal">The row is not imported; otherwise it is, and this is a warning.</param>
public sealed record RowProblem(int Line, int? Place, string? Column, string? Field, string? Value, string Reason, bool IsRefusal);

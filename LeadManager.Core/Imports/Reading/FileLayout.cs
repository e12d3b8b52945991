namespace LeadManager.Core.Imports.Reading;

/// <summary>What kind of file it is.</summary>
public enum FileKind
{
    Csv,
    Xlsx,
}

/// <summary>
/// How a file is to be read: found by <see cref="SourceFile"/>, corrected by a person. What is null is found anew.
/// </summary>
public sealed record FileLayout
{
    /// <summary>The name of the encoding of a text file, one of <see cref="TextEncodings.Offered"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>What separates the cells of a text file: one ASCII character.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The name of the sheet of a workbook; the first one with anything in it where absent.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line on which the column names stand, counted from 1 as editors and Excel count; 0 where there are none.</summary>
    public int? HeaderLine { get; init; }
}

/// <summary>One row of a file.</summary>
/// <param name="Line">Where it began.</param>
/// <param name="Cells">Its cells as text.</param>
/// <param name="Fault">What was wrong with reading it.</param>
/// <param name="IsHarmless">The cells are right all the same, so that the fault is only worth a warning.</param>
public readonly record struct SourceRow(int Line, string[] Cells, string? Fault = null, bool IsHarmless = false)
{
    /// <summary>Whether no cell holds anything but spaces.</summary>
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

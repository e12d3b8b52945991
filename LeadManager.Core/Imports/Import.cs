namespace LeadManager.Core.Imports;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>A file was chosen; nothing is imported yet.</summary>
    Draft,
    Imported,
    Undone,
}

/// <summary>One import: a file, what was decided about it, and what came of it.</summary>
public sealed class Import
{
    /// <summary>The greatest length of a file name that is kept, in characters.</summary>
    public const int FileNameMax = 200;

    public int Id { get; private set; }

    public int UserId { get; init; }

    public required string Username { get; init; }

    public required string FileName { get; init; }

    public ImportState State { get; set; }

    /// <summary>The <see cref="ImportSettings"/> as JSON.</summary>
    public required string Settings { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? ImportedAt { get; set; }

    public DateTime? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }

    public int Rows { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Skipped { get; set; }

    public int Refused { get; set; }

    /// <summary>The ids of the events that it added, as JSON.</summary>
    public string? CreatedEvents { get; set; }

    /// <summary>The column names of the file as JSON, for the file of refused rows.</summary>
    public string? Headers { get; set; }
}

/// <summary>The file of a draft, byte for byte; forgotten as soon as the import is done.</summary>
public sealed class ImportContent
{
    public int ImportId { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    Created,
    Updated,
    Skipped,
    Refused,
}

/// <summary>One row of a finished import: what it made, or why it made nothing. What undo and the file of refused rows need.</summary>
public sealed class ImportedRow
{
    public int ImportId { get; init; }

    public int Line { get; init; }

    public RowOutcome Outcome { get; init; }

    public int? LeadId { get; init; }

    /// <summary>The version of the lead that the import left; a later one means that somebody has worked on it.</summary>
    public int? Version { get; init; }

    /// <summary>The whole lead before it was updated, every column, as JSON.</summary>
    public string? Before { get; init; }

    /// <summary>The cells of a refused row, as JSON.</summary>
    public string? Cells { get; init; }

    /// <summary>Why it was refused, or why its lead was left as it is when the import was undone.</summary>
    public string? Reason { get; init; }
}

/// <summary>Settings saved under a name, for the next file of the same kind. Everybody who may import uses them.</summary>
public sealed class SavedMapping
{
    /// <summary>The greatest length of a name, in characters.</summary>
    public const int NameMax = 100;

    public int Id { get; private set; }

    public required string Name { get; set; }

    /// <summary>The name as compared: without case and accents.</summary>
    public required string NameKey { get; set; }

    /// <summary>The <see cref="ImportSettings"/> as JSON.</summary>
    public required string Settings { get; set; }

    public required string SavedBy { get; set; }

    public DateTime SavedAt { get; set; }
}

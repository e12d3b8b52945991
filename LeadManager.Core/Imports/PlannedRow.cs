using System.Text.Json;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Imports;

/// <summary>
/// What is to become of one row, and nothing more of the row than that needs: a file has very many, and they are read
/// again when they are written.
/// </summary>
internal sealed class PlannedRow(ReadRow row)
{
    private byte[]? _cells;

    /// <summary>The line of the file.</summary>
    public int Line { get; } = row.Line;

    public RowOutcome Outcome { get; set; } = RowOutcome.Created;

    /// <summary>The stored lead that is updated.</summary>
    public int? LeadId { get; set; }

    /// <summary>
    /// What the lead will hold: of a new one everything, of an updated one the stored values with the row's over them.
    /// Null once the row is <see cref="Settle">settled</see> and says all of it.
    /// </summary>
    public LeadInput? Input { get; set; } = row.Input;

    /// <summary>The row whose lead this one also changes: the same person stands in the file twice.</summary>
    public PlannedRow? Into { get; set; }

    /// <summary>Why it is refused or left out, and warnings.</summary>
    public IReadOnlyList<RowProblem> Problems { get; private set; } = row.Problems.Count == 0 ? [] : row.Problems;

    /// <summary>The person's name where somebody like this is stored, or stands in the file further up.</summary>
    public string? DuplicateName { get; set; }

    /// <summary>Who that is, said to the person who decides about the row.</summary>
    public string? DuplicateReason { get; set; }

    public bool IsDuplicate => DuplicateName is not null;

    /// <summary>Whether a person should look at a cell of the row.</summary>
    public bool IsToLookAt => _cells is not null;

    /// <summary>The cells of a row to look at.</summary>
    public IReadOnlyList<string> Cells => _cells is null ? [] : JsonSerializer.Deserialize<string[]>(_cells) ?? [];

    public void Refuse(IEnumerable<RowProblem> reasons)
    {
        Outcome = RowOutcome.Refused;
        Problems = [.. Problems, .. reasons];
    }

    public void LeaveOut(string reason)
    {
        Outcome = RowOutcome.Skipped;
        Problems = [.. Problems, new RowProblem(Line, null, null, null, null, reason, false)];
    }

    /// <summary>Forgets what the file says again; the input stays where later rows may go over it.</summary>
    public void Settle(ReadRow row, bool keepsInput)
    {
        if (!keepsInput || Outcome is RowOutcome.Refused or RowOutcome.Skipped || Into is not null)
            Input = null;
        if (Problems.Any(problem => problem.IsRefusal || problem.Column is not null))
            _cells = JsonSerializer.SerializeToUtf8Bytes(row.Cells);
    }

    /// <summary>Forgets everything that only the writing needs.</summary>
    public void Release() => Input = null;
}

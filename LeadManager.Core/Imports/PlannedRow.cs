using LeadManager.Core.Leads;

namespace LeadManager.Core.Imports;

/// <summary>What is to become of one row.</summary>
internal sealed class PlannedRow(ReadRow row)
{
    public ReadRow Row { get; } = row;

    public RowOutcome Outcome { get; set; } = RowOutcome.Created;

    /// <summary>The lead that is updated, as it is stored.</summary>
    public Lead? Existing { get; set; }

    /// <summary>What the lead will hold: of a new one everything, of an updated one the stored values with the row's over them.</summary>
    public LeadInput Input { get; set; } = row.Input;

    /// <summary>The row whose lead this one also changes: the same person stands in the file twice.</summary>
    public PlannedRow? Into { get; set; }

    /// <summary>Why it is refused or left out, and warnings.</summary>
    public List<RowProblem> Problems { get; } = [.. row.Problems];

    /// <summary>Somebody like this is stored, or stands in the file further up.</summary>
    public bool IsDuplicate { get; set; }

    public void Refuse(IEnumerable<RowProblem> reasons)
    {
        Outcome = RowOutcome.Refused;
        Problems.AddRange(reasons);
    }

    public void LeaveOut(string reason)
    {
        Outcome = RowOutcome.Skipped;
        Problems.Add(new RowProblem(Row.Line, null, null, null, null, reason, false));
    }
}

using LeadManager.Core.Leads;

namespace LeadManager.Core.Imports;

/// <summary>A row as a lead would have it, before anything is looked up.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Cells">The cells with what a person has written over them.</param>
/// <param name="Input">The values of the row, defaults filled in.</param>
/// <param name="Given">The fields for which the row itself holds a value; only these change a lead that is there.</param>
/// <param name="Problems">What was found in the cells.</param>
/// <param name="Faults">What besides would keep it from becoming a new lead.</param>
/// <param name="Trimmed">How many cells lost spaces at their ends.</param>
internal sealed record ReadRow(
    int Line, string[] Cells, CreateLead Input, IReadOnlySet<string> Given, IReadOnlyList<RowProblem> Problems, IReadOnlyList<RowProblem> Faults, int Trimmed)
{
    public bool IsRefused => Problems.Any(problem => problem.IsRefusal);
}

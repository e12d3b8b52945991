using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>Makes the report of a plan: counts, problems, names the office does not know, dates that must be asked.</summary>
internal static class ImportReporting
{
    private const int NamesMax = 200;

    public static ImportReport Count(string fileName, SourceFile file, ImportSettings settings, IReadOnlyList<PlannedRow> plan) => new()
    {
        FileName = fileName, File = file, Settings = settings, Plan = plan, IsDryRun = true,
        Rows = plan.Count,
        Created = plan.Count(row => row.Outcome == RowOutcome.Created),
        Updated = plan.Count(row => row.Outcome == RowOutcome.Updated),
        Skipped = plan.Count(row => row.Outcome == RowOutcome.Skipped),
        Refused = plan.Count(row => row.Outcome == RowOutcome.Refused),
        Duplicates = plan.Count(row => row.IsDuplicate),
        TrimmedCells = plan.Sum(row => row.Row.Trimmed),
        Problems = [.. plan.SelectMany(row => row.Problems)],
        Questions = [.. QuestionsOf(settings, plan)],
    };

    /// <summary>The names of sources, staff and events that neither the office nor a lead in the actor's view has.</summary>
    public static async Task<IReadOnlyList<NewName>> FindNewNamesAsync(
        LeadDbContext db, Actor actor, ImportSettings settings, Surroundings around, IReadOnlyList<PlannedRow> plan, CancellationToken ct)
    {
        var visible = db.Leads.Allowed(actor, LeadAction.ViewLead);
        var names = plan.Where(row => around.LacksEvent(row.Input)).GroupBy(row => row.Input.EventName ?? "")
            .Select(group => new NewName(nameof(LeadInput.EventName), group.Key, group.Count(), !settings.CreateEvents)).ToList();
        var counted = plan.Where(row => row.Outcome is RowOutcome.Created or RowOutcome.Updated or RowOutcome.Refused).ToList();
        foreach (var group in Groups(counted, input => input.Source, nameof(LeadInput.Source)).Where(group => !Sources.All.Contains(group.Key, StringComparer.OrdinalIgnoreCase)))
            if (!await visible.AnyAsync(lead => lead.Source == group.Key, ct))
                names.Add(new NewName(nameof(LeadInput.Source), group.Key, group.Count(), false));
        foreach (var group in Groups(counted, input => input.StaffName, nameof(LeadInput.StaffName)).Where(group => around.StaffId(group.Key) is null))
            if (!await visible.AnyAsync(lead => lead.StaffName == group.Key, ct))
                names.Add(new NewName(nameof(LeadInput.StaffName), group.Key, group.Count(), false));
        return names;
    }

    private static IEnumerable<IGrouping<string, PlannedRow>> Groups(List<PlannedRow> plan, Func<LeadInput, string?> read, string field) =>
        plan.Where(row => row.Row.Given.Contains(field) && !string.IsNullOrWhiteSpace(read(row.Row.Input))).GroupBy(row => read(row.Row.Input) ?? "")
            .OrderByDescending(group => group.Count()).Take(NamesMax);

    private static IEnumerable<DateQuestion> QuestionsOf(ImportSettings settings, IReadOnlyList<PlannedRow> plan)
    {
        foreach (var column in settings.Columns.Where(column => column.Order is null && IsDate(column.Target)))
        {
            var cells = plan.Select(row => column.Place < row.Row.Cells.Length ? row.Row.Cells[column.Place] : "").Where(cell => cell.Length > 0).ToList();
            var open = cells.Where(cell => DateReading.Read(cell, null).Result == DateResult.Ambiguous).ToList();
            if (open.Count == 0)
                continue;
            var shown = cells.Select(DateReading.OrderShownBy).ToList();
            yield return new DateQuestion(column.Place, column.Header, open[0].Trim(), open.Count, shown.Count(order => order == DateOrder.DayFirst), shown.Count(order => order == DateOrder.MonthFirst));
        }
    }

    private static bool IsDate(string? target) => target is not null && LeadFields.Find(target)?.Input.PropertyType == typeof(DateOnly?);
}

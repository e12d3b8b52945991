using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>Makes the report of a plan: counts, problems, names the office does not know, dates that must be asked.</summary>
internal static class ImportReporting
{
    private const int NamesMax = 200;

    public static ImportReport Count(string fileName, SourceFile file, ImportSettings settings, ImportPlan plan) => new()
    {
        FileName = fileName, File = file, Settings = settings, Plan = plan.Rows, IsDryRun = true,
        Rows = plan.Rows.Count,
        Created = plan.Rows.Count(row => row.Outcome == RowOutcome.Created),
        Updated = plan.Rows.Count(row => row.Outcome == RowOutcome.Updated),
        Skipped = plan.Rows.Count(row => row.Outcome == RowOutcome.Skipped),
        Refused = plan.Rows.Count(row => row.Outcome == RowOutcome.Refused),
        Duplicates = plan.Rows.Count(row => row.IsDuplicate),
        TrimmedCells = plan.Findings.TrimmedCells,
        Problems = [.. plan.Rows.SelectMany(row => row.Problems)],
        Questions = [.. plan.Findings.Questions],
    };

    /// <summary>The names of sources, staff and events that neither the office nor a lead in the actor's view has.</summary>
    public static async Task<IReadOnlyList<NewName>> FindNewNamesAsync(LeadDbContext db, Actor actor, ImportSettings settings, ImportPlan plan, CancellationToken ct)
    {
        var visible = db.Leads.Allowed(actor, LeadAction.ViewLead);
        var names = plan.Findings.LackedEvents.Select(lacked => new NewName(nameof(LeadInput.EventName), lacked.Key, lacked.Value, !settings.CreateEvents)).ToList();
        foreach (var (source, rows) in MostUsed(plan.Findings.Sources).Where(named => plan.Around.Lists.Find(ListKind.Source, named.Key) is null))
            if (!await visible.AnyAsync(lead => lead.Source == source, ct))
                names.Add(new NewName(nameof(LeadInput.Source), source, rows, false));
        foreach (var (staff, rows) in MostUsed(plan.Findings.Staff).Where(named => plan.Around.StaffId(named.Key) is null))
            if (!await visible.AnyAsync(lead => lead.StaffName == staff, ct))
                names.Add(new NewName(nameof(LeadInput.StaffName), staff, rows, false));
        return names;
    }

    private static IEnumerable<KeyValuePair<string, int>> MostUsed(IReadOnlyDictionary<string, int> names) => names.OrderByDescending(named => named.Value).Take(NamesMax);
}

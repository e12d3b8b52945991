using LeadManager.Core;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.Leads;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>A manager's numbers as a workbook of one sheet: single numbers, charts that can be edited, and their tables below them.</summary>
internal static class TeamWorkbook
{
    public static async Task WriteAsync(Stream target, ExportStamp stamp, TeamSummary summary, CancellationToken ct)
    {
        var package = await WorkbookPackage.BeginAsync(target, ct);
        await package.AddAsync("_rels/.rels", Parts.Root, ct);
        await package.AddAsync("docProps/core.xml", xml => Parts.Properties(xml, stamp), ct);
        await package.AddAsync("xl/styles.xml", Styles.Write, ct);
        await package.AddAsync("xl/theme/theme1.xml", Styles.WriteTheme, ct);
        await SummarySheet.AddToAsync(package, 1, LayoutOf(stamp, summary), ct);
        await package.AddAsync("xl/sharedStrings.xml", new SharedTexts().Write, ct);
        await package.AddAsync("xl/workbook.xml", xml => Parts.Workbook(xml, [SummarySheet.SheetName]), ct);
        await package.AddAsync("xl/_rels/workbook.xml.rels", xml => Parts.WorkbookRelations(xml, 1), ct);
        await package.AddAsync("[Content_Types].xml", xml => Parts.ContentTypes(xml, 0, LayoutOf(stamp, summary).Blocks.Count), ct);
        await package.EndAsync();
    }

    private static SummaryLayout LayoutOf(ExportStamp stamp, TeamSummary summary)
    {
        var members = summary.Members;
        return new SummaryLayout(stamp, Words.Say("{0}: team", stamp.Office), members.Count,
        [
            ("Open leads", members.Sum(member => member.Open)), ("Given out", members.Sum(member => member.Given)),
            ("Accepted within a day", members.Sum(member => member.Acceptance.WithinADay)), ("Contacted within a day", members.Sum(member => member.FirstContact.WithinADay)),
            ("Won", members.Sum(member => member.Won)), ("Overdue follow-ups", members.Sum(member => member.Overdue)),
        ],
        [
            [
                new("Funnel, captured to won", "Step", "Leads", [.. summary.Funnel.Select(step => ((object)stamp.Say(step.Name.ToString()), step.Count))], IsSum: false),
                new("Pipeline by stage", "Stage", "Open leads", [.. PipelineOf(summary, stamp)]),
                People("Open leads by team member", "Open leads", member => member.Open),
            ],
            [
                People("Won by team member", "Won", member => member.Won),
                People("Activities by team member", "Activities", member => member.Activities),
                People("Overdue by team member", "Overdue", member => member.Overdue),
            ],
            [
                Minutes("Minutes to acceptance, on average", member => member.Acceptance.Mean),
                Minutes("Minutes to first contact, on average", member => member.FirstContact.Mean),
                Minutes("Minutes to a quotation's decision, on average", member => member.Decision.Mean),
            ],
            [
                People("Gone quiet by team member", "Leads", member => member.Quiet),
            ],
        ]);

        SummaryTable People(string title, string counted, Func<TeamMember, int> count) =>
            new(title, "Team member", counted, [.. members.Select(member => ((object)member.Person.Name, count(member))).OrderByDescending(row => row.Item2)]);

        // Whoever has answered nothing has no time: nought would say that he answered at once.
        SummaryTable Minutes(string title, Func<TeamMember, double?> mean) =>
            new(title, "Team member", "Minutes", [.. members.Where(member => mean(member) is not null).Select(member => ((object)member.Person.Name, (int)(mean(member) ?? 0))).OrderByDescending(row => row.Item2)], IsSum: false);
    }

    private static IEnumerable<(object, int)> PipelineOf(TeamSummary summary, ExportStamp stamp) => LeadAges.Stages
        .Select(stage => ((object)stamp.Say(stage.ToString()), summary.Members.Sum(member => member.Pipeline.Where(count => count.Name == stage).Sum(count => count.Count))));
}

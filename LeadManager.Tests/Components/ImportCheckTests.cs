using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Tests.Imports;
using LeadManager.Web.Components.Imports;

namespace LeadManager.Tests.Components;

/// <summary>What the check of an import says of the rows, and that no corrected cell is lost.</summary>
public sealed class ImportCheckTests : ComponentTest
{
    [Fact]
    public async Task Cell_Corrected_IsHandedOverAtOnceAndWithEveryOtherChoice()
    {
        (ImportSettings? Settings, int Cells) kept = (null, 0);
        ImportSettings? chosen = null;
        var check = Render<ImportCheck>(parameters => parameters
            .Add(each => each.Report, Report(new RowProblem(3, 2, "Phone", "Phone", "-10395", "-10395 is no phone number.", true), question: true))
            .Add(each => each.OnCorrected, corrected => kept = corrected).Add(each => each.OnChanged, settings => chosen = settings));

        await check.Find(".line input").ChangeAsync("917 555 0103");
        await check.FindAll("section button")[0].ClickAsync();

        Assert.Equal("917 555 0103", kept.Settings?.Fixes[3][2]);
        Assert.Equal("917 555 0103", chosen?.Fixes[3][2]);
        Assert.Equal(1, kept.Cells);
        Assert.Contains("Corrected, not checked yet.", check.Find(".line").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldThatNoColumnHas_IsNamedOnceForAllRows()
    {
        var check = Render<ImportCheck>(parameters => parameters.Add(each => each.Report, Report(new RowProblem(2, null, null, "Source", null, "Enter the source.", true), new RowProblem(3, null, null, "Source", null, "Enter the source.", true))));

        Assert.StartsWith("2 rows have nothing for Source.", check.Find(".note").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Source: Enter the source.", check.Find(".whole").TextContent);
    }

    private static ImportReport Report(params RowProblem[] problems) => Report(problems, false);

    private static ImportReport Report(RowProblem problem, bool question) => Report([problem], question);

    private static ImportReport Report(RowProblem[] problems, bool question)
    {
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Good));
        return new ImportReport
        {
            FileName = "leads.csv", File = file, Settings = SomeFiles.Settings(Actor.System, file), Rows = 2, Refused = problems.Length, Problems = problems,
            Questions = question ? [new DateQuestion(3, "Born", "03/04/1950", 1, 0, 0)] : [],
        };
    }
}

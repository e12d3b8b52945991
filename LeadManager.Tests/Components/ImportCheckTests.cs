using Bunit;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Tests.Imports;
using LeadManager.Web.Components.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

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

    [Theory]
    [InlineData(1, 608, 0, "How is 03/04/1950 meant in Born? 1 row has a date that can be read in two ways.", "All other dates of this column have the day first (608).")]
    [InlineData(2, 0, 7, "How is 03/04/1950 meant in Born? 2 rows have a date that can be read in two ways.", "All other dates of this column have the month first (7).")]
    [InlineData(2, 3, 7, "How is 03/04/1950 meant in Born? 2 rows have a date that can be read in two ways.", "Of its other dates, 3 can only have the day first and 7 only the month.")]
    public void Question_OfADate_SaysHowTheOthersAreWritten(int rows, int dayFirst, int monthFirst, string asked, string others)
    {
        var check = Render<ImportCheck>(parameters => parameters.Add(each => each.Report, Report([], false) with
        {
            Questions = [new DateQuestion(3, "Born", "03/04/1950", rows, dayFirst, monthFirst)],
        }));

        Assert.Equal([asked, others], check.FindAll("section p").Select(words => words.TextContent));
    }

    [Theory]
    [InlineData(954, 0, 1, "954 leads that it added are removed. 1 lead on which somebody has worked since stays as it is.")]
    [InlineData(1, 2, 0, "1 lead that it added is removed. 2 leads that it changed are put back as they were.")]
    [InlineData(0, 1, 2, "1 lead that it changed is put back as it was. 2 leads on which somebody has worked since stay as they are.")]
    public void Undo_BeforeItIsDone_SaysOnlyWhatWouldHappen(int removed, int restored, int kept, string said)
    {
        var would = new UndoReport(removed, restored, [.. Enumerable.Range(1, kept).Select(id => new ProtectedLead(id, "Ada", "Changed", null, null))]);

        Assert.Equal(said, string.Join(' ', UndoQuestion.Say(would, Services.GetRequiredService<IStringLocalizer<Words>>())));
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

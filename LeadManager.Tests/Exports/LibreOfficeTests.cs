using System.Xml.Linq;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Exports;

/// <summary>Another maker's office program opens the workbook. One conversion: starting it takes seconds.</summary>
public sealed class LibreOfficeTests
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";

    [SkippableFact]
    public async Task Workbook_InLibreOffice_HasItsTextsAndChartsAndNoFormula()
    {
        await using var office = await Support.Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "America/New_York");
        await office.FillAsync(admin, 30);
        var names = new List<string>();
        foreach (var text in SharedData.OwnNastyTexts.Where(text => Validation.Check(Some.Lead(lead => lead.LastName = text)) is null))
            names.Add((await office.LeadAsync(admin, lead => lead.LastName = text)).Lead.LastName);

        var document = XDocument.Parse(await LibreOffice.ConvertAsync(await office.ExportAsync(admin), "leads.xlsx", "fods"), LoadOptions.PreserveWhitespace);

        Assert.Contains("=cmd|'/C calc'!A0", names);
        Assert.Empty(document.Descendants().Attributes(Table + "formula"));
        var sheets = document.Descendants(Table + "table").Where(sheet => sheet.Parent?.Name == Office + "spreadsheet").ToList();
        Assert.Equal(["Leads", "Summary"], sheets.Select(sheet => sheet.Attribute(Table + "name")?.Value));
        var seen = sheets[0].Descendants(Table + "table-cell").Where(cell => cell.Attribute(Office + "value-type")?.Value == "string").Select(TextOf).ToHashSet();
        Assert.All(names, name => Assert.Contains(name, seen));
        Assert.Contains(sheets[0].Descendants(Table + "table-cell"), cell => cell.Attribute(Office + "value-type")?.Value == "date");
        Assert.Equal(8, sheets[1].Descendants(Draw + "object").Count());
    }

    /// <summary>In this format several spaces, tabs and line breaks are elements.</summary>
    private static string TextOf(XElement cell) => string.Join('\n', cell.Elements(Text + "p").Select(line => string.Concat(line.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement element when element.Name == Text + "s" => new string(' ', (int?)element.Attribute(Text + "c") ?? 1),
        XElement element when element.Name == Text + "tab" => "\t",
        XElement element when element.Name == Text + "line-break" => "\n",
        _ => "",
    }))));
}

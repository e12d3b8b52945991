using ClosedXML.Excel;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Exports;

public sealed class SummarySheetTests
{
    public static TheoryData<LeadQuery> Queries => new(
        new LeadQuery(),
        new LeadQuery { Source = ["Event", "Word of mouth"], Sort = "-createdAt" },
        new LeadQuery { List = LeadList.Won, From = new DateOnly(2026, 2, 1) },
        new LeadQuery { Search = "nobody at all" });

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Summary_OfAFilter_EqualsAFreshCountOfTheExportedRows(LeadQuery query)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "America/New_York");
        await office.FillAsync(admin, 300);

        using var book = SomeExports.Read(await office.ExportAsync(admin, query));

        var leads = new List<Lead>();
        for (var page = await office.Get<LeadService>().ListAsync(admin, query with { PageSize = 200 }, default); page.Items.Count > 0 && leads.Count < page.Total;
             page = await office.Get<LeadService>().ListAsync(admin, query with { PageSize = 200, Page = page.Page + 1 }, default))
            leads.AddRange(page.Items.Select(row => row.Lead));
        var calendar = new OfficeCalendar("America/New_York");
        var sheet = book.Worksheet("Summary");
        Assert.Equal(leads.Select(lead => (double)lead.Id), book.Worksheet("Leads").Column(1).CellsUsed().Skip(1).Select(cell => cell.GetDouble()));
        Assert.Equal(Count(leads, lead => lead.StaffName), Table(sheet, "Leads by staff"));
        Assert.Equal(Count(leads, lead => lead.Source), Table(sheet, "Leads by source"));
        Assert.Equal(Count(leads, lead => lead.EventName), Table(sheet, "Leads by event"));
        Assert.Equal(Count(leads, lead => lead.WordOfMouthType), Table(sheet, "Leads by word-of-mouth type"));
        Assert.Equal(Count(leads, lead => Words.Find(lead.Status.ToString())), Table(sheet, "Leads by status"));
        Assert.Equal(Count(leads, lead => Words.Find(LeadStages.Of(lead).ToString())), Table(sheet, "Leads by stage"));
        Assert.Equal(Count(leads.Where(lead => lead.ActiveClient), lead => lead.ReferralType?.ToString()), Table(sheet, "Referrals by type"));
        Assert.Equal(Count(leads, lead => $"{calendar.MonthOf(lead.CreatedAt):yyyy-MM}"), Table(sheet, "Leads by month"));
        Assert.Equal(
            [leads.Count, leads.Count(lead => lead is { Status: LeadStatus.New, Outcome: null }), leads.Count(lead => lead is { Status: LeadStatus.New, Outcome: null, AssigneeId: null }),
             leads.Count(lead => lead.Outcome == LeadOutcome.Won), leads.Count(lead => lead is { ActiveClient: true, ReferralType: ReferralType.Regular }),
             leads.Count(lead => lead is { ActiveClient: true, ReferralType: ReferralType.Interim })],
            new[] { "B11", "C11", "F11", "G11", "J11", "K11" }.Select(place => (int)sheet.Cell(place).GetDouble()));
        Assert.Equal($"{leads.Count} of {leads.Count}", sheet.Cell("C8").GetString());
    }

    [Fact]
    public async Task Summary_Stamp_SaysWhoWhenWhatAndByWhichClock()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "amara");
        await office.LocateAsync(admin, "America/New_York");
        await office.LeadAsync(admin);

        using var book = SomeExports.Read(await office.ExportAsync(
            admin, new LeadQuery { Search = "=1+1 \"<b>\"", Source = ["Website", "Call"], Status = [LeadStatus.New], AssigneeId = [admin.UserId], From = new DateOnly(2026, 1, 2) }));

        var sheet = book.Worksheet("Summary");
        Assert.Equal("Harbor: leads", sheet.Cell("B2").GetString());
        Assert.Equal($"{admin.Name} (amara)", sheet.Cell("C4").GetString());
        Assert.Equal(new DateTime(2026, 11, 20, 12, 0, 0), sheet.Cell("C5").GetDateTime());
        Assert.Equal("America/New_York (UTC-05:00)", sheet.Cell("C6").GetString());
        Assert.Equal($"Search: =1+1 \"<b>\"; Status: New; Source: Website or Call; Assignee: {admin.Name}; Created from: 2 Jan 2026", sheet.Cell("C7").GetString());
        Assert.Equal("0 of 0", sheet.Cell("C8").GetString());
        Assert.False(sheet.Cell("C7").HasFormula);
    }

    private static Dictionary<string, int> Count(IEnumerable<Lead> leads, Func<Lead, string?> key) =>
        leads.Select(key).OfType<string>().GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>What stands between the headings and the total of a table; rows of zero are those that fill a gap.</summary>
    private static Dictionary<string, int> Table(IXLWorksheet sheet, string title)
    {
        var head = sheet.CellsUsed().Single(cell => cell.GetString() == title);
        var (row, column) = (head.Address.RowNumber + 2, head.Address.ColumnNumber);
        var counts = new Dictionary<string, int>();
        for (; sheet.Cell(row, column).GetString() != "Total"; row++)
        {
            var name = sheet.Cell(row, column);
            counts.Add(name.DataType == XLDataType.DateTime ? $"{name.GetDateTime():yyyy-MM}" : name.GetString(), (int)sheet.Cell(row, column + 1).GetDouble());
        }

        Assert.Equal(counts.Values.Sum(), (int)sheet.Cell(row, column + 1).GetDouble());
        return counts.Where(entry => entry.Value > 0).ToDictionary();
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using LeadManager.Web.Exports;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Exports;

/// <summary>Rows and columns of an export are those of who asks for it, whatever he asks for.</summary>
public sealed class ExportScopeTests
{
    [Fact] // X02
    public async Task Export_ByManagerOfATeam_HoldsOnlyItsLeadsAndCountsOnlyThem()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var manager = await office.HireAsync(Role.SalesManager);
        var mine = await office.HireAsync(Role.SalesExecutive, "mine", manager.UserId);
        var other = await office.HireAsync(Role.SalesExecutive, "other");
        manager = manager with { TeamUserIds = [manager.UserId, mine.UserId] };
        var own = await GiveAsync(office, admin, mine);
        var foreign = await GiveAsync(office, admin, other);

        // "Select all", and the other team's lead asked for by its owner.
        using var all = SomeExports.Read(await office.ExportAsync(manager));
        using var asked = SomeExports.Read(await office.ExportAsync(manager, new LeadQuery { AssigneeId = [other.UserId] }));
        using var whole = SomeExports.Read(await office.ExportAsync(admin));

        Assert.Equal([own], Numbers(all));
        Assert.Equal("1 of 1", all.Worksheet("Summary").Cell("C8").GetString());
        Assert.Empty(Numbers(asked));
        Assert.Equal([own, foreign], Numbers(whole).Order());
    }

    [Theory]
    [InlineData(Role.SalesManager, false)]
    [InlineData(Role.Administrator, true)]
    public async Task Export_CareDetails_AreThereOnlyForWhoMaySeeThem(Role role, bool granted)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "first");
        var actor = await office.HireAsync(role);
        await office.LeadAsync(admin, lead => (lead.MedicaidNo, lead.DateOfBirth) = ("AB12345C", new DateOnly(1944, 3, 2)));

        var text = System.Text.Encoding.UTF8.GetString(await office.ExportAsync(actor, format: ExportFormat.Csv));
        using var book = SomeExports.Read(await office.ExportAsync(actor));

        var headings = book.Worksheet("Leads").Row(1).CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Equal(granted, text.Contains("AB12345C", StringComparison.Ordinal));
        Assert.Equal(granted, text.Contains("Medicaid number", StringComparison.Ordinal));
        Assert.Equal(granted, headings.Contains("Medicaid number"));
        Assert.Equal(granted, headings.Contains("Date of birth"));
        Assert.Equal(granted, book.Worksheet("Leads").CellsUsed().Any(cell => cell.GetString() == "AB12345C"));
    }

    private static async Task<int> GiveAsync(Office office, Actor admin, Actor owner)
    {
        var lead = await office.LeadAsync(admin, lead => lead.LastName = owner.Username);
        await using var db = await office.ContextAsync();
        (await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id)).AssigneeId = owner.UserId;
        await db.SaveAsync(admin, new("Updated"), default);
        return lead.Lead.Id;
    }

    private static IEnumerable<int> Numbers(ClosedXML.Excel.XLWorkbook book) =>
        book.Worksheet("Leads").Column(1).CellsUsed().Skip(1).Select(cell => (int)cell.GetDouble());
}

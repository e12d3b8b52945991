using System.Text;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>What is kept of rows that were refused or left out, and how they come back.</summary>
public sealed class RefusedRowsTests
{
    [Fact]
    public async Task RefusedRows_CorrectedAndFedBack_AreImported()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var report = await office.ImportAsync(admin, SomeFiles.Good + "\"Ann \"\"A\"\"\",Lee,12,,Website\r\n");
        using var target = new MemoryStream();

        await office.Get<ImportHistory>().WriteRefusedAsync(admin, report.Id ?? 0, target, default);
        var text = Encoding.UTF8.GetString(target.ToArray());
        var again = await office.ImportAsync(admin, text.TrimStart('\uFEFF').Replace(",12,", ",9175550177,", StringComparison.Ordinal));

        Assert.StartsWith("\uFEFFFirst name,Last name,Phone,E-mail,Source,Why refused\r\n\"Ann \"\"A\"\"\",Lee,12,,Website,", text, StringComparison.Ordinal);
        Assert.Equal((1, 0), (again.Created, again.Refused));
        Assert.Equal("Ann \"A\"", (await office.LeadsAsync(admin))[^1].FirstName);
    }

    [Theory]
    [InlineData("=cmd|'/C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("-1+1")]
    public async Task RefusedRows_ThatASpreadsheetWouldRun_AreHarmlessAndComeBackAsTheyWere(string name)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var report = await office.ImportAsync(admin, SomeFiles.Header + $"{name},Lee,+1 917 555 0101,nobody,Website\r\n");
        using var target = new MemoryStream();

        await office.Get<ImportHistory>().WriteRefusedAsync(admin, report.Id ?? 0, target, default);
        var text = Encoding.UTF8.GetString(target.ToArray()).TrimStart('\uFEFF');
        var again = await office.ImportAsync(admin, text.Replace(",nobody,", ",nobody@example.com,", StringComparison.Ordinal));

        Assert.StartsWith($"First name,Last name,Phone,E-mail,Source,Why refused\r\n'{name},Lee,+1 917 555 0101,", text, StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(await office.LeadsAsync(admin)).FirstName);
        Assert.Equal(0, again.TrimmedCells); // the sign before it is no space
    }

    [Fact]
    public async Task Import_LeavesOutSomebodyWhoIsErasedLater_KeepsNoNameOfHim()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin, lead => (lead.FirstName, lead.Phone) = ("Rosalinde", "9175550101"));
        var report = await office.ImportAsync(admin, SomeFiles.Good);

        await office.Get<LeadBin>().DeleteAsync(admin, lead.Lead.Id, default);
        await office.Get<LeadBin>().PurgeAsync(admin, lead.Lead.Id, default);

        Assert.Contains(report.Problems, problem => problem.Reason.Contains("Rosalinde", StringComparison.Ordinal));
        Assert.DoesNotContain("Rosalinde", await office.FingerprintAsync(), StringComparison.Ordinal);
    }
}

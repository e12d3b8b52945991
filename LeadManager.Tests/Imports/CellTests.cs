using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>Nothing in a cell is altered silently: it is kept, or its row is refused or flagged with the reason (I01, I07).</summary>
public sealed class CellTests
{
    [Theory]
    [InlineData("9.19E+09", "shortened")]
    [InlineData("1.23457E+11", "shortened")]
    [InlineData("-10395", "minus signs")]
    [InlineData("123", "3 digits")]
    public async Task Phone_DamagedBySpreadsheet_IsRefusedWithTheReason(string phone, string says)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var report = await office.CheckAsync(admin, SomeFiles.Header + $"Ada,Lovelace,{phone},,Website\r\n");

        var problem = Assert.Single(report.Problems);
        Assert.Equal((2, "Phone", nameof(LeadInput.Phone), phone, true), (problem.Line, problem.Column, problem.Field, problem.Value, problem.IsRefusal));
        Assert.Contains(says, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd|'/C calc'!A0")]
    [InlineData("two\r\nlines")]
    [InlineData("lone\rreturn")]
    [InlineData("say \"\"so\"\", then")]
    [InlineData("Ñandú 👩‍👩‍👧 Ångström")]
    [InlineData("1e3")]
    [InlineData("0012")]
    public async Task Comments_AnyText_AreKeptToTheSign(string text)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        await office.ImportAsync(admin, $"First name,Last name,Phone,Source,Comments\r\nAda,Lovelace,+1 (917) 555-0101 x12,Website,\"{text}\"\r\n");

        var lead = Assert.Single(await office.LeadsAsync(admin));
        Assert.Equal((text.Replace("\"\"", "\"", StringComparison.Ordinal), "+1 (917) 555-0101 x12"), (lead.Comments, lead.Phone));
    }

    [Fact]
    public async Task Cells_ExportedWithApostrophe_LoseIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        await office.ImportAsync(admin, "First name,Last name,Phone,Source,City\r\n'=1+1,'Hooft,9175550101,Website,'@SUM(A1)\r\n");

        var lead = Assert.Single(await office.LeadsAsync(admin));
        Assert.Equal(("=1+1", "'Hooft", "@SUM(A1)"), (lead.FirstName, lead.LastName, lead.City));
    }

    [Theory] // halves of signs, which JSON can name and no text can hold
    [InlineData("""["\ud800"]""")]
    [InlineData("""[{"value":"\udc00"}]""")]
    [InlineData("""[{"\ud800":"1"}]""")]
    public async Task Phone_ListThatIsNoText_IsRefusedAndTheOthersAreNot(string cell)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var report = await office.ImportAsync(admin, SomeFiles.Header + $"Ada,Lovelace,\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\",,Website\r\nBob,Ross,\"[\"\"9175550102\"\"]\",,Website\r\n");

        Assert.Equal((1, 1), (report.Created, report.Refused));
        Assert.Equal("9175550102", Assert.Single(await office.LeadsAsync(admin)).Phone);
    }

    [Fact]
    public async Task Zip_LeadingZeroKept_LostOneFlagged()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var report = await office.ImportAsync(admin, "First name,Last name,Phone,Source,ZIP code\r\nA,B,9175550101,Call,01234\r\nC,D,9175550102,Call,11201\r\nE,F,9175550103,Call,2139\r\n");

        Assert.Equal(["01234", "11201", "2139"], (await office.LeadsAsync(admin)).Select(lead => lead.ZipCode));
        var warning = Assert.Single(report.Problems);
        Assert.Equal((4, "ZIP code", false), (warning.Line, warning.Column, warning.IsRefusal));
    }

    [Theory]
    [InlineData("2024-04-03", "2024-04-03")]
    [InlineData("20240403", "2024-04-03")]
    [InlineData("23.04.2024", "2024-04-23")]
    [InlineData("04/23/2024", "2024-04-23")]
    [InlineData("05/05/2024", "2024-05-05")]
    [InlineData("3 April 2024", "2024-04-03")]
    [InlineData("Apr 3, 2024", "2024-04-03")]
    [InlineData("2024-04-03 00:00:00", "2024-04-03")]
    public void Date_ThatCanBeReadInOneWay_IsRead(string text, string day) =>
        Assert.Equal((DateResult.Read, day), (DateReading.Read(text, null).Result, DateReading.Read(text, null).Date.ToString("yyyy-MM-dd", null)));

    [Theory]
    [InlineData("03/04/2024", DateResult.Ambiguous)]
    [InlineData("3.4.24", DateResult.ShortYear)]
    [InlineData("45385", DateResult.SerialNumber)]
    [InlineData("2024-02-30", DateResult.NoDate)]
    [InlineData("31/31/2024", DateResult.NoDate)]
    [InlineData("soon", DateResult.NoDate)]
    internal void Date_ThatCannot_IsNotGuessed(string text, DateResult result) => Assert.Equal(result, DateReading.Read(text, null).Result);

    [Fact]
    public async Task Date_Ambiguous_IsAskedAndThenReadAsSaid()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        const string Text = "First name,Last name,Phone,Source,Date of birth\r\nA,B,9175550101,Call,03/04/1944\r\nC,D,9175550102,Call,27/04/1950\r\n";

        var asked = await office.CheckAsync(admin, Text);
        var said = await office.ImportAsync(admin, Text, settings => settings.Map("Date of birth", nameof(LeadInput.DateOfBirth), DateOrder.DayFirst));

        var question = Assert.Single(asked.Questions);
        Assert.Equal(("Date of birth", "03/04/1944", 1, 1, 0), (question.Header, question.Example, question.Rows, question.DayFirst, question.MonthFirst));
        Assert.Equal((1, 1), (asked.Created, asked.Refused));
        Assert.Empty(said.Questions);
        Assert.Equal([new DateOnly(1944, 4, 3), new DateOnly(1950, 4, 27)], (await office.LeadsAsync(admin)).Select(lead => lead.DateOfBirth));
    }

    [Fact]
    public async Task Row_CellFixedInPlace_IsReadAnew()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var text = SomeFiles.Header + "Ada,,12,not-mail,Website\r\n";

        var before = await office.CheckAsync(admin, text);
        var after = await office.CheckAsync(admin, text, settings => settings with
        {
            Fixes = new Dictionary<int, IReadOnlyDictionary<int, string>> { [2] = new Dictionary<int, string> { [1] = "Lovelace", [2] = "9175550101", [3] = "ada@example.com" } },
        });

        Assert.Equal(["Last name", "Phone", "E-mail"], before.Problems.Select(problem => problem.Column).Order(StringComparer.Ordinal).OrderBy(name => name switch { "Last name" => 0, "Phone" => 1, _ => 2 }));
        Assert.Equal((0, 1), (before.Created, before.Refused));
        Assert.Equal((1, 0), (after.Created, after.Refused));
    }

    [Fact]
    public async Task Row_MoreCellsThanColumns_IsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var text = SomeFiles.Rows(250) + "Ada,Lovelace,9175550101,a@b.example,Call,lost\r\n";

        var report = await office.CheckAsync(admin, text);

        Assert.Equal((250, 1), (report.Created, report.Refused));
        Assert.Contains("6 cells", Assert.Single(report.Problems).Reason, StringComparison.Ordinal);
    }
}

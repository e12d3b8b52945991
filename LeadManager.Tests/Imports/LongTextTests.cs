using LeadManager.Core.Access;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>
/// A text of several hundred thousand signs is read once: patterns that try it anew from each sign on would be at it for hours, and
/// these tests with them (P17).
/// </summary>
public sealed class LongTextTests
{
    private const int Long = 300_000;

    public static TheoryData<string, string> Cells => new()
    {
        { "dots of an address", "a@" + new string('.', Long) + " x" },
        { "an address without end", "a@" + Repeat("a.", Long) + "@" },
        { "spaces", new string(' ', Long) + "x" },
        { "figures", Repeat("1 ", Long) + "y" },
        { "a figure and spaces", "1" + new string(' ', Long) + "y" },
        { "extensions", Repeat("1 x1 ", Long) + "y" },
        { "brackets", Repeat("( 0", Long) },
        { "times", Repeat("T ", Long) + "1:00x" },
        { "parts of a day", "1/" + new string(' ', Long) + "x" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task File_WithALongCell_IsReadAndItsRowRefused(string what, string cell)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var top = SomeFiles.Open(SomeFiles.Text($"\"{cell}\",b,c\r\nAda,Lovelace,1\r\n")); // where the names of columns are looked for

        var report = await office.ImportAsync(admin, $"First name,Last name,Phone,E-mail,Last contact date,Source\r\nAda,Lovelace,\"{cell}\",\"{cell}\",\"{cell}\",Website\r\nBob,Ross,9175550102,,,Website\r\n");

        Assert.Equal((3, 1, 1), (top.Headers.Count, report.Created, report.Refused));
        Assert.NotEmpty(what);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Phone_Long_IsNoNumber(string what, string text)
    {
        var faults = Validation.Check(new CreateLead { FirstName = "Ada", LastName = "Lovelace", Source = "Website", Phone = text, EmergencyContactPhone = text, Email = text });

        Assert.Contains(nameof(LeadInput.Phone), faults?.Errors.Keys ?? []);
        Assert.False(PhoneNumber.IsWellFormed(text) && PhoneNumber.CountDigits(text) <= LeadLimits.PhoneDigitsMax, what);
    }

    [Theory] // as before, however it is read
    [InlineData("+1 (917) 555-0101 x12", true, 11)]
    [InlineData("  917.555.0101  ", true, 10)]
    [InlineData("917 555 0101 ext. 4 ", true, 10)]
    [InlineData("(0)30/1234567#9", true, 9)]
    [InlineData("917 555 0101 y", false, 10)]
    [InlineData("+-", false, 0)]
    [InlineData("1 + 2", false, 2)]
    public void Phone_OfUsualLength_IsReadAsEver(string text, bool isWellFormed, int digits) =>
        Assert.Equal((isWellFormed, digits), (PhoneNumber.IsWellFormed(text), PhoneNumber.CountDigits(text)));

    [Theory]
    [InlineData("ada@example.com", 0)]
    [InlineData(" +1 917 555 0101 ", 0)]
    [InlineData("2026-11-20", 0)]
    [InlineData("Nickname", 1)]
    public void HeaderLine_OfValues_IsNone(string cell, int line) =>
        Assert.Equal(line, SomeFiles.Open(SomeFiles.Text($"{cell},somebody,something\r\nx,y,z\r\n")).Layout.HeaderLine);

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
}

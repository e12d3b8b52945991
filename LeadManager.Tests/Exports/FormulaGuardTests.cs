using LeadManager.Core.Results;

namespace LeadManager.Tests.Exports;

/// <summary>X04: no text of an export begins with a sign that a spreadsheet runs, phones stay as they are, and the import takes the apostrophe away again.</summary>
public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("\0=1+1")]
    [InlineData("＝1+1")]
    [InlineData("+1917+cmd")]
    [InlineData("+1-917-555-0142")] // a difference, to a spreadsheet
    public void Guard_TextThatASpreadsheetWouldRun_GetsAnApostropheAndLosesItAgain(string text)
    {
        Assert.Equal("'" + text, FormulaGuard.Guard(text));
        Assert.Equal(text, FormulaGuard.Unguard(FormulaGuard.Guard(text)));
    }

    [Theory]
    [InlineData("+1 (917) 555 0142")]
    [InlineData("+44 20 7946 0001")]
    [InlineData("'t Hooft")]
    [InlineData("Anne-Marie")]
    [InlineData("")]
    public void Guard_PhoneOrPlainText_StaysAsItIs(string text) => Assert.Equal((text, text), (FormulaGuard.Guard(text), FormulaGuard.Unguard(text)));
}

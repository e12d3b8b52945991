using LeadManager.Core.Settings;
using LeadManager.Web.Components.Work;

namespace LeadManager.Tests.Settings;

/// <summary>What people set by the office's clocks, also on the nights when these are changed.</summary>
public sealed class WallClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-11-20T15:15", "2026-11-20T14:15")]
    [InlineData("America/New_York", "2026-11-20T15:15", "2026-11-20T20:15")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30")] // comes twice: the first time
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30")] // never comes: shown as 03:30
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30")]
    public void ToUtc_OfWhatTheClocksShow_IsOneMoment(string zone, string local, string utc) =>
        Assert.Equal(At(utc), new OfficeCalendar(zone).ToUtc(At(local)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24T07:30", "2026-10-25", "2026-10-25T08:30")] // 09:30 stays 09:30 when the clocks go back
    [InlineData("America/New_York", "2026-03-07T14:30", "2026-03-08", "2026-03-08T13:30")]
    public void Move_ToAnotherDay_KeepsTheTimeOfTheClocks(string zone, string due, string day, string moved) =>
        Assert.Equal(At(moved), DueShortcuts.Move(At(due), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new OfficeCalendar(zone)));

    [Fact]
    public void Shortcuts_OnAFriday_AreWorkingMorningsAndInAnHour()
    {
        var shortcuts = DueShortcuts.Of(At("2026-11-20T13:02"), new OfficeCalendar("Etc/UTC"));

        Assert.Equal(
            [("In an hour", At("2026-11-20T14:05")), ("Tomorrow", At("2026-11-21T09:00")), ("In 3 days", At("2026-11-23T09:00")), ("Next week", At("2026-11-23T09:00")), ("In a month", At("2026-12-21T09:00"))],
            shortcuts.Select(shortcut => (shortcut.Name, shortcut.At)));
    }

    private static DateTime At(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}

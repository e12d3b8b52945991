using LeadManager.Core.Data.Demo;
using LeadManager.Core.Settings;

namespace LeadManager.Tests.Demo;

public sealed class DemoCalendarTests
{
    private static readonly OfficeCalendar Clocks = new("America/New_York");

    private static readonly DateTime Now = new(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc);

    /// <summary>Also on the days on which the clocks are changed, and before and after the years that the calendar holds ready.</summary>
    [Fact]
    public void DateOf_EveryHalfHourOfFiveYears_IsTheDateThatTheClocksOfTheOfficeShow()
    {
        var calendar = new DemoCalendar(Clocks, Now, new DemoRandom(1));

        for (var at = Now.AddYears(-4); at < Now.AddYears(1); at = at.AddMinutes(30))
            Assert.Equal((at, Clocks.DateOf(at)), (at, calendar.DateOf(at)));
    }

    [Fact]
    public void During_EveryDay_LiesInTheHoursInWhichTheOfficeIsOpen()
    {
        var calendar = new DemoCalendar(Clocks, Now, new DemoRandom(1));

        for (var day = calendar.Today.AddYears(-4); day < calendar.Today; day = day.AddDays(1))
            Assert.Equal(Clocks.StartOf(day).AddHours(13), calendar.During(day, default, 0.5));
    }
}

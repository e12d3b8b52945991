using LeadManager.Core.Settings;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class MomentsTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 13, 0, 0, DateTimeKind.Utc);
    private static readonly OfficeCalendar Berlin = new("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-20T12:59:30", "just now")]
    [InlineData("2026-11-20T12:48:00", "12 minutes ago")]
    [InlineData("2026-11-20T08:42:00", "Today 09:42")]
    [InlineData("2026-11-19T23:30:00", "Today 00:30")]
    [InlineData("2026-11-19T15:05:00", "Yesterday 16:05")]
    [InlineData("2026-11-16T09:00:00", "Mon 16 Nov")]
    [InlineData("2025-03-02T09:00:00", "2 Mar 2025")]
    [InlineData("2026-11-21T08:00:00", "Tomorrow 09:00")]
    public void Say_Moment_IsSaidInTheOfficesZone(string utc, string said)
    {
        var moment = DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(said, Moments.Say(moment, Now, Berlin));
    }

    [Theory]
    [InlineData("2026-11-18T12:00:00", "2 days late")]
    [InlineData("2026-11-21T14:15:00", "Tomorrow 15:15")]
    [InlineData("2026-11-24T07:10:00", "Tue 24 Nov 08:10")]
    public void DueAt_ALaterDay_SaysTheTimeToo(string utc, string said) =>
        Assert.Equal(said, Moments.DueAt(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), Now, Berlin));

    [Theory]
    [InlineData("2026-11-20T12:59:50", "1 min late")]
    [InlineData("2026-11-20T11:30:00", "1 hour late")]
    [InlineData("2026-11-20T03:00:00", "10 hours late")]
    [InlineData("2026-11-18T12:00:00", "2 days late")]
    [InlineData("2026-11-20T14:15:00", "Today 15:15")]
    public void Due_Moment_SaysHowLate(string utc, string said)
    {
        var moment = DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(said, Moments.Due(moment, Now, Berlin));
    }
}

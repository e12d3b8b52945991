using System.Net;
using LeadManager.Core.Settings;

namespace LeadManager.Tests.Api;

/// <summary>Dates that do not exist, that clocks jump over, or that lie at the ends of what a calendar holds.</summary>
public sealed class DateTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    private static readonly string[] Zones =
        ["Pacific/Auckland", "Pacific/Kiritimati", "Etc/UTC", "America/Sao_Paulo", "Pacific/Honolulu", "Asia/Kathmandu", "America/St_Johns", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe"];

    [Theory]
    [InlineData("dateOfBirth", "\"2026-02-30\"")]
    [InlineData("dateOfBirth", "\"0001-01-01\"")]
    [InlineData("dateOfBirth", "\"9999-12-31\"")]
    [InlineData("dateOfBirth", "\"1944-03-02T00:00:00Z\"")]
    [InlineData("dateOfBirth", "\"1944-03-02T00:00:00+05:45\"")]
    [InlineData("dateOfBirth", "\"02/03/1944\"")]
    [InlineData("dateOfBirth", "\"\"")]
    [InlineData("dateOfBirth", "19440302")]
    [InlineData("dateOfBirth", "\"{after tomorrow}\"")]
    [InlineData("lastContactDate", "\"2025-03-09T02:30:00-05:00\"")]
    [InlineData("lastContactDate", "\"2026-13-01\"")]
    public async Task Post_DateThatCannotBeMeant_NamesTheFieldAndWritesNothing(string name, string date)
    {
        var before = await FingerprintAsync();
        var meant = date.Replace("{after tomorrow}", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(2)).ToString("O", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var answer = await Admin.PostAsync("/api/leads", $$"""{"firstName":"A","lastName":"B","phone":"9175550142","source":"Call","{{name}}":{{meant}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([name], answer.Faults);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Theory]
    [InlineData("1944-02-29")]
    [InlineData("1900-01-01")]
    [InlineData("2025-03-30")]
    public async Task Post_DateThatIs_IsShownBackAsItWas(string date)
    {
        var answer = await Admin.PostAsync("/api/leads", $$"""{"firstName":"A","lastName":"B","phone":"9175550142","source":"Call","dateOfBirth":"{{date}}"}""");

        Assert.Equal(date, answer.Json.GetProperty("dateOfBirth").GetString());
        Assert.EndsWith("Z", answer.Json.GetProperty("createdAt").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/leads")]
    [InlineData("/api/analytics/summary")]
    [InlineData("/api/audit")]
    public async Task Filter_EndsOfTheCalendarAndMoments_AnsweredOrNamed(string path)
    {
        foreach (var bound in new[] { "from=0001-01-01", "to=9999-12-31", "from=9999-12-31", "to=0001-01-01", "from=0001-01-01&to=9999-12-31", "from=2025-03-30&to=2025-03-30" })
            Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync($"{path}?{bound}")).Status);
        foreach (var bound in new[] { "2026-02-30", "2026-03-29T02:30:00", "2026-03-29T02:30:00%2B05:45", "yesterday", "20260329" })
            Assert.Equal(["from"], (await Admin.GetAsync($"{path}?from={bound}")).Faults);
    }

    [Fact]
    public void StartOf_EveryDayOfManyYearsAndBothEnds_IsThatDayInTheOfficeAndNeverThrows()
    {
        foreach (var calendar in Zones.Select(zone => new OfficeCalendar(zone)))
        {
            for (var day = new DateOnly(2000, 1, 1); day.Year < 2027; day = day.AddDays(1))
            {
                Assert.Equal(day, calendar.DateOf(calendar.StartOf(day)));
                Assert.Equal(day.AddDays(-1), calendar.DateOf(calendar.StartOf(day).AddTicks(-1)));
            }

            Assert.True(calendar.StartOf(DateOnly.MinValue) < calendar.StartOf(DateOnly.MaxValue));
        }
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Leads;

/// <summary>A total that is put together from kept counts is the number of leads that the pages show.</summary>
public sealed class LeadTotalsTests
{
    [Fact]
    public async Task Total_OfAnyPeriodOrTemperature_IsWhatThePagesShow()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var leads = await office.FillAsync(admin, 200);
        var service = office.Get<LeadService>();
        var calendar = await office.Get<OrganisationService>().GetCalendarAsync(default);
        var days = leads.Select(lead => calendar.DateOf(lead.CreatedAt)).ToList();
        var (first, last) = (days.Min(), days.Max());

        DateOnly?[] ends = [null, DateOnly.MinValue, DateOnly.MaxValue, first, last, first.AddDays(40), new(first.Year, first.Month, 1), new DateOnly(last.Year, last.Month, 1).AddDays(-1), first.AddMonths(3)];
        foreach (var from in ends)
            foreach (var to in ends)
                Assert.Equal((from, to, days.Count(day => !(day < from) && !(day > to))), (from, to, await service.CountAsync(admin, new LeadQuery { From = from, To = to }, default)));
        foreach (var temperature in Enum.GetValues<Temperature>())
            Assert.Equal(leads.Count(lead => lead.Temperature == temperature), await service.CountAsync(admin, new LeadQuery { Temperature = [temperature] }, default));
    }
}

using LeadManager.Tests.Support;
using LeadManager.Web.Security;

namespace LeadManager.Tests.Security;

public sealed class ThrottleTests
{
    [Fact]
    public void Take_BeyondTheBurst_WaitsAndTellsOnceUntilATurnWasFree()
    {
        var (clock, told) = (new FakeClock(), new List<string>());
        var throttle = new Throttle(2, TimeSpan.FromMinutes(1), clock, told.Add);

        TimeSpan?[] first = [throttle.Take("a"), throttle.Take("a"), throttle.Take("a"), throttle.Take("a"), throttle.Take("b")];
        var toldAtFirst = told.Count;
        clock.Advance(TimeSpan.FromMinutes(1));
        TimeSpan?[] later = [throttle.Take("a"), throttle.Take("a")];

        Assert.Equal([null, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), null], first);
        Assert.Equal([null, TimeSpan.FromMinutes(1)], later);
        Assert.Equal((1, 2), (toldAtFirst, told.Count));
        Assert.All(told, key => Assert.Equal("a", key));
    }
}

using LeadManager.Web.Demo;

namespace LeadManager.Tests.Demo;

public sealed class DemoArgumentsTests
{
    [Fact]
    public void Read_DemoBetweenOtherArguments_TakesOnlyItsOwn()
    {
        var read = DemoArguments.Read(["--urls", "http://localhost:1", "--demo", "--leads", "7", "--x=1"]);

        Assert.Equal((true, 7, null), (read.Asked, read.Leads, read.Fault));
        Assert.Equal(["--urls", "http://localhost:1", "--x=1"], read.Rest);
    }

    [Theory]
    [InlineData("--leads")]
    [InlineData("--leads", "many")]
    [InlineData("--leads", "-1")]
    [InlineData("--leads=9999999999")]
    public void Read_CountThatIsNoNumber_SaysWhatIsWrong(params string[] args)
    {
        var read = DemoArguments.Read(["--demo", .. args]);

        Assert.Contains("--leads", read.Fault, StringComparison.Ordinal);
    }
}

using LeadManager.Core.Settings;
using LeadManager.Web.Starting;

namespace LeadManager.Tests.Starting;

public sealed class StartArgumentsTests
{
    [Fact]
    public void Read_DemoBetweenOtherArguments_TakesOnlyItsOwn()
    {
        var read = StartArguments.Read(["--urls", "http://localhost:1", "--demo", "--leads", "7", "--x=1"]);

        Assert.Equal((true, 7, null), (read.Demo, read.Leads, read.Fault));
        Assert.Equal(["--urls", "http://localhost:1", "--x=1"], read.Rest);
    }

    [Theory]
    [InlineData("--leads")]
    [InlineData("--leads", "many")]
    [InlineData("--leads", "-1")]
    [InlineData("--leads=9999999999")]
    public void Read_CountThatIsNoNumber_SaysWhatIsWrong(params string[] args)
    {
        var read = StartArguments.Read(["--demo", .. args]);

        Assert.Contains("--leads", read.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--preset", "homecare")]
    [InlineData("--preset=HomeCare")]
    public void Read_Preset_IsTheKindOfTheDemoOffice(params string[] args)
    {
        var read = StartArguments.Read(["--demo", .. args, "--x=1"]);

        Assert.Equal((Preset.HomeCare, null), (read.Preset, read.Fault));
        Assert.Equal(["--x=1"], read.Rest);
    }

    [Theory]
    [InlineData("--demo", "--preset", "Circus")]
    [InlineData("--demo", "--preset")]
    [InlineData("--preset", "Clinic")] // without --demo
    public void Read_PresetThatCannotBe_SaysWhatIsWrong(params string[] args) =>
        Assert.Contains("--preset", StartArguments.Read(args).Fault, StringComparison.Ordinal);

    [Fact]
    public void Read_Recount_StandsAlone()
    {
        var alone = StartArguments.Read(["--recount", "--urls", "http://localhost:1"]);
        var both = StartArguments.Read(["--demo", "--recount"]);

        Assert.Equal((true, false, null), (alone.Recount, alone.Demo, alone.Fault));
        Assert.Equal(["--urls", "http://localhost:1"], alone.Rest);
        Assert.Contains("--recount", both.Fault, StringComparison.Ordinal);
    }
}

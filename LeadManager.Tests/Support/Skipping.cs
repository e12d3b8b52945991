namespace LeadManager.Tests.Support;

/// <summary>The one place that decides whether a test may be left out because this machine lacks something.</summary>
public static class Skipping
{
    /// <summary>Set where everything is there, as in CI: a test that would be left out fails then.</summary>
    private const string Variable = "LEADMANAGER_NO_SKIP";

    private static bool IsAllowed => Environment.GetEnvironmentVariable(Variable) is null or "" or "0";

    /// <summary>Leaves the test out with the reason, or fails it where nothing may be left out.</summary>
    public static void Unless(bool isPresent, string reason)
    {
        if (isPresent)
            return;
        Skip.If(IsAllowed, reason);
        Assert.Fail($"{reason} {Variable} is set, so this test may not be left out.");
    }
}

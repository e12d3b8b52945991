namespace LeadManager.Tests.Support;

/// <summary>Waits for what follows a signal of the live feed, which comes by on another thread.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task IsAsync<T>(T expected, Func<Task<T>> read)
    {
        using var waited = new CancellationTokenSource(Patience);
        while (!Equals(expected, await read()) && !waited.IsCancellationRequested)
            await Task.Delay(20, CancellationToken.None);
        Assert.Equal(expected, await read());
    }
}

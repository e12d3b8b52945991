using System.Diagnostics;

namespace LeadManager.Benchmarks.Exports;

/// <summary>One export as whoever fetches it sees it.</summary>
/// <param name="FirstByte">From the question to the first byte of the file.</param>
/// <param name="Whole">From the question to the last byte.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Rise">How far the application's memory rose meanwhile over what it was before, in MB.</param>
internal sealed record Download(TimeSpan FirstByte, TimeSpan Whole, long Bytes, double Rise)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Fetches it and throws it away; throws where it is refused or breaks off.</summary>
    public static async Task<Download> FetchAsync(WebApp app, HttpClient api, string path, CancellationToken ct)
    {
        var idle = app.MemoryMb;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var most = WatchAsync(app, ended.Token);
        var begun = Stopwatch.GetTimestamp();
        using var answer = await api.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await using var file = await answer.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[1 << 16];
        long bytes = await file.ReadAsync(buffer, ct);
        var first = Stopwatch.GetElapsedTime(begun);
        while (await file.ReadAsync(buffer, ct) is > 0 and var more)
            bytes += more;
        var whole = Stopwatch.GetElapsedTime(begun);
        await ended.CancelAsync();
        return new Download(first, whole, bytes, Math.Max(0, await most - idle));
    }

    private static async Task<double> WatchAsync(WebApp app, CancellationToken ct)
    {
        var most = app.MemoryMb;
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                most = Math.Max(most, app.MemoryMb);
        }
        catch (OperationCanceledException)
        {
            // Ended: what was the most is known.
        }

        return most;
    }
}

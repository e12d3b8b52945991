using System.Threading.Channels;

namespace LeadManager.Core.Data;

/// <summary>Makes items on another processor while the last ones are being written: each takes about as long.</summary>
internal static class WorkAhead
{
    /// <summary>Few: what waits for long outlives the collector's first look at it, and that takes memory until its next big round.</summary>
    private const int ItemsAhead = 100;

    public static IAsyncEnumerable<T> Of<T>(IEnumerable<T> source, CancellationToken ct)
    {
        var made = Channel.CreateBounded<T>(new BoundedChannelOptions(ItemsAhead) { SingleReader = true, SingleWriter = true });
        _ = Task.Run(async () =>
        {
            try
            {
                foreach (var item in source)
                    await made.Writer.WriteAsync(item, ct);
                made.Writer.Complete();
            }
            catch (Exception fault)
            {
                made.Writer.Complete(fault); // the reader throws it
            }
        }, ct);
        return made.Reader.ReadAllAsync(ct);
    }
}

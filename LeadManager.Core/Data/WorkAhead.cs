using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LeadManager.Core.Data;

/// <summary>Makes items on another processor while the last ones are being written: each takes about as long.</summary>
internal static class WorkAhead
{
    /// <summary>
    /// Handed over together, so that neither side waits for each single one. Few batches wait: what waits for long outlives
    /// the collector's first look at it, and that takes memory until its next big round.
    /// </summary>
    private const int ItemsTogether = 100, BatchesAhead = 2;

    public static async IAsyncEnumerable<T> Of<T>(IEnumerable<T> source, [EnumeratorCancellation] CancellationToken ct)
    {
        var made = Channel.CreateBounded<T[]>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        _ = Task.Run(() => MakeAsync(source, made.Writer, ct), ct);
        await foreach (var batch in made.Reader.ReadAllAsync(ct))
            foreach (var item in batch)
                yield return item;
    }

    private static async Task MakeAsync<T>(IEnumerable<T> source, ChannelWriter<T[]> made, CancellationToken ct)
    {
        try
        {
            foreach (var batch in source.Chunk(ItemsTogether))
                await made.WriteAsync(batch, ct);
            made.Complete();
        }
        catch (Exception fault)
        {
            made.Complete(fault); // the reader throws it
        }
    }
}

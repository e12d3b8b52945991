using System.IO.Compression;
using System.IO.Pipelines;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>
/// The zip file that a workbook is, written from front to end into a stream that cannot go back. A part is made on one
/// thread while another compresses what is there of it and sends it off; when the receiver is slow, the maker waits.
/// </summary>
internal sealed class WorkbookPackage
{
    /// <summary>How far the maker may run ahead, in bytes.</summary>
    private const int Ahead = 1 << 20;

    private readonly ZipArchive _zip;
    private readonly Stream _target;

    private WorkbookPackage(ZipArchive zip, Stream target) => (_zip, _target) = (zip, target);

    public static async Task<WorkbookPackage> BeginAsync(Stream target, CancellationToken ct) =>
        new(await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct), target);

    /// <summary>A part that is small enough to be made at once.</summary>
    public async Task AddAsync(string name, Action<XmlText> make, CancellationToken ct)
    {
        var xml = new XmlText();
        make(xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8));
        await using var part = await _zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await part.WriteAsync(xml.Written, ct);
    }

    /// <summary>A part of any size.</summary>
    public async Task AddAsync(string name, Func<PipeWriter, CancellationToken, Task> makeAsync, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: Ahead, resumeWriterThreshold: Ahead / 2, minimumSegmentSize: 1 << 16, useSynchronizationContext: false));
        var making = Task.Run(() => MakeAsync(pipe.Writer, makeAsync, stop.Token), CancellationToken.None);
        try
        {
            await using var part = await _zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
            await pipe.Reader.CopyToAsync(part, ct);
        }
        finally
        {
            // When the receiver is gone, nobody needs the rest; the maker is waited for, because the rows it reads are not its own.
            await stop.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await making;
        }
    }

    /// <summary>Sends what is there.</summary>
    public Task FlushAsync(CancellationToken ct) => _target.FlushAsync(ct);

    /// <summary>Writes the directory, without which the file is none: to be called only when everything is in it.</summary>
    public ValueTask EndAsync() => _zip.DisposeAsync();

    /// <summary>A fault of the maker goes through the pipe to the reader, who throws it.</summary>
    private static async Task MakeAsync(PipeWriter writer, Func<PipeWriter, CancellationToken, Task> makeAsync, CancellationToken ct)
    {
        try
        {
            await makeAsync(writer, ct);
            await writer.CompleteAsync();
        }
#pragma warning disable CA1031 // whatever it is, it is thrown on the other side
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await writer.CompleteAsync(fault);
        }
    }
}

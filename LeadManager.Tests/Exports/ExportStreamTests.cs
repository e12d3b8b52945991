using LeadManager.Core.Access;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using LeadManager.Web.Exports;

namespace LeadManager.Tests.Exports;

/// <summary>An export goes out while it is made: memory does not grow with the rows, and whoever goes away stops it.</summary>
public sealed class ExportStreamTests
{
    private const int Many = 1_000_000;

    [Theory] // X06
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Export_ReaderThatTakesNothingMore_StopsTheReadingSoon(string extension)
    {
        // What cannot be sent is not read either: that, and no clock, is what keeps the memory constant.
        var (read, target) = (0, new SlowReader(256 << 10));
        using var stop = new CancellationTokenSource();
        await using var cut = stop.Token.Register(target.Cut);
        var writing = Format(extension).WriteAsync(target, SomeExports.Order(Many), SomeExports.Leads(Many, number => read = number, stop.Token), stop.Token);
        await target.IsFull;
        await StandsStillAsync(() => read);

        Assert.InRange(read, 1, 60_000);
        Assert.False(writing.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Export_FirstRowThatTakesLong_HasBegunToDownloadBefore(string extension)
    {
        var (asked, target) = (new TaskCompletionSource(), new SlowReader(long.MaxValue));
        using var stop = new CancellationTokenSource();
        async IAsyncEnumerable<Core.Leads.LeadLine> Never()
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, stop.Token);
            yield break;
        }

        var writing = Format(extension).WriteAsync(target, SomeExports.Order(), Never(), stop.Token);
        await asked.Task;

        Assert.True(target.Taken > 0);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Export_FaultWhileReading_IsThrownAndTheFileHasNoEnd(string extension)
    {
        using var file = new MemoryStream();
        var leads = SomeExports.Leads(Many, number => _ = number < 500 ? 0 : throw new InvalidDataException("The disk is gone."));

        await Assert.ThrowsAsync<InvalidDataException>(() => Format(extension).WriteAsync(file, SomeExports.Order(Many), leads, default));

        if (extension == "xlsx")
            Assert.Throws<InvalidDataException>(() => new System.IO.Compression.ZipArchive(file));
    }

    [Fact]
    public async Task Export_Cancelled_IsNotedWithItsRowsAndHowItEnded()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin);
        using var stop = new CancellationTokenSource();
        var job = SomeExports.Job(admin.UserId);
        Assert.True(job.Start(stop.Cancel));
        job.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.Exports().WriteAsync(admin, SomeExports.Wish(admin, ExportFormat.Csv), Stream.Null, job, stop.Token));

        await using var db = await office.ContextAsync();
        var note = db.AuditEntries.Single(entry => entry.ActionType == "Exported");
        Assert.Equal("Began to export leads as csv; it was cancelled after 0", note.Description);
        Assert.Contains("\"End\":\"Cancelled\"", note.NewValue, StringComparison.Ordinal);
        Assert.Equal(ExportPhase.Cancelled, job.Phase);
    }

    [Fact]
    public async Task Export_Broken_IsNotedWithItsRowsAndHowItEnded()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin);
        var (job, full) = (SomeExports.Job(admin.UserId), new MemoryStream(new byte[100], writable: true));

        await Assert.ThrowsAnyAsync<NotSupportedException>(() => office.Exports().WriteAsync(admin, SomeExports.Wish(admin, ExportFormat.Workbook), full, job, default));

        await using var db = await office.ContextAsync();
        var note = db.AuditEntries.Single(entry => entry.ActionType == "Exported");
        Assert.Contains("it broke off after", note.Description, StringComparison.Ordinal);
        Assert.Contains("\"End\":\"Broken\"", note.NewValue, StringComparison.Ordinal);
        Assert.Equal(ExportPhase.Broken, job.Phase);
    }

    [Fact] // X06
    public async Task Export_OthersAreBeingAnswered_LetsThemThroughAndComesToItsEnd()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.FillAsync(admin, 120);
        var (others, job, file) = (new OthersAtWork(), SomeExports.Job(admin.UserId), new MemoryStream());
        var nobody = others.LetThroughAsync(default);
        others.Enter();
        var waits = !others.LetThroughAsync(default).IsCompleted;

        await office.Exports(others).WriteAsync(admin, SomeExports.Wish(admin, ExportFormat.Csv), file, job, default);

        Assert.True(nobody.IsCompletedSuccessfully);
        Assert.True(waits);
        Assert.Equal((ExportPhase.Complete, 120), (job.Phase, job.Rows));
        others.Leave();
        Assert.True(others.LetThroughAsync(default).IsCompletedSuccessfully);
    }

    private static ExportFormat Format(string extension) => extension == "csv" ? ExportFormat.Csv : ExportFormat.Workbook;

    private static async Task StandsStillAsync(Func<int> read)
    {
        for (var (before, times) = (-1, 0); times < 5; times = before == read() ? times + 1 : 0)
        {
            before = read();
            await Task.Delay(100);
        }
    }

    /// <summary>Takes so many bytes and then no more, like a browser whose disk hangs; when it is cut off, what is written goes nowhere.</summary>
    private sealed class SlowReader(long most) : Stream
    {
        private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Cut() => _cut.TrySetResult();

        public Task IsFull => _full.Task;

        public long Taken { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            if (Taken < most)
                return;
            _full.TrySetResult();
            await _cut.Task;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() { }

        public override void Write(byte[] buffer, int offset, int count) => Taken += count;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

using System.Buffers.Text;
using System.Diagnostics;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>A dashboard that somebody has open: notes when which total appears, and can click a chart into a table and back.</summary>
internal sealed class OpenDashboard : IAsyncDisposable
{
    private const string Path = "dashboard", AsTable = "Show as table", AsChart = "Show as chart";

    private readonly ChangeLog _changes;
    private readonly Dictionary<string, long> _buttons = [];
    private bool _isTable;
    private long _clickedAt;

    public OpenDashboard(SignedInPerson person, ChangeLog changes)
    {
        _changes = changes;
        Circuit = new Circuit(person, Path, See);
    }

    public Circuit Circuit { get; }

    /// <summary>The total it shows.</summary>
    public int Shown { get; private set; }

    /// <summary>Render batches without those that answer a click.</summary>
    public int Renders { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Milliseconds from each change's beginning until a batch that holds it.</summary>
    public List<double> Delays { get; } = [];

    /// <summary>The same of the newest change in each batch only.</summary>
    public List<double> Newest { get; } = [];

    /// <summary>Milliseconds from each click until its batch.</summary>
    public List<double> Clicks { get; } = [];

    public Task ClickAsync()
    {
        if (_clickedAt != 0 || !_buttons.TryGetValue(_isTable ? AsChart : AsTable, out var handler))
            return Task.CompletedTask; // the last click is still on its way
        _isTable = !_isTable;
        _clickedAt = Stopwatch.GetTimestamp();
        return Circuit.ClickAsync(handler);
    }

    /// <summary>Forgets what was counted so far; what is shown stays.</summary>
    public void Restart()
    {
        (Renders, Bytes) = (0, 0);
        Delays.Clear();
        Newest.Clear();
        Clicks.Clear();
    }

    public ValueTask DisposeAsync() => Circuit.DisposeAsync();

    private void See(RenderBatch batch)
    {
        var now = Stopwatch.GetTimestamp();
        var (total, isClick) = (Shown, false);
        foreach (var text in batch.Texts())
        {
            isClick |= text.Span.SequenceEqual("aria-pressed"u8);
            if (NumberOf(text.Span) is { } number && number > total && number <= _changes.Total && number >= _changes.TotalBefore)
                total = number;
        }

        Bytes += batch.Length;
        foreach (var (name, handler) in batch.Clicks().Where(click => click.Name is AsTable or AsChart))
            _buttons[name] = handler;
        if (!isClick)
            Renders++;
        else if (_clickedAt is var clicked && clicked != 0)
        {
            Clicks.Add(Stopwatch.GetElapsedTime(clicked, now).TotalMilliseconds);
            _clickedAt = 0;
        }

        if (Shown > 0 && total > Shown)
        {
            for (var seen = Shown + 1; seen <= total; seen++)
                Delays.Add(Stopwatch.GetElapsedTime(_changes.BegunAt(seen), now).TotalMilliseconds);
            Newest.Add(Delays[^1]);
        }

        Shown = total;
    }

    /// <summary>The number of a text like <c>10,512</c>; none where it is anything else.</summary>
    private static int? NumberOf(ReadOnlySpan<byte> text)
    {
        Span<byte> digits = stackalloc byte[10];
        var count = 0;
        for (var place = 0; place < text.Length; place++)
        {
            var isComma = text[place] == ',' && (text.Length - place) % 4 == 0;
            if (count == digits.Length || !(isComma || text[place] is >= (byte)'0' and <= (byte)'9'))
                return null;
            if (!isComma)
                digits[count++] = text[place];
        }

        return Utf8Parser.TryParse(digits[..count], out int number, out _) ? number : null;
    }
}

using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>
/// What a page showed and what passed between it and the server, written beside the test results when a journey fails: whoever
/// reads of the failure was not there to look.
/// </summary>
internal sealed class LastSight
{
    private const int MessagesKept = 200, OutputKept = 4_000;

    private static int _faults;
    private static int _written;

    private readonly IPage _page;
    private readonly RunningApp _app;
    private readonly Queue<string> _messages = [];
    private readonly int _faultsBefore = Volatile.Read(ref _faults);

    static LastSight() => AppDomain.CurrentDomain.FirstChanceException += Count;

    public LastSight(IPage page, RunningApp app)
    {
        (_page, _app) = (page, app);
        page.Console += (_, said) => Note($"console {said.Type}: {said.Text}");
        page.PageError += (_, fault) => Note($"fault: {fault}");
        page.FrameNavigated += (_, frame) => Note($"at {frame.Url}");
        page.RequestFailed += (_, request) => Note($"failed: {request.Method} {request.Url} {request.Failure}");
        page.WebSocket += (_, line) =>
        {
            Note("line opened");
            line.Close += (_, _) => Note("line closed");
            line.SocketError += (_, fault) => Note($"line broken: {fault}");
        };
    }

    /// <summary>Writes it down where something has failed since the page was opened.</summary>
    public async Task KeepAsync()
    {
        if (Volatile.Read(ref _faults) == _faultsBefore || Environment.GetEnvironmentVariable("LEADMANAGER_LAST_SIGHT") is not { Length: > 0 } folder)
            return;
        try
        {
            var output = _app.Output;
            var file = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{Interlocked.Increment(ref _written):00}");
            await File.WriteAllTextAsync(file + ".txt", $"{Now} {_page.Url}\n{await _page.EvaluateAsync<string>(Look)}\n{string.Join('\n', Told())}\n{output[^Math.Min(OutputKept, output.Length)..]}\n");
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException or IOException)
        {
            // the page is gone, or there is no place to write to; what failed is told all the same
        }
    }

    private const string Look = """
        () => [
          `connection: ${document.documentElement.dataset.connection ?? "never lost"}`,
          `focus: ${document.activeElement?.outerHTML.slice(0, 200)}`,
          ...[...document.querySelectorAll("input:not([type=hidden], [type=password]), select, textarea")].map(field => `${field.id || field.name}: ${JSON.stringify(field.value)} ${field.getAttribute("aria-invalid") === "true" ? "refused" : ""}`),
          document.body.innerText,
        ].join("\n")
        """;

    private static string Now => TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static void Count(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
            Interlocked.Increment(ref _faults);
    }

    private string[] Told()
    {
        lock (_messages)
            return [.. _messages];
    }

    private void Note(string message)
    {
        lock (_messages)
        {
            _messages.Enqueue($"{Now} {message}");
            if (_messages.Count > MessagesKept)
                _messages.Dequeue();
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>An open page without a browser: it does at once whatever the script in a browser would do.</summary>
internal sealed class Circuit(SignedInPerson person, string path, Action<RenderBatch> onRender) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HubSocket _socket = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<bool> _listening = Task.FromResult(true);
    private string? _id;
    private long _renderer;
    private int _calls;

    /// <summary>Whether the server ended it, or its connection broke.</summary>
    public bool IsDropped => _listening.IsCompleted && _id is not null;

    /// <summary>What went wrong on it.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Loads the page and starts its circuit; done when the page's components are there.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        using var page = await person.Http.GetAsync(path, ct);
        page.EnsureSuccessStatusCode();
        var (operations, state) = CircuitPage.Read(await page.Content.ReadAsStringAsync(ct));
        await _socket.ConnectAsync(person, ct);
        _listening = _socket.ListenAsync(HandleAsync);
        await _socket.SendAsync(BlazorPack.Call("0", "StartCircuit", person.Address.ToString(), new Uri(person.Address, path).ToString(), "[]", state));
        await _socket.SendAsync(BlazorPack.Call(null, "UpdateRootComponents", operations, state));
        await _started.Task.WaitAsync(Patience, ct);
    }

    /// <summary>Clicks, as the browser reports it.</summary>
    public Task ClickAsync(long handler)
    {
        var call = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        var arguments = JsonSerializer.Serialize(new object[] { new { eventHandlerId = handler, eventName = "click" }, new { type = "click", detail = 1 } });
        return _socket.SendAsync(BlazorPack.Call(null, "BeginInvokeDotNetFromJS", call, null, "DispatchEventAsync", _renderer, arguments));
    }

    /// <summary>Leaves the page as a browser does, so that the server forgets the circuit.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_id is { } id)
        {
            using var form = new MultipartFormDataContent { { new StringContent(id), "circuitId" } };
            await ((Task)person.Http.PostAsync("_blazor/disconnect", form)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _socket.DisposeAsync();
        await ((Task)_listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HandleAsync(HubMessage message)
    {
        switch (message)
        {
            case { Target: "JS.RenderBatch" }:
                onRender(new RenderBatch((ReadOnlyMemory<byte>)message.Arguments[1]!));
                await _socket.SendAsync(BlazorPack.Call(null, "OnRenderCompleted", message.Arguments[0], null));
                break;
            case { Target: "JS.BeginInvokeJS" }:
                await AnswerAsync((long)message.Arguments[0]!, (string)message.Arguments[1]!, (string?)message.Arguments[2]);
                break;
            case { Target: "JS.EndUpdateRootComponents" }:
                _started.TrySetResult();
                break;
            case { Target: "JS.Error" }:
                Fail(message.Arguments[0] as string ?? "error");
                break;
            case { Kind: HubMessage.Completion, Error: { } refusal }:
                Fail(refusal);
                break;
            case { Kind: HubMessage.Completion, Id: "0" }:
                _id = message.Arguments.FirstOrDefault() as string;
                if (_id is null)
                    Fail("The circuit was refused.");
                break;
            case { Kind: HubMessage.Close, Error: { } reason }:
                Fail(reason);
                break;
        }
    }

    /// <summary>Calls into the page are answered as done; none that these pages make needs a value.</summary>
    private Task AnswerAsync(long call, string function, string? arguments)
    {
        if (function == "Blazor._internal.attachWebRendererInterop" && arguments is not null)
            _renderer = JsonSerializer.Deserialize<JsonElement>(arguments)[1].GetProperty("__dotNetObject").GetInt64();
        return call == 0 ? Task.CompletedTask : _socket.SendAsync(BlazorPack.Call(null, "EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,null]")));
    }

    private void Fail(string reason)
    {
        Faults.Add(reason);
        _started.TrySetException(new InvalidOperationException(reason));
    }
}

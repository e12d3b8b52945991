using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>One connection to the hub of circuits: negotiated, compressed as browsers do, kept alive by pings.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const int FirstBuffer = 4 << 10;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15), GoodBye = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _left = new();
    private Task _pinging = Task.CompletedTask;

    public async Task ConnectAsync(SignedInPerson person, CancellationToken ct)
    {
        using var answer = await person.Http.PostAsync("_blazor/negotiate?negotiateVersion=1", null, ct);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("connectionToken").GetString();
        _socket.Options.Cookies = person.Cookies;
        _socket.Options.SetRequestHeader("Origin", person.Address.GetLeftPart(UriPartial.Authority));
        _socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        var address = new UriBuilder(new Uri(person.Address, "_blazor")) { Scheme = "ws", Query = "id=" + Uri.EscapeDataString(token!) };
        await _socket.ConnectAsync(address.Uri, ct);
        await SendAsync(BlazorPack.Handshake);
        _pinging = PingAsync();
    }

    public async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_left.Token);
        try
        {
            await _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, _left.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Hands over each message until the connection ends; answers whether this side ended it.</summary>
    public async Task<bool> ListenAsync(Func<HubMessage, Task> onMessage)
    {
        var (buffer, filled, greeted) = (new byte[FirstBuffer], 0, false);
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                var part = await _socket.ReceiveAsync(buffer.AsMemory(filled), _left.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    return false;
                filled += part.Count;
                var taken = 0;
                if (!greeted)
                    greeted = (taken = BlazorPack.EndOfHandshake(buffer.AsSpan(0, filled))) > 0;
                while (greeted && BlazorPack.Next(buffer.AsMemory(taken, filled - taken)) is { Taken: > 0 } next)
                {
                    await onMessage(next.Message!);
                    taken += next.Taken;
                }

                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            return _left.IsCancellationRequested;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _pinging.WaitAsync(GoodBye).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        _left.Dispose();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(_left.Token))
            await SendAsync(BlazorPack.Ping);
    }
}

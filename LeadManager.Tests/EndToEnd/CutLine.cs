using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The line between one page and the server, which can be cut and mended. What is said on a cut line is lost.</summary>
public sealed class CutLine
{
    private readonly List<IWebSocketRoute> _open = [];
    private bool _isCut;

    private CutLine()
    {
    }

    /// <summary>Takes hold of the line of this page; before the page is opened.</summary>
    public static async Task<CutLine> OfAsync(IPage page)
    {
        var line = new CutLine();
        await page.RouteWebSocketAsync(address => address.Contains("/_blazor", StringComparison.Ordinal), line.Connect);
        return line;
    }

    /// <summary>From now on nothing passes, and neither side knows it yet.</summary>
    public void Cut() => _isCut = true;

    /// <summary>Both sides hear that the old connection is gone; a new one passes everything.</summary>
    public async Task MendAsync()
    {
        _isCut = false;
        var lost = _open.ToList();
        _open.Clear();
        foreach (var end in lost)
            await end.CloseAsync();
    }

    private void Connect(IWebSocketRoute page)
    {
        var server = page.ConnectToServer();
        page.OnMessage(message => Pass(message, server));
        server.OnMessage(message => Pass(message, page));
        _open.Add(page);
        _open.Add(server);
    }

    private void Pass(IWebSocketFrame message, IWebSocketRoute to)
    {
        if (_isCut)
            return;
        if (message.Binary is { Length: > 0 } bytes)
            to.Send(bytes);
        else
            to.Send(message.Text ?? "");
    }
}

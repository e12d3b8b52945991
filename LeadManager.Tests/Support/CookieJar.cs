using System.Text.RegularExpressions;

namespace LeadManager.Tests.Support;

/// <summary>A browser whose cookies a test can see and plant; for a client that keeps none of its own.</summary>
public sealed partial class CookieJar
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = [];

    public CookieJar(HttpClient client) => _client = client;

    /// <summary>The value of this cookie, or null.</summary>
    public string? this[string name] => _cookies.GetValueOrDefault(name);

    public void Plant(string name, string value) => _cookies[name] = value;

    /// <summary>The antiforgery token of the form on this page.</summary>
    public async Task<string> ReadTokenAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        return TokenPattern().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = await ReadTokenAsync(path);
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await SendAsync(HttpMethod.Post, path, form);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _client.SendAsync(request);
        foreach (var header in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Keep(header.Split(';')[0].Split('=', 2));
        return answer;
    }

    private void Keep(string[] cookie)
    {
        if (cookie[1].Length == 0)
            _cookies.Remove(cookie[0]);
        else
            _cookies[cookie[0]] = cookie[1];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}

using System.Net;
using System.Text.RegularExpressions;

namespace LeadManager.Tests.Support;

/// <summary>Sends forms as a browser does: reads the page first and sends its antiforgery token along.</summary>
public sealed partial class Browser(HttpClient client)
{
    public HttpClient Client => client;

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));

    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(path);
        var token = TokenPattern().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(path, form);
    }

    /// <summary>Submits the form and returns what the page then says, tags and entities resolved.</summary>
    public async Task<string> SubmitAndReadAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SubmitAsync(path, fields);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SignInAsync(string username, string password) =>
        SubmitAsync("/Identity/Account/Login", ("UserName", username), ("Password", password));

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadManager.Benchmarks;

/// <summary>Somebody who has signed in by the form, as in a browser, and once more for the API.</summary>
internal sealed partial class SignedInPerson : IDisposable
{
    public const string SignInPage = "Identity/Account/Login";

    private SignedInPerson(Uri address)
    {
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        Api = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Asks with the cookies.</summary>
    public HttpClient Http { get; }

    /// <summary>Asks with the bearer token.</summary>
    public HttpClient Api { get; }

    public static async Task<SignedInPerson> EnterAsync(Uri address, string userName, string password, CancellationToken ct)
    {
        var person = new SignedInPerson(address);
        var page = await person.Http.GetStringAsync(SignInPage, ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = userName, ["Password"] = password, ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value),
        });
        using var entered = await person.Http.PostAsync(SignInPage, form, ct);
        if (entered.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{userName} was not let in: {(int)entered.StatusCode}");
        await SignInAsync(person.Api, userName, password, ct);
        return person;
    }

    /// <summary>Lets this client act for the user, by the API.</summary>
    public static async Task SignInAsync(HttpClient api, string userName, string password, CancellationToken ct)
    {
        using var answer = await api.PostAsJsonAsync("api/auth/login", new { username = userName, password }, ct);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("accessToken").GetString();
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public void Dispose()
    {
        Http.Dispose();
        Api.Dispose();
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}

namespace LeadManager.Tests.Api;

public sealed class HeadersTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Theory]
    [InlineData("/api/leads")]
    [InlineData("/leads")]
    [InlineData("/Identity/Account/Login")]
    [InlineData("/nowhere/at/all")]
    [InlineData("/health/live")]
    [InlineData("/css/tokens.css")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string path)
    {
        using var answer = await Admin.Client.GetAsync(path);

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join('|', values) : "";
        Assert.Contains("script-src 'self';", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff|no-referrer|same-origin|same-origin", string.Join('|',
            Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Opener-Policy"), Header("Cross-Origin-Resource-Policy")));
        Assert.Contains("geolocation=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("", Header("Server"));
        Assert.Equal(!path.EndsWith(".css", StringComparison.Ordinal), answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost", true)]
    [InlineData("null", false)]
    public async Task Circuit_FromAnotherOrigin_IsRefused(string origin, bool mayPass)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.TryAddWithoutValidation("Origin", origin);

        using var answer = await Admin.Client.SendAsync(request);

        Assert.Equal(mayPass, answer.StatusCode != System.Net.HttpStatusCode.Forbidden);
    }
}

using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Security;

/// <summary>Cookies that somebody else has put into a browser are worth nothing after its owner signs in.</summary>
public sealed class PlantedCookieTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Login = "/Identity/Account/Login";

    [Fact]
    public async Task SignIn_AfterAPlantedSession_GivesANewOneAndThePlantedIsUseless()
    {
        await app.AddUserAsync(Role.User, "attacker");
        await app.AddUserAsync(Role.User, "victim");
        using var entered = await app.Open("192.0.2.90").SignInAsync("attacker", TestUsers.Password);
        var planted = CookieOf(entered, "lm");
        var jar = app.OpenJar("192.0.2.91");
        jar.Plant("lm", planted);

        using var over = await jar.SubmitAsync(Login, ("UserName", "victim"), ("Password", TestUsers.Password));
        using var left = await jar.SubmitAsync("/Identity/Account/Logout");
        using var second = await jar.SubmitAsync(Login, ("UserName", "victim"), ("Password", TestUsers.Password));
        using var replay = await SendAsync("/leads", $"lm={planted}");
        using var own = await SendAsync("/leads", $"lm={CookieOf(second, "lm")}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (over.StatusCode, left.StatusCode)); // nobody signs in within a session of another
        Assert.NotEqual(planted, CookieOf(second, "lm"));
        Assert.StartsWith(Login, replay.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task SignIn_OverAPlantedAntiforgeryCookie_TheNextFormGetsANewOne()
    {
        await app.AddUserAsync(Role.User, "victim.two");
        var attacker = app.OpenJar("192.0.2.92");
        await attacker.ReadTokenAsync(Login);
        var planted = attacker["lm-af"] ?? "";
        var jar = app.OpenJar("192.0.2.93");
        jar.Plant("lm-af", planted);

        using var entered = await jar.SubmitAsync(Login, ("UserName", "victim.two"), ("Password", TestUsers.Password));
        var afterEntering = jar["lm-af"];
        await jar.ReadTokenAsync("/Identity/Account/Manage/Sessions");

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Null(afterEntering);
        Assert.NotNull(jar["lm-af"]);
        Assert.NotEqual(planted, jar["lm-af"]);
    }

    [Fact]
    public async Task Form_WithTheTokenOfSomebodyElse_RefusedInWordsAndNothingDone()
    {
        await app.AddUserAsync(Role.User, "victim.three");
        var (here, there) = (await app.SignInAsync("victim.three", address: "192.0.2.94"), await app.SignInAsync("victim.three", address: "192.0.2.95"));
        var foreign = app.OpenJar("192.0.2.96");
        var token = await foreign.ReadTokenAsync(Login);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);

        using var answer = await here.Client.PostAsync("/Identity/Account/Manage/Sessions", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This form is out of date", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((await there.GetAsync("/Identity/Account/Manage/Sessions")).IsSuccessStatusCode); // it was to be ended
        using var right = await here.SubmitAsync("/Identity/Account/Manage/Sessions");
        Assert.False((await there.GetAsync("/Identity/Account/Manage/Sessions")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Redirect_WithAForeignHostHeader_NamesNoHost()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/leads");
        request.Headers.Host = "evil.example";

        using var answer = await app.Open().Client.SendAsync(request);

        Assert.Equal($"{Login}?ReturnUrl=%2Fleads", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ForeignReturnAddress_LeadsHome(string address)
    {
        using var answer = await app.Open("192.0.2.97").SubmitAsync(
            $"{Login}?ReturnUrl={Uri.EscapeDataString(address)}", ("UserName", "admin"), ("Password", TestUsers.Password));

        Assert.Equal("/my-day", answer.Headers.Location?.ToString());
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await app.Open().Client.SendAsync(request);
    }

    private static string CookieOf(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Last(header => header.StartsWith(name + "=", StringComparison.Ordinal)).Split(';')[0][(name.Length + 1)..];
}

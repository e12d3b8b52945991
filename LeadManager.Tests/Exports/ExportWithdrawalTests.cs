using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Exports;

/// <summary>An export that is still being sent ends when its user may not have it any more, and only his.</summary>
public sealed class ExportWithdrawalTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn), IAsyncLifetime
{
    private const int Leads = 400;
    private const string Csv = "/api/leads/export.csv?staff=Long+story";

    /// <summary>Far more than fits between sender and reader, so that the export stands still until it is read on.</summary>
    public async Task InitializeAsync()
    {
        await using var db = await App.OpenAsync();
        if (await db.Leads.AnyAsync())
            return;
        for (var number = 0; number < Leads; number++)
        {
            var lead = new Core.Leads.Lead
            {
                FirstName = "Long", LastName = $"Number {number}", Phone = "555 010 0100", StaffName = "Long story", Source = "Website",
                LastContactStatus = "Initial Call", Comments = new string('x', 9_000), CreatedAt = App.Clock.GetUtcNow().UtcDateTime,
            };
            lead.RefreshSearch("1");
            db.Add(lead);
        }

        await db.SaveAsync(App.Admin, new("Created"), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("disabled")]
    [InlineData("demoted")]
    [InlineData("signed out everywhere")]
    public async Task Export_RightIsGoneMeanwhile_EndsAndIsNoted(string how)
    {
        var name = $"leaver {how}".Replace(' ', '-');
        var leaver = await App.AddUserAsync(Role.Administrator, name);
        var client = (await App.SignInAsync(name)).Client;
        await using var file = await BeginAsync(client);

        await TakeAwayAsync(how, leaver);

        await Eventually.IsAsync("Withdrawn", () => EndOfAsync(name));
        await Assert.ThrowsAnyAsync<Exception>(() => file.CopyToAsync(Stream.Null));
        using var again = await client.GetAsync(Csv);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task Export_TokenRevokedMeanwhile_Ends()
    {
        await App.AddUserAsync(Role.Administrator, "program");
        var client = await TokenAsync("program");
        await using var file = await BeginAsync(client);

        using var logout = await client.PostAsync("/api/auth/logout", null);

        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        await Eventually.IsAsync("Withdrawn", () => EndOfAsync("program"));
        await Assert.ThrowsAnyAsync<Exception>(() => file.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Export_SomebodyElseLosesHisRightMeanwhile_ComesToItsEnd()
    {
        var other = await App.AddUserAsync(Role.Administrator, "other");
        await App.AddUserAsync(Role.Administrator, "stayer");
        await App.AddUserAsync(Role.Administrator, "stayer-program");
        await using var file = await BeginAsync((await App.SignInAsync("stayer")).Client);
        await using var byToken = await BeginAsync(await TokenAsync("stayer-program"));

        await TakeAwayAsync("disabled", other);
        await Task.Delay(TimeSpan.FromSeconds(2.5)); // it is asked meanwhile, twice

        using MemoryStream read = new(), readByToken = new();
        await file.CopyToAsync(read);
        await byToken.CopyToAsync(readByToken);
        Assert.True(read.Length > Leads * 9_000L);
        Assert.Equal(read.Length, readByToken.Length);
        await Eventually.IsAsync("Complete", () => EndOfAsync("stayer"));
    }

    private async Task TakeAwayAsync(string how, Actor from)
    {
        switch (how)
        {
            case "disabled":
                Assert.Equal(HttpStatusCode.OK, (await Admin.PostAsync($"/api/users/{from.UserId}/disable")).Status);
                break;
            case "demoted":
                Assert.Equal(HttpStatusCode.OK, (await Admin.PutAsync($"/api/users/{from.UserId}", $$"""{"name":"Demoted","email":"{{from.Username}}@example.com","role":"User"}""")).Status);
                break;
            default:
                await App.Get<SessionService>().EndOthersAsync(from, "", default);
                break;
        }
    }

    private static async Task<Stream> BeginAsync(HttpClient client)
    {
        var answer = await client.GetAsync(Csv, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = await answer.Content.ReadAsStreamAsync();
        await file.ReadExactlyAsync(new byte[1]);
        return file;
    }

    private async Task<HttpClient> TokenAsync(string name)
    {
        var client = App.Open().Client;
        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { username = name, password = TestUsers.Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>How the user's export ended, as the activity log says.</summary>
    private async Task<string?> EndOfAsync(string name)
    {
        await using var db = await App.OpenAsync();
        return await db.AuditEntries.Where(entry => entry.ActionType == "Exported" && entry.Username == name).Select(entry => entry.NewValue).SingleOrDefaultAsync() is { } note
            ? JsonDocument.Parse(note).RootElement.GetProperty("End").GetString()
            : null;
    }
}

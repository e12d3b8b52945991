using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.EndToEnd;

/// <summary>One person at the API of a running office.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient _client;

    private Caller(HttpClient client) => _client = client;

    /// <summary>The number of the account.</summary>
    public int Id { get; private set; }

    public static async Task<Caller> SignInAsync(RunningApp office, string username)
    {
        var client = new HttpClient { BaseAddress = new Uri(office.Address) };
        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { username, password = TestUsers.Password });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var caller = new Caller(client);
        caller.Id = (await caller.GetAsync("/api/me")).GetProperty("id").GetInt32();
        return caller;
    }

    /// <summary>What is at this address; fails where there is nothing for this person.</summary>
    public Task<JsonElement> GetAsync(string path) => _client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Makes something and gives back its number.</summary>
    public async Task<int> AddAsync(string path, object what)
    {
        using var answer = await _client.PostAsJsonAsync(path, what);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    /// <summary>What becomes of a call like <c>POST /api/leads/7/close</c>.</summary>
    public async Task<HttpStatusCode> TryAsync(string call, string? body = null)
    {
        var words = call.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(words[0]), words[1]);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }

    public void Dispose() => _client.Dispose();
}

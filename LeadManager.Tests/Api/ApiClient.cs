using System.Net;
using System.Text;
using System.Text.Json;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Api;

/// <summary>A signed-in program that calls the API.</summary>
public sealed class ApiClient(HttpClient client)
{
    public HttpClient Client => client;

    public static async Task<ApiClient> SignInAsync(AppFactory app, string username)
    {
        var client = (await app.SignInAsync(username)).Client;
        client.DefaultRequestHeaders.Add("X-Requested-With", "test");
        return new ApiClient(client);
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> PostAsync(string path, string? json = "{}", params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, json, headers);

    public Task<ApiAnswer> PutAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, json, headers);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ApiAnswer(response.StatusCode, isJson ? JsonDocument.Parse(text).RootElement : default, text, response.Headers.Location?.ToString(), response.Headers.RetryAfter?.ToString());
    }
}

/// <summary>What came back.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Json, string Text, string? Location, string? RetryAfter)
{
    /// <summary>The fields that a 400 names, in order.</summary>
    public IEnumerable<string> Faults => Json.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order(StringComparer.Ordinal);

    public int Id => Json.GetProperty("id").GetInt32();
}

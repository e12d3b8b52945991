using System.Text.Json;
using LeadManager.Core.Leads;

namespace LeadManager.Tests.Api;

/// <summary>What the description of the API says of itself: every call and parameter in words, every body with an example that its own schema allows.</summary>
public sealed class OpenApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task EveryCallAndParameter_IsDescribed()
    {
        foreach (var (name, call) in Calls(await DocumentAsync()))
        {
            Assert.False(string.IsNullOrWhiteSpace(TextOf(call, "summary")), name);
            foreach (var parameter in call.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [])
                Assert.False(string.IsNullOrWhiteSpace(TextOf(parameter, "description")), $"{name} {parameter.GetProperty("name")}");
        }
    }

    [Fact]
    public async Task EveryBody_HasAnExampleThatItsSchemaAllows()
    {
        var document = await DocumentAsync();
        var seen = 0;
        foreach (var (name, schema, example) in Bodies(document))
        {
            Assert.True(example.ValueKind == JsonValueKind.Object, $"{name} has no example");
            var (sent, known) = (NamesOf(example), schema.TryGetProperty("properties", out var properties) ? NamesOf(properties) : null);
            Assert.True(known is null || sent.All(known.Contains), $"{name} does not know {string.Join(", ", sent.Except(known ?? []))}");
            Assert.Empty(RequiredOf(schema).Except(sent).Select(missing => $"{name} needs {missing}"));
            seen++;
        }

        Assert.True(seen > 50, $"{seen} bodies");
    }

    [Theory]
    [InlineData("post", "/api/leads", "assigneeId", "notes")]
    [InlineData("put", "/api/leads/{id}", "message", "version")]
    public async Task BodyOfALead_HasTheFieldsThatCanBeWritten(string method, string path, params string[] beside)
    {
        var document = await DocumentAsync();
        var schema = Bodies(document).Single(body => body.Name == $"{method} {path}").Schema;
        var written = LeadFields.All.Select(field => Web.Api.ApiJson.NameOf(field.Name).Split('.')[0]).Concat(beside).ToHashSet();

        Assert.Equal(written.Order(StringComparer.Ordinal), NamesOf(schema.GetProperty("properties")).Order(StringComparer.Ordinal));
        Assert.Equal(method == "post" ? ["firstName", "lastName", "phone", "source"] : [], RequiredOf(schema).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FormOfAnImport_NeedsTheFileOnlyAndTellsWhatEachFieldIs()
    {
        var document = await DocumentAsync();
        var schema = Bodies(document, "multipart/form-data").Single(body => body.Name == "post /api/import").Schema;

        Assert.Equal(["file"], RequiredOf(schema));
        foreach (var field in schema.GetProperty("properties").EnumerateObject())
            Assert.True(field.Value.ToString().Contains("description", StringComparison.Ordinal), field.Name);
    }

    private async Task<JsonElement> DocumentAsync() => (await Admin.GetAsync("/openapi/v1.json")).Json;

    private static IEnumerable<(string Name, JsonElement Call)> Calls(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from call in path.Value.EnumerateObject()
        where call.Value.ValueKind == JsonValueKind.Object
        select ($"{call.Name} {path.Name}", call.Value);

    private static IEnumerable<(string Name, JsonElement Schema, JsonElement Example)> Bodies(JsonElement document, string media = "application/json")
    {
        foreach (var (name, call) in Calls(document))
            if (call.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty(media, out var content))
            {
                var schema = content.GetProperty("schema");
                if (schema.TryGetProperty("$ref", out var reference))
                    schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()?.Split('/')[^1] ?? "");
                yield return (name, schema, content.TryGetProperty("example", out var example) ? example : default);
            }
    }

    private static HashSet<string> NamesOf(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];

    private static IEnumerable<string> RequiredOf(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString() ?? "") : [];

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;
}

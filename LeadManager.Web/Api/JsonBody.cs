using System.Text.Json;
using LeadManager.Core;
using LeadManager.Core.Results;
using Microsoft.AspNetCore.Http.Features;

namespace LeadManager.Web.Api;

/// <summary>A JSON object that a client sent, or why it is none.</summary>
internal sealed record JsonBody(JsonElement Root, IResult? Refusal)
{
    /// <summary>Reads at most <see cref="ApiJson.BodyMax"/> bytes, whatever length the request claims.</summary>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
            return Refuse(StatusCodes.Status415UnsupportedMediaType, Words.Say("Send the values as application/json."));
        if (request.ContentLength > ApiJson.BodyMax || await ReadLimitedAsync(request.Body, ct) is not { } bytes)
            return Refuse(StatusCodes.Status413PayloadTooLarge, Words.Say("The request is too large. At most {0:N0} bytes fit.", ApiJson.BodyMax));
        try
        {
            using var document = JsonDocument.Parse(bytes, ApiJson.Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonBody(document.RootElement.Clone(), null)
                : Broken(Words.Say("Send one JSON object."));
        }
        catch (JsonException fault)
        {
            return Broken(Words.Say("The JSON cannot be read (line {0}, byte {1}).", fault.LineNumber + 1, fault.BytePositionInLine));
        }
    }

    /// <summary>The same where a body may be left out; without one there are no values.</summary>
    public static Task<JsonBody> ReadOptionalAsync(HttpRequest request, CancellationToken ct) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } || request.ContentLength == 0
            ? Task.FromResult(new JsonBody(JsonElement.Parse("{}"), null))
            : ReadAsync(request, ct);

    private static async Task<ReadOnlyMemory<byte>?> ReadLimitedAsync(Stream body, CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int count; (count = await body.ReadAsync(buffer, ct)) > 0;)
        {
            if (read.Length + count > ApiJson.BodyMax)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private static JsonBody Broken(string message) => new(default, new Invalid("", message).Problem());

    private static JsonBody Refuse(int status, string message) => new(default, Results.Problem(statusCode: status, detail: message));
}

using LeadManager.Core;

namespace LeadManager.Web.Api;

/// <summary>A call with a JSON object: its body, its version and its fields are read once and in this order, then it is carried out.</summary>
internal static class BodyCall
{
    /// <param name="request">The call.</param>
    /// <param name="read">Makes the command of the fields and the version that the client knows; what cannot be read is collected in the fields.</param>
    /// <param name="carryOut">Only where everything could be read.</param>
    /// <param name="ct">Ends the wait for the body.</param>
    public static async Task<IResult> RunAsync<TCommand>(
        HttpRequest request, Func<JsonFields, int?, TCommand> read, Func<TCommand, Task<IResult>> carryOut, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var expected = ExpectedVersion.Read(request, body);
        if (!expected.IsOk)
            return expected.Failure.Problem();
        var fields = new JsonFields(body.Root);
        var command = read(fields, expected.Value.Number);
        return fields.ToInvalid() is { } faults ? faults.Problem() : await carryOut(command);
    }

    /// <summary>The text of the field, or what is stored where the field is absent.</summary>
    public static string? Text(this JsonFields fields, string name, string? stored) => fields.Read(name, typeof(string)) is (var value, true) ? value as string : stored;

    /// <summary>The number of the field, or what is stored where the field is absent.</summary>
    public static int? Number(this JsonFields fields, string name, int? stored) => fields.Read(name, typeof(int?)) is (var value, true) ? value as int? : stored;

    /// <summary>The place to which something is moved; there must be one.</summary>
    public static int Position(this JsonFields fields)
    {
        if (fields.Number("position") is { } position)
            return position;
        if (fields.Faults.Count == 0)
            fields.Fault("position", Words.Say("Write {0} as a whole number.", "position"));
        return 0;
    }
}

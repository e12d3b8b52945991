using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Results;

namespace LeadManager.Web.Api;

/// <summary>The version on which a client made its changes, from the body's <c>version</c> or from <c>If-Match</c>; none where it does not care.</summary>
internal sealed record ExpectedVersion(int? Number)
{
    public static Outcome<ExpectedVersion> Read(HttpRequest request, JsonBody body)
    {
        var fields = new JsonFields(body.Root);
        if (fields.Number("version") is { } stated)
            return new ExpectedVersion(stated);
        return fields.ToInvalid() is { } fault ? fault : Read(request);
    }

    /// <summary>The version from <c>If-Match</c> alone, where there is no body.</summary>
    public static Outcome<ExpectedVersion> Read(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
            return new ExpectedVersion((int?)null);
        var tag = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        return int.TryParse(tag.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ExpectedVersion(number)
            : new Invalid("If-Match", Words.Say("If-Match takes the version of the record, like \"3\"."));
    }
}

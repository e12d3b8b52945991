using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Reads the body of a call that does something with a lead, once it is known that the caller may.</summary>
internal static class WorkBody
{
    /// <summary>Hands the fields on; refuses before the body is looked at where the lead or the grant is missing.</summary>
    public static async Task<IResult> ReadAsync(
        int leadId, LeadAction action, HttpRequest request, ActorProvider actors, LeadService leads, Func<Actor, JsonFields, Task<IResult>> run, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        if (await leads.FindAsync(actor, leadId, ct) is not { } seen)
            return new NotFound().Problem();
        if (!seen.May(action))
            return new Forbidden(action).Problem();
        return await ReadAsync(request, fields => run(actor, fields), ct);
    }

    /// <summary>The same where the service decides.</summary>
    public static async Task<IResult> ReadAsync(HttpRequest request, Func<JsonFields, Task<IResult>> run, CancellationToken ct)
    {
        var body = await JsonBody.ReadOptionalAsync(request, ct);
        return body.Refusal ?? await run(new JsonFields(body.Root));
    }
}

using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Api;

/// <summary>The one mapping from what became of an operation to an HTTP answer (RFC 9457).</summary>
internal static class ApiAnswers
{
    /// <summary>The result as the API shows it, or the problem.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome, Func<T, IResult> ok) =>
        outcome.IsOk ? ok(outcome.Value) : outcome.Failure.Problem();

    /// <summary>The record, or the answer that there is none.</summary>
    public static IResult OkOrNotFound<T>(T? found) where T : class => found is null ? new NotFound().Problem() : Results.Ok(found);

    /// <summary>
    /// The refusal of an endpoint whose policy the caller's role does not fulfil; names the action. To who may see no lead
    /// at all, each of them is as if it were not there.
    /// </summary>
    public static IResult Refusal(HttpContext http) =>
        MissingAction(http) is not { } missing ? Results.Problem(statusCode: StatusCodes.Status403Forbidden)
        : missing == LeadAction.ViewLead && IsOneLead(http) ? new NotFound().Problem()
        : new Forbidden(missing).Problem();

    private static LeadAction? MissingAction(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().SelectMany(rule => AccessPolicies.ActionsOf(rule.Policy)).Select(action => (LeadAction?)action)
            .LastOrDefault(action => action is not null);

    private static bool IsOneLead(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.StartsWith("/api/leads/{id", StringComparison.Ordinal) == true;

    /// <summary>The HTTP status of this failure.</summary>
    public static int StatusCode(this Failure failure) => failure switch
    {
        Invalid => StatusCodes.Status400BadRequest,
        Forbidden => StatusCodes.Status403Forbidden,
        Conflict => StatusCodes.Status409Conflict,
        Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status404NotFound,
    };

    public static IResult Problem(this Failure failure) => failure switch
    {
        Invalid invalid => Results.ValidationProblem(
            invalid.Errors.GroupBy(fault => ApiJson.NameOf(fault.Key)).ToDictionary(group => group.Key, group => group.SelectMany(fault => fault.Value).ToArray()),
            detail: invalid.Message, title: Words.Say("Some values cannot be accepted.")),
        Forbidden forbidden => Results.Problem(
            statusCode: failure.StatusCode(), title: Words.Say("You may not do this."), detail: forbidden.Message,
            extensions: [new("action", forbidden.Action.ToString())]),
        Conflict conflict => Results.Problem(
            statusCode: failure.StatusCode(), title: Words.Say("It has changed meanwhile."), detail: conflict.Message,
            extensions: conflict.CurrentVersion is { } version ? [new("currentVersion", version), new("version", version)] : []),
        Unavailable => Results.Problem(statusCode: failure.StatusCode(), title: Words.Say("Not saved."), detail: failure.Message),
        _ => Results.Problem(statusCode: failure.StatusCode(), title: Words.Say("There is no such record."), detail: failure.Message),
    };
}

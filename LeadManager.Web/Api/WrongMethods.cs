using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Api;

/// <summary>
/// Says 405 to a GET of an address that only takes writes. Routing does so by itself only where no other route might
/// take the GET, and the files of the pages are such a route in development.
/// </summary>
internal static class WrongMethods
{
    public static void MapWrongMethods(this WebApplication app)
    {
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .GroupBy(endpoint => endpoint.RoutePattern.RawText ?? "")
            .Select(group => (Pattern: group.Key, Endpoints: group.ToList(), Methods: group.SelectMany(Methods).Distinct().ToList()))
            .Where(address => !address.Methods.Contains(HttpMethods.Get))
            .ToList();
        foreach (var (pattern, known, methods) in endpoints)
        {
            var refusal = app.MapGet(pattern, (HttpResponse response) =>
            {
                response.Headers.Allow = string.Join(", ", methods);
                return Results.Problem(statusCode: StatusCodes.Status405MethodNotAllowed, detail: Core.Words.Say("This address does not take that method; see Allow."));
            }).ExcludeFromDescription();
            refusal.WithMetadata([.. known[0].Metadata.Where(entry => entry is IAuthorizeData or IAllowAnonymous)]);
        }
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
}

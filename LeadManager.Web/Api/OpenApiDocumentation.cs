using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LeadManager.Web.Api;

/// <summary>The machine-readable description of the API at /openapi/v1.json.</summary>
internal static class OpenApiDocumentation
{
    private const string Bearer = "bearer";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Lead Manager";
            document.Info.Version = "1";
            document.Info.Description = "The pages' own rules over HTTP. Sign in with POST /api/auth/login and send the access token as Authorization: Bearer. "
                + "Errors are problem JSON (RFC 9457); 400 names every faulty field in errors.";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "The accessToken of POST /api/auth/login." },
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(RequestSchemas.EaseAsync);
        options.AddOperationTransformer(DescribeAsync);
    });

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var number in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "id") ?? [])
            number.Description ??= "The number of what is meant: the id that lists and answers give it.";
        if (metadata.OfType<LeadFieldsBody>().FirstOrDefault() is { } lead && operation.RequestBody?.Content is { } bodies)
            foreach (var media in bodies.Values)
                media.Schema = await RequestSchemas.OfLeadAsync(lead, context, ct);
        if (metadata.OfType<ApiExample>().FirstOrDefault() is { } example && operation.RequestBody?.Content is { } content)
            foreach (var media in content.Values)
                media.Example = JsonNode.Parse(example.Json);
        if (metadata.OfType<LeadFilterParameters>().Any())
            operation.Parameters = [.. operation.Parameters ?? [], .. LeadFilterParameters.All.Select(Parameter)];
        if (metadata.OfType<QueryParameter>().ToList() is { Count: > 0 } parameters)
            operation.Parameters = [.. operation.Parameters ?? [], .. parameters.Select(Parameter)];
        if (metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any())
            return;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        foreach (var (status, meaning) in new[] { ("401", "Not signed in"), ("403", "Not allowed; names the action"), ("429", "Too many requests; see Retry-After") })
            operation.Responses?.TryAdd(status, new OpenApiResponse { Description = meaning });
    }

    private static OpenApiParameter Parameter(QueryParameter parameter)
    {
        var one = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String, Enum = [.. parameter.Words?.Select(word => (JsonNode)word) ?? []] };
        return new OpenApiParameter
        {
            Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description,
            Schema = parameter.IsRepeatable ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
        };
    }
}

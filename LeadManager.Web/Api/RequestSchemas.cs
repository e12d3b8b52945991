using LeadManager.Core.Leads;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LeadManager.Web.Api;

/// <summary>Says at an endpoint that its body is a lead's fields; for a new lead with an assignee, for a change with a message.</summary>
internal sealed record LeadFieldsBody(bool IsNew);

/// <summary>The schemas of request bodies: only what a call really needs is required, and a lead's body has the fields that can be written.</summary>
internal static class RequestSchemas
{
    /// <summary>What may be null in a body may be left out too. Answers write their nulls, so there it stays required.</summary>
    public static Task EaseAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonPropertyInfo is null && (type == typeof(ImportForm) || type.Name.EndsWith("Body", StringComparison.Ordinal)))
            foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
                schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    /// <summary>The fields of <see cref="LeadFields"/> and what may be said beside them.</summary>
    public static async Task<OpenApiSchema> OfLeadAsync(LeadFieldsBody body, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = Object();
        foreach (var field in LeadFields.All)
        {
            var path = ApiJson.NameOf(field.Name).Split('.');
            if (path.Length > 1 && !schema.Properties!.ContainsKey(path[0]))
                schema.Properties[path[0]] = Object();
            var into = path.Length > 1 ? schema.Properties![path[0]] : schema;
            into.Properties![path[^1]] = OrNull(await context.GetOrCreateSchemaAsync(field.Input.PropertyType, null, ct), body.IsNew && field.IsRequired);
        }

        foreach (var (name, type) in body.IsNew ? [("assigneeId", JsonSchemaType.Integer), ("notes", JsonSchemaType.String)] : new[] { ("message", JsonSchemaType.String), ("version", JsonSchemaType.Integer) })
            schema.Properties![name] = new OpenApiSchema { Type = type | JsonSchemaType.Null };
        schema.Required = body.IsNew ? LeadFields.All.Where(field => field.IsRequired).Select(field => ApiJson.NameOf(field.Name)).ToHashSet() : null;
        return schema;
    }

    private static OpenApiSchema Object() => new() { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>() };

    private static OpenApiSchema OrNull(OpenApiSchema schema, bool isNeeded)
    {
        if (!isNeeded && schema.Type is { } type)
            schema.Type = type | JsonSchemaType.Null;
        return schema;
    }
}

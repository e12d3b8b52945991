namespace LeadManager.Web.Api;

/// <summary>Requests as the OpenAPI document shows them; made-up people.</summary>
internal static class ApiExamples
{
    public const string NewLead = """
        {"firstName":"Inés","lastName":"Marlowe","phone":"(917) 555-0142","email":"ines.marlowe@example.com","city":"Brooklyn","state":"NY","zipCode":"11201",
         "source":"Word of mouth","wordOfMouthType":"Family","interest":"Companion care, three mornings a week","temperature":"Warm",
         "dateOfBirth":"1944-03-02","emergencyContact":{"name":"Tomás Marlowe","relation":"Son","phone":"(917) 555-0143"}}
        """;

    public const string ChangedLead = """{"version":3,"status":"Qualified","lastContactStatus":"Spoke","lastContactDate":"2026-11-20"}""";

    public const string Referral = """{"type":"Regular"}""";

    public const string Event = """{"name":"Spring Wellness Day","date":"2026-04-20","place":"Prospect Park, Brooklyn"}""";

    /// <summary>Shows this request body in the document.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, string json) => endpoint.WithMetadata(new ApiExample(json));
}

/// <summary>The JSON of an example request.</summary>
internal sealed record ApiExample(string Json);

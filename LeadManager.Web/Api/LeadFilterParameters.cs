using LeadManager.Core.Leads;

namespace LeadManager.Web.Api;

/// <summary>The query parameters that <see cref="LeadQueryText"/> reads, described once for list, search and export.</summary>
internal sealed record LeadFilterParameters
{
    public static IReadOnlyList<QueryParameter> All { get; } =
    [
        new("search", "Any fragment of name, e-mail, phone or comments; case and accents do not matter."),
        new("list", "A named list.", Words: Enum.GetNames<LeadList>()),
        new("id", "These leads alone, by number.", true, IsNumber: true),
        new("status", "Status; several mean any of them.", true, Enum.GetNames<LeadStatus>()),
        new("stage", "Stage in the manager's words.", true, Enum.GetNames<LeadStage>()),
        new("reached", "How far it has come at least, also where it was lost afterwards.", Words: Enum.GetNames<LeadStep>()),
        new("temperature", "Temperature.", true, Enum.GetNames<Temperature>()),
        new("referral", "Referral type.", true, Enum.GetNames<ReferralType>()),
        new("staff", "Who captured it, by name.", true),
        new("source", "Source, by name.", true),
        new("event", "Outreach event, by name.", true),
        new("wordOfMouth", "Word-of-mouth type.", true),
        new("lastContact", "Last contact status.", true),
        new("city", "City.", true),
        new("assigneeId", "Who owns it, by user id.", true, IsNumber: true),
        new("officeId", "Office, by id.", true, IsNumber: true),
        new("providerId", "Provider, by id.", true, IsNumber: true),
        new("zone", "Zone, by name.", true),
        new("commodity", "Commodity, by name.", true),
        new("from", "First day of capture, like 2026-11-20."),
        new("to", "Last day of capture."),
        new("closedFrom", "First day of closing."),
        new("closedTo", "Last day of closing."),
        new("sort", "Order, with a leading minus for descending.", Words: [.. LeadSorting.Keys.SelectMany(key => new[] { key, "-" + key })]),
        new("page", "Page, counted from 1.", IsNumber: true),
        new("pageSize", $"Leads on a page, at most {LeadQuery.PageSizeMax}.", IsNumber: true),
        new("total", "false leaves the count out.", Words: ["true", "false"]),
    ];
}

/// <summary>Marks an endpoint as taking the list's parameters.</summary>
internal static class LeadFilterMarking
{
    public static RouteHandlerBuilder WithLeadFilter(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new LeadFilterParameters());
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>What a page tells the script about its circuit, in comments: the components to start and the state to bring along.</summary>
internal static partial class CircuitPage
{
    /// <summary>The operations that add each component of the page, and the state.</summary>
    public static (string Operations, string State) Read(string html)
    {
        var markers = Markers().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!).Where(marker => marker["descriptor"] is not null).ToList();
        if (markers.Count == 0)
            throw new InvalidOperationException("The page has no components for a circuit: " + html[..Math.Min(html.Length, 300)]);
        var operations = new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([.. markers.Select((marker, place) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = place + 1, ["marker"] = marker })]),
        };
        return (operations.ToJsonString(), State().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->", RegexOptions.Singleline)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}

using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Board;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadManager.Web.Components.Leads;

/// <summary>How the leads are shown, as a table or a board, and the columns of the board; it lives in the address beside the filter.</summary>
public sealed record LeadsView(bool IsBoard = false, BoardBy By = BoardBy.Stage)
{
    private const string Board = "board", Temperature = "temperature";

    /// <summary>What an address asks for; the table by default.</summary>
    public static LeadsView Of(string address)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query);
        return new LeadsView(Is("view", Board), Is("by", Temperature) ? BoardBy.Temperature : BoardBy.Stage);

        bool Is(string name, string value) => asked.TryGetValue(name, out var text) && string.Equals(text, value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The address of this view of a list, or of a lead opened from it.</summary>
    public string Link(string path, LeadQuery query)
    {
        var link = LeadQueryText.Link(path, query);
        if (!IsBoard)
            return link;
        link = QueryHelpers.AddQueryString(link, "view", Board);
        return By == BoardBy.Temperature ? QueryHelpers.AddQueryString(link, "by", Temperature) : link;
    }
}

using LeadManager.Core.Leads;

namespace LeadManager.Core.Mail;

/// <summary>Where people reach the application: the beginning of every link in a mail. Configured, never taken from a request, which could name any host.</summary>
public sealed record SiteAddress(Uri Value)
{
    /// <summary>Where it listens when nothing else is said.</summary>
    public static readonly SiteAddress Default = new(new Uri("http://localhost:5080"));

    /// <summary>The page of a lead.</summary>
    public string LeadPage(int id) => Page($"/leads/{id}");

    /// <summary>The page of one's own day.</summary>
    public string DayPage => Page("/my-day");

    /// <summary>Where a calendar program reads somebody's follow-ups, by his secret key.</summary>
    public string CalendarFeed(string key) => Page($"/calendar/{key}.ics");

    /// <summary>The list of leads with this filter.</summary>
    public string ListPage(LeadQuery query) => Page(LeadQueryText.Link("/leads", query));

    private string Page(string path) => Value.AbsoluteUri.TrimEnd('/') + path;
}

using System.Text;
using LeadManager.Core.Notifications;

namespace LeadManager.Web.Api;

/// <summary>The address that calendar programs read: whoever has the secret key is its owner, and his rights are asked each time.</summary>
internal static class CalendarFeedApi
{
    /// <summary>Counted against the limit for senders who have not signed in.</summary>
    public const string Path = "/calendar";

    public static void MapCalendarFeeds(this WebApplication app) =>
        app.MapGet(Path + "/{key}.ics", ReadAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(string key, HttpResponse response, CalendarFeeds feeds, CancellationToken ct)
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        return await feeds.ReadAsync(key, ct) is { } calendar
            ? Results.Text(calendar, "text/calendar", Encoding.UTF8)
            : Results.Text("", statusCode: StatusCodes.Status404NotFound);
    }
}

using LeadManager.Core;

namespace LeadManager.Web.Components.Shared;

/// <summary>What a browser calls itself in its requests, as people would call it.</summary>
public static class Device
{
    // The first sign that is found counts: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, Android calls itself Linux.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>"Chrome on Windows"; its own words where they name neither; "an unknown browser" where it sent none.</summary>
    public static string Say(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
            return Words.Say("an unknown browser");
        return (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
        {
            ({ } browser, { } system) => Words.Say("{0} on {1}", browser, system),
            ({ } browser, null) => browser,
            _ => userAgent,
        };
    }

    private static string? Find((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}

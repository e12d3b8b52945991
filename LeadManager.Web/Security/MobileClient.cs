namespace LeadManager.Web.Security;

/// <summary>Whether a client reports itself as a phone or a tablet: by the client hint, or by its name.</summary>
internal static class MobileClient
{
    private static readonly string[] Signs = ["Mobi", "Android", "iPhone", "iPad", "iPod", "Windows Phone", "Opera Mini", "BlackBerry", "webOS", "Silk/"];

    public static bool IsMobile(this HttpRequest request) =>
        request.Headers["Sec-CH-UA-Mobile"].ToString().Trim() == "?1"
        || Array.Exists(Signs, sign => request.Headers.UserAgent.ToString().Contains(sign, StringComparison.OrdinalIgnoreCase));
}

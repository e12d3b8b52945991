namespace LeadManager.Web.Security;

/// <summary>Where the application listens when nothing else says so.</summary>
public static class DefaultAddress
{
    private const string Address = "http://localhost:5080";

    private static readonly string[] Settings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey, "Kestrel:Endpoints"];

    /// <summary>Takes the default only where no variable, argument or file names an address (<c>ASPNETCORE_URLS</c> and the like).</summary>
    public static void AddAddress(this WebApplicationBuilder builder)
    {
        if (!Settings.Any(setting => builder.Configuration.GetSection(setting).Exists()))
            builder.WebHost.UseUrls(Address);
    }
}

namespace LeadManager.Core.Data;

/// <summary>Where <c>leads.db</c> lies when the configuration does not say.</summary>
public static class DatabasePath
{
    /// <summary>
    /// The top of the checkout (the folder with <c>LeadManager.sln</c> at or above the content root); the content root
    /// itself where there is none, as in an installed copy.
    /// </summary>
    public static string Find(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LeadManager.sln")))
                return Path.Combine(folder.FullName, FileName);
        return Path.Combine(contentRoot, FileName);
    }

    private const string FileName = "leads.db";
}

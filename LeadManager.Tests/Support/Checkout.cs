namespace LeadManager.Tests.Support;

/// <summary>Where the project lies of which these tests were built.</summary>
internal static class Checkout
{
    private const string Solution = "LeadManager.sln";

    private static readonly string Folder = Above(AppContext.BaseDirectory);

    /// <summary>The place of a file or folder, by its path from the top of the project.</summary>
    public static string Find(string path) => Path.Combine(Folder, path);

    private static string Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        throw new InvalidOperationException("The checkout was not found above the tests.");
    }
}

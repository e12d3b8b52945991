using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>
/// The browser of this machine; Playwright's own download is never used. Best the one without windows: it is the same
/// browser and opens a page in a third of the time.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it lies, or null.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        ChromiumSandbox = !Environment.IsPrivilegedProcess, // Chromium refuses to start its sandbox as root
        Args = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"],
    });
}

namespace LeadManager.Tests.Support;

/// <summary>The folder of one test, and how it is cleared away.</summary>
internal static class TestFolder
{
    private const int Tries = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Deletes it with all that is in it. What is still being read in the background may put a file there in the same moment, so it tries for some seconds.</summary>
    public static async Task DeleteAsync(string folder)
    {
        for (var tried = 1; Directory.Exists(folder); tried++)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tried < Tries)
            {
                await Task.Delay(Pause);
            }
    }
}

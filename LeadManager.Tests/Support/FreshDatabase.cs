using LeadManager.Core;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Support;

/// <summary>A new database as the application makes it. It is made once and copied for each test: its migrations are what an empty office takes longest for.</summary>
internal static class FreshDatabase
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>Puts one in place of the file, which must not be there yet.</summary>
    public static async Task PutAsync(string file)
    {
        var made = await Made.Value;
        await using var copy = new FileStream(file, FileMode.CreateNew);
        await copy.WriteAsync(made);
    }

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("lm-fresh-");
        var file = Path.Combine(folder.FullName, "leads.db");
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeClock());
        services.AddLeadManagerCore(new SqliteEngine($"Data Source={file};Pooling=False")); // whole in its file as soon as it is closed
        await using (var provider = services.BuildServiceProvider())
            await provider.GetRequiredService<Database>().PrepareAsync(default);
        var made = await File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return made;
    }
}

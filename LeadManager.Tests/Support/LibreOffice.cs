using System.Diagnostics;

namespace LeadManager.Tests.Support;

/// <summary>LibreOffice of this machine, without a window: the office program that reads our workbooks as a person's would.</summary>
internal static class LibreOffice
{
    /// <summary>Where it lies, or null.</summary>
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Opens the file and gives it back in another format; the test is skipped where LibreOffice is missing.</summary>
    public static async Task<string> ConvertAsync(byte[] file, string name, string format)
    {
        Skipping.Unless(Program is not null, "LibreOffice (soffice) is not installed.");
        var folder = Directory.CreateTempSubdirectory("lm-office-");
        try
        {
            var source = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(source, file);
            // A profile of its own: two of them cannot share one.
            var start = new ProcessStartInfo(Program ?? "", [
                $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", "--convert-to", format, "--outdir", folder.FullName, source,
            ]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var office = Process.Start(start) ?? throw new InvalidOperationException("LibreOffice did not start.");
            var said = await Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
            await office.WaitForExitAsync();
            var result = Path.ChangeExtension(source, format);
            Assert.True(File.Exists(result), $"LibreOffice made no {format} of {name}: {string.Concat(said)}");
            return await File.ReadAllTextAsync(result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

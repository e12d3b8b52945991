using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LeadManager.Benchmarks.Starts;

/// <summary>How soon after its start a published build answers with its first page, the sign-in page.</summary>
internal static class StartFigures
{
    private const int Rounds = 7;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(string folder, string file)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder} with {file} of {new FileInfo(file).Length / 1e6:N0} MB, {Environment.ProcessorCount} cores"));
        await MeasureAsync(folder, file); // migrates and counts afresh, where the file is of an earlier version
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            times.Add((await MeasureAsync(folder, file)).TotalSeconds);
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from start to the first page, {Rounds} times: median {times[Rounds / 2]:N2} s, least {times[0]:N2} s, most {times[^1]:N2} s"));
    }

    private static async Task<TimeSpan> MeasureAsync(string folder, string file)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Path.GetFullPath(folder), "LeadManager.Web.dll"), "--urls", address.ToString()])
        {
            WorkingDirectory = Path.GetFullPath(folder), RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ConnectionStrings__LeadManager"] = $"Data Source={Path.GetFullPath(file)}" },
        };
        using var http = new HttpClient { BaseAddress = address };
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Note(line.Data, listens);
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("The application did not start."));
        var begun = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await listens.Task.WaitAsync(Patience); // asking before would take the second core from the one that starts
            using var answer = await http.GetAsync(SignedInPerson.SignInPage);
            answer.EnsureSuccessStatusCode();
            return Stopwatch.GetElapsedTime(begun);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static void Note(string? line, TaskCompletionSource listens)
    {
        if (line?.Contains("Now listening on", StringComparison.Ordinal) is true)
            listens.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

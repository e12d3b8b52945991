using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The built application as a process of its own, on a database of its own, as somebody would start it.</summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-e2e-").FullName;
    private readonly StringBuilder _console = new();
    private Process? _process;
    private string _address = "http://127.0.0.1:0";

    private RunningApp()
    {
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => _address;

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_console)
                return _console.ToString();
        }
    }

    /// <summary>The code that the console shows while nobody is set up.</summary>
    public string SetUpCode => SetUpCodePattern().Match(Output).Groups[1].Value;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<RunningApp> StartAsync(params string[] arguments)
    {
        var app = new RunningApp();
        await app.RunAsync(arguments);
        return app;
    }

    /// <summary>Runs it on this database until it ends by itself: what it ended with, and all it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(string database, params string[] arguments)
    {
        var (program, home) = Locate();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__LeadManager"] = $"Data Source={database}";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The application did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(StartTime);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Ends it as a power cut would and starts it again on the same database and port.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        await RunAsync([]);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await TestFolder.DeleteAsync(_folder);
    }

    private async Task RunAsync(string[] arguments)
    {
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = Command(arguments), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data, listens);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, listens);
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"The application ended.\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _address = await listens.Task.WaitAsync(StartTime);
    }

    private ProcessStartInfo Command(string[] arguments)
    {
        var (program, home) = Locate();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "--urls", _address, .. arguments])
        {
            WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__LeadManager"] = $"Data Source={Path.Combine(_folder, "leads.db")}";
        start.Environment["LEADMANAGER_DEMO_PASSWORD"] = TestUsers.Password;
        start.Environment.Remove("ASPNETCORE_URLS");
        return start;
    }

    // The tests lie in LeadManager.Tests/bin/<configuration>/<framework>, the application in the same place of its project.
    private static (string Program, string Home) Locate()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var home = Checkout.Find("LeadManager.Web");
        return (Path.Combine(home, "bin", here.Parent?.Name ?? "", here.Name, "LeadManager.Web.dll"), home);
    }

    private void Note(string? line, TaskCompletionSource<string> listens)
    {
        if (line is null)
            return;
        lock (_console)
            _console.AppendLine(line);
        if (ListensPattern().Match(line) is { Success: true } match)
            listens.TrySetResult(match.Groups[1].Value);
    }

    private async Task EndAsync()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListensPattern();

    [GeneratedRegex(@"One-time code for the set-up page: (\S+)")]
    private static partial Regex SetUpCodePattern();
}

using System.Diagnostics;
using System.Globalization;

namespace LeadManager.Benchmarks;

/// <summary>The application itself in a process of its own, with a demo office in a file that is thrown away unless it was given.</summary>
internal sealed class WebApp : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3), StopPatience = TimeSpan.FromSeconds(10);

    /// <summary>What differs from the defaults, because all pages come from one machine and few people.</summary>
    public static readonly IReadOnlyDictionary<string, string> RaisedLimits = new Dictionary<string, string>
    {
        ["RateLimits__CircuitsPerUser"] = "100000", ["RateLimits__CircuitsAtOnce"] = "100000", ["RateLimits__NewCircuitsPerMinute"] = "100000",
        ["RateLimits__PerUserPerMinute"] = "1000000", ["RateLimits__WritesPerUserPerMinute"] = "1000000",
        ["RateLimits__ExportsPerHour"] = "100000",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lm-app-");
    private readonly Process _process = new();
    private readonly List<string> _trouble = [];

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Password of the demo users.</summary>
    public string Password { get; private init; } = "Load-" + Guid.NewGuid().ToString("N");

    /// <summary>Warnings and errors from its log.</summary>
    public IReadOnlyList<string> Trouble
    {
        get
        {
            lock (_trouble)
                return [.. _trouble];
        }
    }

    /// <summary>Its memory as the system counts it, in MB.</summary>
    public double MemoryMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it with so many leads in a file of its own.</summary>
    public static async Task<WebApp> StartAsync(int leads)
    {
        var app = new WebApp();
        await app.StartAsync(Path.Combine(app._folder.FullName, "leads.db"), "--demo", "--leads", leads.ToString(CultureInfo.InvariantCulture));
        return app;
    }

    /// <summary>Starts it with the office that an earlier measurement kept in this file.</summary>
    public static async Task<WebApp> OpenAsync(string file)
    {
        var app = new WebApp { Password = BenchOffice.Password };
        await app.StartAsync(Path.GetFullPath(file));
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(StopPatience);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(string file, params string[] arguments)
    {
        // bin/Release/net10.0 of this project: the application was built beside it, with the same configuration.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var content = Path.Combine(own.Parent!.Parent!.Parent!.Parent!.FullName, "LeadManager.Web");
        var built = Path.Combine(content, "bin", own.Parent.Name, own.Name, "LeadManager.Web.dll");
        var start = new ProcessStartInfo("dotnet", [built, .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = content, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["LANG"] = "en_US.UTF-8", ["LEADMANAGER_DEMO_PASSWORD"] = Password,
                ["ConnectionStrings__LeadManager"] = $"Data Source={file}",
            },
        };
        foreach (var (name, value) in RaisedLimits)
            start.Environment[name] = value;
        await ListenAsync(start);
    }

    private async Task ListenAsync(ProcessStartInfo start)
    {
        const string Listening = "Now listening on: ";
        var listens = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isTrouble = false;
        void Hear(string? line)
        {
            if (line is null)
                return;
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                listens.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim() + "/"));
            isTrouble = line.StartsWith(' ') ? isTrouble : line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal);
            if (isTrouble)
                lock (_trouble)
                    _trouble.Add(line.Trim());
        }

        _process.StartInfo = start;
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("The application did not start. " + string.Join(' ', Trouble)));
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await listens.Task.WaitAsync(StartPatience);
    }
}

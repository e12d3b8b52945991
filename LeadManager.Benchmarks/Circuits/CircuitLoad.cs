using System.Globalization;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>Many open dashboards while leads change: how soon each shows it, and what one costs.</summary>
internal sealed class CircuitLoad(int count, int changesPerSecond, int seconds) : IAsyncDisposable
{
    /// <summary>Enough that no other number on a dashboard comes near the total.</summary>
    private const int Leads = 10_000;

    private const int WarmUps = 10, LoneChanges = 20;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5), Settle = TimeSpan.FromSeconds(5);
    private static readonly string[] People = ["administrator", "safelife", "user"];

    private readonly List<OpenDashboard> _open = [];

    public static async Task RunAsync(string[] arguments)
    {
        int Number(int place, int otherwise) => arguments.Length > place ? int.Parse(arguments[place], CultureInfo.InvariantCulture) : otherwise;
        await using var load = new CircuitLoad(Number(0, 200), Number(1, 20), Number(2, 30));
        await load.RunAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var dashboard in _open)
            await dashboard.DisposeAsync();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        await using var app = await WebApp.StartAsync(Leads);
        var people = new List<SignedInPerson>();
        foreach (var name in People)
            people.Add(await SignedInPerson.EnterAsync(app.Address, name, app.Password, ct));
        var changes = await ChangeLog.BeginAsync(people[0], LoneChanges + WarmUps + (2 * changesPerSecond * (seconds + 1)), ct);
        CircuitReport.Begin(count, Leads, People, WebApp.RaisedLimits);

        await OpenAsync(WarmUps, people, changes, ct);
        for (var change = 0; change < WarmUps; change++)
            await changes.ChangeAsync(ct);
        await Task.Delay(Settle, ct);
        await DisposeAsync();
        _open.Clear();
        await Task.Delay(Settle, ct);
        var before = app.MemoryMb;
        await OpenAsync(count, people, changes, ct);
        await Task.Delay(Settle, ct);
        CircuitReport.Memory("opened", before, app.MemoryMb, count);

        for (var change = 0; change < LoneChanges; change++)
        {
            await changes.ChangeAsync(ct);
            await Task.Delay(Quiet, ct);
        }

        CircuitReport.Delays("one change at a time", _open);

        await ChangeAsync(app, changes, "evenly spread", () => changes.KeepChangingAsync(changesPerSecond, TimeSpan.FromSeconds(seconds), ct), ct);
        await ChangeAsync(app, changes, "all at the beginning of a second, in one transaction", () => changes.KeepChangingTogetherAsync(changesPerSecond, seconds, ct), ct);
        CircuitReport.Memory("after the changes", before, app.MemoryMb, count);
        CircuitReport.End(_open, changes, app);
        await DisposeAsync();
        _open.Clear();
        people.ForEach(person => person.Dispose());
    }

    /// <summary>Changes leads while people click here and there.</summary>
    private async Task ChangeAsync(WebApp app, ChangeLog changes, string how, Func<Task> keepChanging, CancellationToken ct)
    {
        Restart(changes);
        var before = changes.Total;
        var used = app.ProcessorTime;
        using var clicking = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var clicks = ClickAsync(clicking.Token);
        await keepChanging();
        var busy = (app.ProcessorTime - used).TotalSeconds / seconds;
        await clicking.CancelAsync();
        await clicks.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Quiet, ct);
        CircuitReport.Steady(how, (changes.Total - before) / (double)seconds, _open, changes, seconds, busy);
    }

    private async Task OpenAsync(int dashboards, List<SignedInPerson> people, ChangeLog changes, CancellationToken ct)
    {
        for (var number = 0; number < dashboards; number++)
        {
            var dashboard = new OpenDashboard(people[number % people.Count], changes);
            _open.Add(dashboard);
            await dashboard.Circuit.OpenAsync(ct);
        }
    }

    private void Restart(ChangeLog changes)
    {
        _open.ForEach(dashboard => dashboard.Restart());
        changes.Answers.Clear();
    }

    /// <summary>One click a tick, on one dashboard after the other.</summary>
    private async Task ClickAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(97)); // out of step with the changes
        for (var next = 0; await timer.WaitForNextTickAsync(ct); next++)
            await _open[next % _open.Count].ClickAsync();
    }
}

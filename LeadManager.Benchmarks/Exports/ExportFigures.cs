using System.Globalization;

namespace LeadManager.Benchmarks.Exports;

/// <summary>Exports over HTTP: when the download begins, when it has ended, what memory it takes.</summary>
internal static class ExportFigures
{
    private const int Leads = 100_000;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    /// <summary>All leads in both formats, and workbooks whose first row takes longest to find.</summary>
    private static readonly (string What, string Path)[] Asked =
    [
        ("all leads, text file", "api/leads/export.csv"),
        ("all leads, workbook", "api/leads/export.xlsx"),
        ("all leads by city, text file", "api/leads/export.csv?sort=city"),
        ("those with \"ar\" somewhere, workbook", "api/leads/export.xlsx?search=ar"),
        ("those with \"okonkwo\" somewhere, text file", "api/leads/export.csv?search=okonkwo"),
    ];

    public static async Task RunAsync(string[] arguments)
    {
        await using var app = arguments is [var file, ..] ? await WebApp.OpenAsync(file) : await WebApp.StartAsync(Leads);
        using var api = new HttpClient { BaseAddress = app.Address, Timeout = Timeout.InfiniteTimeSpan };
        await SignedInPerson.SignInAsync(api, "administrator", app.Password, default);
        for (var page = 1; page <= 20; page++)
            await api.GetStringAsync($"api/leads?page={page}");
        Console.WriteLine("| export over HTTP | first byte s | whole s | MB | memory above idle MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var (what, path) in Asked)
        {
            await Task.Delay(Settle);
            var got = await Download.FetchAsync(app, api, path, default);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {what} | {got.FirstByte.TotalSeconds:N2} | {got.Whole.TotalSeconds:N1} | {got.Bytes / 1e6:N1} | {got.Rise:N0} |"));
        }

        foreach (var line in app.Trouble)
            Console.WriteLine(line);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>Makes files for tests of the import, and imports them.</summary>
internal static class SomeFiles
{
    public const string Header = "First name,Last name,Phone,E-mail,Source\r\n";

    /// <summary>Two rows without fault.</summary>
    public static readonly string Good = Header + "Ada,Lovelace,+1 917 555 0101,ada@example.com,Website\r\nZoë,O'Neil,(917) 555-0102,zoe@example.com,Call\r\n";

    public static byte[] Text(string text, string encoding = "utf-8") => TextEncodings.Open(encoding).GetBytes(text);

    /// <summary>A workbook with these cells on its first sheet.</summary>
    public static byte[] Workbook(Action<IXLWorksheet> fill)
    {
        using var book = new XLWorkbook();
        fill(book.AddWorksheet("Leads"));
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    /// <summary>An archive with these parts.</summary>
    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }

        return stream.ToArray();
    }

    public static SourceFile Open(byte[] bytes, string name = "leads.csv", FileLayout? layout = null) =>
        SourceFile.Open(bytes, name, layout ?? new FileLayout()) is { IsOk: true } opened ? opened.Value : throw new InvalidOperationException(SourceFile.Open(bytes, name, layout ?? new FileLayout()).Failure?.Message);

    public static Invalid Refused(byte[] bytes, string name = "leads.csv", FileLayout? layout = null) =>
        SourceFile.Open(bytes, name, layout ?? new FileLayout()).Failure as Invalid ?? throw new InvalidOperationException($"{name} was not refused.");

    /// <summary>The settings that are guessed for the file, changed as the test wants.</summary>
    public static ImportSettings Settings(Actor actor, SourceFile file, Func<ImportSettings, ImportSettings>? change = null)
    {
        var settings = ImportDrafts.Guess(actor, file, new ImportSettings(), LeadManager.Core.Lists.ListSnapshot.Empty);
        return change is null ? settings : change(settings);
    }

    /// <summary>Points a column to a target.</summary>
    public static ImportSettings Map(this ImportSettings settings, string header, string? target, DateOrder? order = null) => settings with
    {
        Columns = [.. settings.Columns.Select(column => column.Header == header ? column with { Target = target, Order = order } : column)],
    };

    /// <summary>Imports, and lets something happen when the file has been read and nothing been written yet.</summary>
    public static async Task<Outcome<ImportReport>> ImportMeanwhileAsync(this Office office, Actor actor, SourceFile file, ImportSettings settings, Func<Task> meanwhile)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var mayGoOn = new ManualResetEventSlim();
        var import = Task.Run(() => office.Get<ImportRun>().ImportAsync(actor, "leads.csv", file, settings, null, new WhenRead(() =>
        {
            read.TrySetResult();
            mayGoOn.Wait();
        }), default));
        await Task.WhenAny(import, read.Task);
        await meanwhile();
        mayGoOn.Set();
        return await import;
    }

    public static async Task<ImportReport> CheckAsync(this Office office, Actor actor, string text, Func<ImportSettings, ImportSettings>? change = null)
    {
        var file = Open(Text(text));
        var outcome = await office.Get<ImportRun>().CheckAsync(actor, "leads.csv", file, Settings(actor, file, change), null, default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    public static async Task<ImportReport> ImportAsync(this Office office, Actor actor, string text, Func<ImportSettings, ImportSettings>? change = null)
    {
        var file = Open(Text(text));
        var outcome = await office.Get<ImportRun>().ImportAsync(actor, "leads.csv", file, Settings(actor, file, change), null, null, default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    /// <summary>All leads in the order of their making.</summary>
    public static async Task<IReadOnlyList<Lead>> LeadsAsync(this Office office, Actor actor) =>
        [.. (await office.Get<LeadService>().ListAsync(actor, new LeadQuery { PageSize = 200 }, default)).Items.Select(row => row.Lead).OrderBy(lead => lead.Id)];

    /// <summary>That many rows, none like another.</summary>
    public static string Rows(int count, Func<int, string?>? odd = null)
    {
        var text = new StringBuilder(Header);
        for (var number = 0; number < count; number++)
            text.Append(odd?.Invoke(number) ?? string.Create(CultureInfo.InvariantCulture, $"First{number},Last{number},+1917{5550000 + number:0000000},p{number}@example.com,Website")).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Gives the lead an assignee without going through a service.</summary>
    public static async Task AssignAsync(this Office office, int leadId, int userId, bool isAccepted)
    {
        await using var db = await office.ContextAsync();
        await db.Leads.Where(lead => lead.Id == leadId).ExecuteUpdateAsync(lead => lead
            .SetProperty(row => row.AssigneeId, userId)
            .SetProperty(row => row.AcceptedAt, isAccepted ? office.Clock.GetUtcNow().UtcDateTime : null));
    }

    private sealed class WhenRead(Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => act();
    }
}

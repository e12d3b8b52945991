using System.Text;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>An import is one transaction: exactly the good rows with their log, or nothing (I05, I09).</summary>
public sealed class ImportTests
{
    private static string? Odd(int number) => number % 27 == 26 ? $"First{number},,12,x,Website" : null;

    [Fact]
    public async Task Check_WritesNothingAndNamesEveryBadRow()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await office.FingerprintAsync();

        var report = await office.CheckAsync(admin, SomeFiles.Rows(999, Odd));

        Assert.Equal((999, 962, 37, true), (report.Rows, report.Created, report.Refused, report.IsDryRun));
        Assert.Equal(37 * 3, report.Problems.Count(problem => problem.IsRefusal));
        Assert.Equal(Enumerable.Range(0, 999).Where(number => Odd(number) is not null).Select(number => number + 2), report.Problems.Select(problem => problem.Line).Distinct());
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Import_ExactlyTheGoodRows_WithLogAndChangeRows()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var report = await office.ImportAsync(admin, SomeFiles.Rows(999, Odd));

        await using var db = await office.ContextAsync();
        Assert.Equal((962, 962, 962), (await db.Leads.CountAsync(), await db.AuditEntries.CountAsync(entry => entry.EntityType == "Lead" && entry.ActionType == "Imported"), await db.LeadChanges.CountAsync()));
        var import = await db.Imports.SingleAsync(row => row.Id == report.Id);
        Assert.Equal((ImportState.Imported, 999, 962, 0, 0, 37), (import.State, import.Rows, import.Created, import.Updated, import.Skipped, import.Refused));
        Assert.Equal(37, await db.ImportedRows.CountAsync(row => row.Outcome == RowOutcome.Refused));
        Assert.Single(await db.AuditEntries.Where(entry => entry.EntityType == "Import").ToListAsync());
    }

    [Fact]
    public async Task Import_OneRow_IsTheSameLeadAsOneFromTheForm()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var typed = await office.LeadAsync(admin, lead => (lead.Email, lead.Comments) = (" Ada@Example.com ", "Zoë"));

        await office.ImportAsync(admin, "First name,Last name,Phone,Source,E-mail,Comments\r\nAmara,Okonkwo,+1 555 010 0142,Website,Ada@Example.com,Zoë\r\n", settings => settings with { Duplicates = DuplicatePolicy.Create });

        var imported = (await office.LeadsAsync(admin))[^1];
        foreach (var column in typeof(Lead).GetProperties().Where(column => column.Name != nameof(Lead.Id)))
            Assert.Equal((column.Name, column.GetValue(typed.Lead)), (column.Name, column.GetValue(imported)));
        await using var db = await office.ContextAsync();
        var log = await db.AuditEntries.Where(entry => entry.EntityType == "Lead").OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal((log[0].NewValue, null), (log[1].NewValue, log[1].OldValue));
    }

    [Fact]
    public async Task Import_AllOrNothing_WritesNothingWhereARowIsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await office.FingerprintAsync();
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Rows(30, Odd)));

        var outcome = await office.Get<ImportRun>().ImportAsync(admin, "leads.csv", file, SomeFiles.Settings(admin, file) with { AllOrNothing = true }, null, null, default);

        Assert.Contains("1 of 30", Assert.IsType<Invalid>(outcome.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Import_Cancelled_WritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await office.FingerprintAsync();
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Rows(1_200)));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.Get<ImportRun>().ImportAsync(
            admin, "leads.csv", file, SomeFiles.Settings(admin, file), null, new WhenWriting(stop.Cancel), stop.Token));

        Assert.Equal(before, await office.FingerprintAsync());
        Assert.Equal(1_200, (await office.ImportAsync(admin, SomeFiles.Rows(1_200))).Created);
    }

    [Fact]
    public async Task Import_DatabaseFailsInTheMiddle_WritesNothingAndARetryWorks()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await SqlAsync(office, "CREATE TRIGGER full BEFORE INSERT ON ImportedRows WHEN NEW.Line = 20 BEGIN SELECT RAISE(ABORT, 'forced'); END");
        var before = await office.FingerprintAsync();
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Rows(30)));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => office.Get<ImportRun>().ImportAsync(admin, "leads.csv", file, SomeFiles.Settings(admin, file), null, null, default));

        Assert.Equal(before, await office.FingerprintAsync());
        await SqlAsync(office, "DROP TRIGGER full");
        Assert.Equal(30, (await office.ImportAsync(admin, SomeFiles.Rows(30))).Created);
    }

    [Fact]
    public async Task Import_ByRoleWithoutTheRight_IsForbiddenEverywhereAndKeepsNothing()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        Assert.True((await office.Get<SavedMappings>().SaveAsync(admin, "theirs", new ImportSettings(), default)).IsOk);
        var before = await office.FingerprintAsync();
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Good));
        var settings = SomeFiles.Settings(admin, file);

        Assert.IsType<Forbidden>((await office.Get<ImportDrafts>().UploadAsync(user, "leads.csv", SomeFiles.Text(SomeFiles.Good), default)).Failure);
        Assert.IsType<Forbidden>((await office.Get<ImportRun>().CheckAsync(user, "leads.csv", file, settings, null, default)).Failure);
        Assert.IsType<Forbidden>((await office.Get<ImportRun>().ImportAsync(user, "leads.csv", file, settings, null, null, default)).Failure);
        Assert.IsType<Forbidden>((await office.Get<SavedMappings>().SaveAsync(user, "mine", settings, default)).Failure);
        Assert.IsType<Forbidden>((await office.Get<SavedMappings>().DeleteAsync(user, "theirs", default)).Failure);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.IsType<NotFound>((await office.Get<SavedMappings>().DeleteAsync(admin, "never saved", default)).Failure);
        Assert.True((await office.Get<ImportDrafts>().UploadAsync(admin, "leads.csv", SomeFiles.Text(SomeFiles.Good), default)).IsOk);
    }

    [Fact]
    public async Task Import_WhileOneOfTheSameUserRuns_IsToldSoAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var (admin, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SuperAdmin));
        var (run, file, small) = (office.Get<ImportRun>(), SomeFiles.Open(SomeFiles.Text(SomeFiles.Rows(600))), SomeFiles.Open(SomeFiles.Text(SomeFiles.Good)));
        var writes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var mayGoOn = new ManualResetEventSlim();
        var first = Task.Run(() => run.ImportAsync(admin, "first.csv", file, SomeFiles.Settings(admin, file), null, new WhenWriting(() =>
        {
            writes.TrySetResult();
            mayGoOn.Wait();
        }), default));
        await Task.WhenAny(first, writes.Task);

        var second = await run.ImportAsync(admin, "second.csv", small, SomeFiles.Settings(admin, small), null, null, default);
        var check = await run.CheckAsync(admin, "second.csv", small, SomeFiles.Settings(admin, small), null, default);
        var others = await run.CheckAsync(other, "second.csv", small, SomeFiles.Settings(other, small), null, default);
        mayGoOn.Set();
        var done = await first;

        Assert.Contains("first.csv is still running", Assert.IsType<Conflict>(second.Failure).Message, StringComparison.Ordinal);
        Assert.IsType<Conflict>(check.Failure);
        Assert.Equal((2, 600), (others.Value?.Created, done.Value?.Created));
        await using var db = await office.ContextAsync();
        Assert.Equal((600, 1), (await db.Leads.CountAsync(), await db.Imports.CountAsync()));
        Assert.True((await run.ImportAsync(admin, "second.csv", small, SomeFiles.Settings(admin, small), null, null, default)).IsOk);
    }

    [Fact]
    public async Task Import_ManyRows_SignalsOpenPagesOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (signals, heard) = (0, new TaskCompletionSource());
        using var subscription = office.Get<LiveFeed>().Subscribe(Topic.Leads, _ =>
        {
            Interlocked.Increment(ref signals);
            heard.TrySetResult();
            return Task.CompletedTask;
        });

        await office.ImportAsync(admin, SomeFiles.Rows(600));
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, signals);
    }

    private static async Task SqlAsync(Office office, string sql)
    {
        await using var db = await office.ContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Does something at the first word that rows are being written.</summary>
    private sealed class WhenWriting(Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Step == ImportRun.Writing)
                act();
        }
    }
}

using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Lists;
using LeadManager.Core.Mail;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>
/// Checks a file against its settings, and imports it: everything in one transaction, or nothing. Reading and checking
/// the rows happens before the transaction begins, so that others wait for the writing only.
/// </summary>
public sealed class ImportRun(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, OrganisationService organisation, ListCache lists, AutoAssignment rules, ImportMails mails, AccountReader accounts, StoreTrouble trouble, ImportTurns turns, TimeProvider clock)
{
    /// <summary>The words for the steps of a run, in their order.</summary>
    public const string Reading = "Reading", Writing = "Writing";

    /// <summary>From so many new leads on, and when they are no fewer than the stored ones, indexes are quicker made anew than kept up; else that of the search is quicker kept up at the end.</summary>
    private const int FillFrom = 2_000;

    /// <summary>Says for every row what would become of it; writes nothing.</summary>
    public async Task<Outcome<ImportReport>> CheckAsync(
        Actor actor, string fileName, SourceFile file, ImportSettings settings, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        if (Refusal(actor, file, settings) is { } refusal)
            return refusal;
        var taken = turns.Take(actor, fileName);
        if (!taken.IsOk)
            return taken.Failure;
        using var turn = taken.Value;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var job = await OpenAsync(actor, fileName, file, settings, progress, ct);
            var plan = await PlanAsync(db, job, ct);
            var report = ImportReporting.Count(fileName, file, settings, plan) with { Assignments = await TryRulesAsync(db, actor, plan, job.Rows, ct) };
            plan.Release();
            return report with { NewNames = await ImportReporting.FindNewNamesAsync(db, actor, settings, plan, ct) };
        }
        catch (UnreadableFileException fault)
        {
            return fault.Failure;
        }
    }

    /// <summary>Imports the rows that can be imported. A draft is used up by it; the second time it is a conflict.</summary>
    public async Task<Outcome<ImportReport>> ImportAsync(
        Actor actor, string fileName, SourceFile file, ImportSettings settings, int? draftId, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        if (Refusal(actor, file, settings) is { } refusal)
            return refusal;
        var taken = turns.Take(actor, fileName);
        if (!taken.IsOk)
            return taken.Failure;
        using var turn = taken.Value;
        var job = await OpenAsync(actor, fileName, file, settings, progress, ct);
        try
        {
            return await ImportAsync(job, draftId, ct);
        }
        catch (UnreadableFileException fault)
        {
            return fault.Failure;
        }
        catch (Exception fault) when (trouble.Find(fault) is { } unavailable)
        {
            return unavailable;
        }
    }

    private async Task<Job> OpenAsync(Actor actor, string fileName, SourceFile file, ImportSettings settings, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var reader = new RowReader(settings, file, lists.Current, (await organisation.GetAsync(ct)).Plan);
        return new Job(actor, fileName, file, settings, reader, new FileReading(file, reader), progress);
    }

    private Task<ImportPlan> PlanAsync(LeadDbContext db, Job job, CancellationToken ct) =>
        ImportPlan.MakeAsync(db, job.Actor, job.Settings, job.Reader, job.Rows, organisation, done => job.Progress?.Report(new ImportProgress(Reading, done, null)), ct);

    private async Task<Outcome<ImportReport>> ImportAsync(Job job, int? draftId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var plan = await PlanAsync(db, job, ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (!await plan.IsStillTrueAsync(db, ct)) // somebody has saved something meanwhile, perhaps what this user may do
        {
            if (await accounts.RenewAsync(job.Actor, ct) is not { } standing)
                return new Forbidden(LeadAction.ImportLeads);
            if (Refusal(standing, job.File, job.Settings) is { } withdrawn)
                return withdrawn;
            job = job with { Actor = standing };
            plan = await PlanAsync(db, job, ct);
        }

        var report = ImportReporting.Count(job.FileName, job.File, job.Settings, plan) with { IsDryRun = false };
        if (job.Settings.AllOrNothing && report.Refused > 0)
            return new Invalid("file", Words.Say("{0:N0} of {1:N0} rows cannot be imported, and you chose all or nothing. Nothing was imported.", report.Refused, report.Rows));
        if (await BeginAsync(db, job.Actor, report, draftId, ct) is not { } import)
            return new Conflict(Words.Say("This file has been imported already, or the draft was discarded."));

        var leads = await WriteAsync(db, job, plan, report, import, ct);
        scope.Topics |= Topic.Leads | Topic.ActivityLog;
        ct.ThrowIfCancellationRequested();
        await scope.CommitAsync(CancellationToken.None);
        plan.Release();
        return report with { Id = import.Id, Assignments = leads.Shares?.ToReport() };
    }

    /// <summary>Stores what is planned, tells those who were given leads, and notes it.</summary>
    private async Task<ImportedLeads> WriteAsync(LeadDbContext db, Job job, ImportPlan plan, ImportReport report, Import import, CancellationToken ct)
    {
        var (actor, now, all) = (job.Actor, clock.GetUtcNow().UtcDateTime, report.Created + report.Updated);
        var fill = await BeginFillAsync(db, report, ct);
        var leads = new ImportedLeads(actor, plan.Around, await rules.OpenBookAsync(db, ct), now);
        var writer = new ImportWriter(db, actor, plan.Around, await TallyDeltas.ReadCalendarAsync(db, ct), leads, import.Id, now, done => job.Progress?.Report(new ImportProgress(Writing, done, all)));
        var events = await writer.AddEventsAsync(plan.Findings.WantedEvents, ct);
        await writer.WriteAsync(plan.Rows, job.Rows.DecidedRows(), ct);
        if (fill is not null)
            await fill.CompleteAsync(ct);
        await mails.QueueAsync(db, actor, import.Id, job.FileName, leads.Shares?.Counts ?? [], ct);
        await EndAsync(db, actor, import, report, events, ct);
        return leads;
    }

    private async Task<IBulkFill?> BeginFillAsync(LeadDbContext db, ImportReport report, CancellationToken ct) =>
        report.Created < FillFrom ? null
        : report.Created < await db.Leads.CountAsync(ct) ? await engine.BeginAdditionAsync(db, ct)
        : await engine.BeginFillAsync(db, ct);

    /// <summary>Who would get which of the new leads; null where no rule is on, and then the file is not read again.</summary>
    private async Task<ImportAssignments?> TryRulesAsync(LeadDbContext db, Actor actor, ImportPlan plan, FileReading rows, CancellationToken ct)
    {
        if (await rules.OpenBookAsync(db, ct) is not { } book)
            return null;
        var leads = new ImportedLeads(actor, plan.Around, book, clock.GetUtcNow().UtcDateTime);
        foreach (var (planned, read) in plan.Rows.Zip(rows.DecidedRows()).Where(row => ImportedLeads.IsNew(row.First)))
        {
            ct.ThrowIfCancellationRequested();
            leads.Ask(planned.Line, leads.Make(planned.Input ?? read.Input));
        }

        return leads.Shares?.ToReport();
    }

    private Failure? Refusal(Actor actor, SourceFile file, ImportSettings settings) =>
        !actor.May(LeadAction.ImportLeads) ? new Forbidden(LeadAction.ImportLeads) : ImportSettingsRules.Check(actor, settings, file, lists.Current);

    /// <summary>The record of the import: the draft made final, or a new one; null where the draft is gone.</summary>
    private async Task<Import?> BeginAsync(LeadDbContext db, Actor actor, ImportReport report, int? draftId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var import = draftId is { } id
            ? await db.Imports.SingleOrDefaultAsync(row => row.Id == id && row.UserId == actor.UserId && row.State == ImportState.Draft, ct)
            : new Import { UserId = actor.UserId, Username = actor.Username, FileName = report.FileName, Settings = "{}", CreatedAt = now };
        if (import is null)
            return null;
        if (draftId is null)
            db.Add(import);
        (import.State, import.ImportedAt, import.Settings) = (ImportState.Imported, now, ImportJson.Write(report.Settings));
        (import.Rows, import.Created, import.Updated, import.Skipped, import.Refused) = (report.Rows, report.Created, report.Updated, report.Skipped, report.Refused);
        import.Headers = JsonSerializer.Serialize(report.File.Headers);
        await db.SaveAsync(actor, ImportWriter.Note, ct);
        return import;
    }

    private static async Task EndAsync(LeadDbContext db, Actor actor, Import import, ImportReport report, IReadOnlyList<int> events, CancellationToken ct)
    {
        var eventIds = events.Count == 0 ? null : JsonSerializer.Serialize(events);
        await db.Imports.Where(row => row.Id == import.Id).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.CreatedEvents, eventIds), ct);
        await db.ImportContents.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(ct);
        db.AuditEntries.Add(AuditTrail.Compose(
            actor,
            ImportWriter.Note with { Description = Words.Say("Imported {0}: {1:N0} new, {2:N0} updated, {3:N0} left out, {4:N0} refused", report.FileName, report.Created, report.Updated, report.Skipped, report.Refused) },
            import.ImportedAt ?? import.CreatedAt, new AuditedRecord(EntityTypes.Import, import.Id, report.FileName, 1), (string?)null, null));
        await db.SaveAsync(actor, ImportWriter.Note, ct);
    }

    /// <summary>One run: whose it is, its file, and how it is read.</summary>
    private sealed record Job(Actor Actor, string FileName, SourceFile File, ImportSettings Settings, RowReader Reader, FileReading Rows, IProgress<ImportProgress>? Progress);
}

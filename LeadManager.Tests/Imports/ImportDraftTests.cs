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

/// <summary>A chosen file waits with what was decided about it, for its owner only and not for ever.</summary>
public sealed class ImportDraftTests
{
    [Fact]
    public async Task Draft_KeptChangedImportedOnce()
    {
        await using var office = await Office.OpenAsync();
        var (admin, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SuperAdmin));
        var drafts = office.Get<ImportDrafts>();
        var uploaded = (await drafts.UploadAsync(admin, @"C:\files\leads.csv", SomeFiles.Text(SomeFiles.Good), default)).Value ?? throw new InvalidOperationException();

        var changed = await drafts.ChangeAsync(admin, uploaded, uploaded.Settings with { Duplicates = DuplicatePolicy.Create }, default);
        var read = await drafts.FindAsync(admin, uploaded.Id, default) ?? throw new InvalidOperationException();
        var first = await office.Get<ImportRun>().ImportAsync(admin, read.FileName, read.File, read.Settings, read.Id, null, default);
        var again = await office.Get<ImportRun>().ImportAsync(admin, read.FileName, read.File, read.Settings, read.Id, null, default);

        Assert.True(changed.IsOk);
        Assert.Equal(("leads.csv", DuplicatePolicy.Create), (read.FileName, read.Settings.Duplicates));
        Assert.Null(await drafts.FindAsync(other, uploaded.Id, default));
        Assert.Equal((uploaded.Id, 2), (first.Value?.Id, first.Value?.Created));
        Assert.IsType<Conflict>(again.Failure);
        Assert.Equal(2, (await office.LeadsAsync(admin)).Count);
        await using var db = await office.ContextAsync();
        Assert.Equal(0, await db.ImportContents.CountAsync());
    }

    [Fact]
    public async Task Draft_ReadInAnotherWay_IsGuessedAnewAndOldOnesAreForgotten()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var drafts = office.Get<ImportDrafts>();
        var first = (await drafts.UploadAsync(admin, "a.csv", SomeFiles.Text("Notes\r\nFirst name;Phone\r\nAda;1\r\n"), default)).Value ?? throw new InvalidOperationException();

        var again = await drafts.ReadAgainAsync(admin, first.Id, new FileLayout { Delimiter = ';', HeaderLine = 2 }, default);
        office.Clock.Advance(ImportDrafts.Kept + TimeSpan.FromHours(1));
        await drafts.UploadAsync(admin, "b.csv", SomeFiles.Text(SomeFiles.Good), default);

        Assert.Equal([nameof(LeadInput.FirstName), nameof(LeadInput.Phone)], again.Value?.Settings.Columns.Select(column => column.Target));
        Assert.Equal("b.csv", Assert.Single(await drafts.ListAsync(admin, default)).FileName);
    }

    [Fact]
    public async Task Drafts_MoreThanFit_TheOldestGoAndThoseOfOthersStay()
    {
        await using var office = await Office.OpenAsync();
        var (admin, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SuperAdmin));
        var drafts = office.Get<ImportDrafts>();
        await drafts.UploadAsync(other, "other.csv", SomeFiles.Text(SomeFiles.Good), default);

        for (var number = 1; number <= ImportDrafts.Most + 2; number++)
            await drafts.UploadAsync(admin, $"{number}.csv", SomeFiles.Text(SomeFiles.Good), default);

        var kept = await drafts.ListAsync(admin, default);
        Assert.Equal((ImportDrafts.Most, $"{ImportDrafts.Most + 2}.csv", "3.csv"), (kept.Count, kept[0].FileName, kept[^1].FileName));
        Assert.Single(await drafts.ListAsync(other, default));
        await using var db = await office.ContextAsync();
        Assert.Equal(ImportDrafts.Most + 1, await db.ImportContents.CountAsync());
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>Rights that are taken away while a file is being read are gone before anything of it is written (P14).</summary>
public sealed class WithdrawnRightTests
{
    [Theory]
    [InlineData("disabled", typeof(Forbidden))]
    [InlineData("other role", typeof(Forbidden))]
    [InlineData("without care details", typeof(Invalid))]
    [InlineData("somebody else", null)]
    public async Task Import_RightWithdrawnWhileItReads_WritesNothing(string what, Type? failure)
    {
        await using var office = await Office.OpenAsync();
        var (admin, other, importer) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User), await office.HireAsync(Role.SuperAdmin));
        var file = SomeFiles.Open(SomeFiles.Text("First name,Last name,Phone,Source,Medicaid number\r\nAda,Lovelace,9175550101,Website,M-1\r\n"));

        var outcome = await office.Get<ImportRun>().ImportAsync(admin, "leads.csv", file, SomeFiles.Settings(admin, file), null, null, default);
        var settings = SomeFiles.Settings(importer, file) with { Duplicates = DuplicatePolicy.Create };
        var withdrawn = await office.ImportMeanwhileAsync(importer, file, settings, () => what switch
        {
            "disabled" => office.Get<UserService>().DisableAsync(admin, importer.UserId, default),
            "other role" => MoveAsync(office, importer, Role.SalesExecutive),
            "without care details" => MoveAsync(office, importer, Role.HeadAdmin),
            _ => office.Get<UserService>().DisableAsync(admin, other.UserId, default),
        });

        Assert.True(outcome.IsOk);
        Assert.Equal(failure, withdrawn.Failure?.GetType());
        await using var db = await office.ContextAsync();
        Assert.Equal(failure is null ? (2, 2) : (1, 1), (await db.Leads.CountAsync(), await db.Imports.CountAsync()));
    }

    [Theory]
    [InlineData("disabled", typeof(Forbidden))]
    [InlineData("other role", typeof(Forbidden))]
    [InlineData("another's import", typeof(NotFound))]
    [InlineData("somebody else", null)]
    public async Task Undo_RightWithdrawnWhileItIsAsked_WritesNothing(string what, Type? failure)
    {
        await using var office = await Office.OpenAsync();
        var (admin, other, undoer) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User), await office.HireAsync(Role.SuperAdmin));
        var import = await office.ImportAsync(what == "another's import" ? admin : undoer, SomeFiles.Good);
        var asked = await office.Get<ImportUndo>().PreviewAsync(undoer, import.Id ?? 0, default);
        await (what switch
        {
            "disabled" => office.Get<UserService>().DisableAsync(admin, undoer.UserId, default),
            "other role" => MoveAsync(office, undoer, Role.SalesExecutive),
            "another's import" => MoveAsync(office, undoer, Role.HeadAdmin),
            _ => office.Get<UserService>().DisableAsync(admin, other.UserId, default),
        });
        var before = await office.FingerprintAsync();

        var undone = await office.Get<ImportUndo>().UndoAsync(undoer, import.Id ?? 0, default);

        Assert.Equal((2, failure), (asked.Value?.Removed, undone.Failure?.GetType()));
        Assert.Equal(failure is not null, before == await office.FingerprintAsync());
    }

    private static async Task MoveAsync(Office office, Actor user, Role role)
    {
        await using var db = await office.ContextAsync();
        var stored = await db.Users.SingleAsync(row => row.Id == user.UserId);
        stored.Role = role;
        await db.SaveAsync(Actor.System, Core.Changes.ChangeNote.Updated, default);
        office.Get<AccountReader>().Drop();
    }
}

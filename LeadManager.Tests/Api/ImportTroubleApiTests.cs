using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Tests.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Api;

/// <summary>POST /api/import where the database is full, held by another program, or another import runs: it says so, nothing is written, and a retry works.</summary>
public sealed class ImportTroubleApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Theory] // I09
    [InlineData(30)]
    [InlineData(3_000)] // so many that the indexes are made anew
    public async Task Import_DatabaseHeldByAnotherProgram_SaysSoWritesNothingAndARetryWorks(int rows)
    {
        await using var app = new BrokenStoreTests.BreakableApp();
        await app.InitializeAsync();
        var admin = await ApiClient.SignInAsync(app, "admin");
        await using var db = await app.OpenAsync();

        ApiAnswer refused;
        await using (var other = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(System.Data.IsolationLevel.Serializable);
            refused = await ImportApiTests.SendAsync(admin, SomeFiles.Rows(rows));
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (refused.Status, await db.Leads.CountAsync() + await db.ImportedRows.CountAsync() + await db.Imports.CountAsync()));
        Assert.Contains("Another program is using the database", refused.Text, StringComparison.Ordinal);
        Assert.Equal(rows, ImportApiTests.Number(await ImportApiTests.SendAsync(admin, SomeFiles.Rows(rows)), "created"));
    }

    [Fact] // I09
    public async Task Import_StorageFull_SaysSoWritesNothingAndARetryWorks()
    {
        await using var app = new BrokenStoreTests.BreakableApp();
        await app.InitializeAsync();
        var admin = await ApiClient.SignInAsync(app, "admin");
        app.Store.IsFull = true;

        var refused = await ImportApiTests.SendAsync(admin, SomeFiles.Rows(3_000));
        await using var db = await app.OpenAsync();
        var stored = await db.Leads.CountAsync() + await db.ImportedRows.CountAsync() + await db.Imports.CountAsync();
        app.Store.IsFull = false;
        var again = await ImportApiTests.SendAsync(admin, SomeFiles.Rows(3_000));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (refused.Status, stored));
        Assert.Equal((HttpStatusCode.OK, 3_000), (again.Status, ImportApiTests.Number(again, "created")));
    }

    [Fact]
    public async Task Import_WhileOneRunsOnThePage_IsAConflictAndWritesNothing()
    {
        await using var db = await App.OpenAsync();
        var admin = await db.Users.SingleAsync(user => user.UserName == "admin");
        var turn = App.Services.GetRequiredService<ImportTurns>().Take(new Actor(admin.Id, "admin", admin.Name, admin.Role, [admin.Id]), "page.csv");
        var before = await FingerprintAsync();

        var refused = await ImportApiTests.SendAsync(Admin, SomeFiles.Header + "Eve,Turn,9175554101,,Website\r\n");
        var after = await FingerprintAsync();
        turn.Value?.Dispose();
        var again = await ImportApiTests.SendAsync(Admin, SomeFiles.Header + "Eve,Turn,9175554101,,Website\r\n");

        Assert.Equal((HttpStatusCode.Conflict, before), (refused.Status, after));
        Assert.Contains("page.csv is still running", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, ImportApiTests.Number(again, "created"));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.EndToEnd;
using LeadManager.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Starting;

/// <summary><c>--recount</c> as an administrator runs it: the built application as a process of its own, which ends by itself.</summary>
public sealed class RecountTests
{
    [Fact]
    public async Task Recount_NumbersKeptWrongly_AreSaidAndMended()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "priya");
        await office.LeadAsync(admin);
        var chosen = (await office.LeadAsync(admin)).Lead.Id;
        await using (var db = await office.ContextAsync())
        {
            await db.Leads.Where(lead => lead.Id == chosen).ExecuteUpdateAsync(lead => lead.SetProperty(row => row.AssigneeId, admin.UserId)); // behind the counts' back
            await db.LeadTallies.Where(row => row.Kind == TallyKind.Total).ExecuteUpdateAsync(row => row.SetProperty(one => one.Count, 40));
        }

        var (exit, output) = await RunningApp.RunToEndAsync(office.DatabaseFile, "--recount");
        var (exitAgain, outputAgain) = await RunningApp.RunToEndAsync(office.DatabaseFile, "--recount");

        Assert.Equal((0, 0), (exit, exitAgain));
        Assert.Contains("All leads, assigned to priya: was 0, is 1", output, StringComparison.Ordinal);
        Assert.Contains("All leads, assigned to nobody, New: was 40, is 1", output, StringComparison.Ordinal);
        Assert.Contains("All leads, in all: was 40, is 2", output, StringComparison.Ordinal);
        Assert.Contains("kept numbers differed and are put right.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", output, StringComparison.Ordinal);
        Assert.Contains("Recount: every kept number was right.", outputAgain, StringComparison.Ordinal);
        await using var after = await office.ContextAsync();
        Assert.Equal(2, await after.LeadTallies.Where(row => row.Owner == TallyGroups.All && row.Kind == TallyKind.Total).SumAsync(row => row.Count));
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
    }

    [Fact]
    public async Task Recount_WithoutADatabase_SaysSoAndMakesNone()
    {
        var file = Path.Combine(Path.GetTempPath(), $"lm-none-{Guid.NewGuid():N}.db");

        var (exit, output) = await RunningApp.RunToEndAsync(file, "--recount");

        Assert.Equal(1, exit);
        Assert.Contains($"There is no database at {file}", output, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Recount_BesideAProgramThatHoldsTheDatabase_SaysSo()
    {
        await using var office = await Office.OpenAsync();
        await office.LeadAsync(await office.HireAsync(Role.Administrator));
        await using var other = new SqliteConnection($"Data Source={office.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var (exit, output) = await RunningApp.RunToEndAsync(office.DatabaseFile, "--recount", $"--ConnectionStrings:LeadManager=Data Source={office.DatabaseFile};Default Timeout=1");

        Assert.Equal(1, exit);
        Assert.Contains("Another program is using the database", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        await ExecuteAsync(other, "ROLLBACK");
        Assert.Equal(0, (await RunningApp.RunToEndAsync(office.DatabaseFile, "--recount")).ExitCode);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

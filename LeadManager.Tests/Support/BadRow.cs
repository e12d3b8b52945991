using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Support;

/// <summary>A row that the database refuses to write, while it takes all others.</summary>
internal static class BadRow
{
    /// <summary>From now on this write fails: for example an UPDATE of FollowUps when <c>OLD."Id" = 3</c>.</summary>
    public static Task SpoilAsync(this Office office, string write, string table, string when) =>
        ExecuteAsync(office, $"""CREATE TRIGGER "BadRow" BEFORE {write} ON "{table}" WHEN {when} BEGIN SELECT RAISE(ABORT, 'forced fault'); END""");

    /// <summary>Everything is taken again.</summary>
    public static Task RepairAsync(this Office office) => ExecuteAsync(office, """DROP TRIGGER "BadRow" """);

    private static async Task ExecuteAsync(Office office, string sql)
    {
        await using var db = await office.ContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}

using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Support;

/// <summary>Looks into the search index of SQLite.</summary>
internal static class SearchIndex
{
    /// <summary>Every lead stands in it once, on the shelf of its name, with the words that it has; and nothing else does.</summary>
    public static async Task AssertSoundAsync(LeadDbContext db)
    {
        const string Wanted = """
            SELECT "Id", "SortName", (SELECT max("Number") FROM "LeadShelves" WHERE "Start" <= "SortName") AS "Shelf" FROM "Leads"
            """;
        const string Kept = """SELECT "Place" & 2147483647, "SortName", "Place" >> 31 FROM "LeadOrder" """;
        Assert.Equal(0, await CountAsync(db, Wanted, Kept));
        Assert.Equal(0, await CountAsync(db, Kept, Wanted));
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "LeadSearch"("LeadSearch", rank) VALUES ('integrity-check', 1)""");
    }

    /// <summary>How many shelves there are.</summary>
    public static Task<int> CountShelvesAsync(LeadDbContext db) => db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "LeadShelves" """).SingleAsync();

    private static Task<int> CountAsync(LeadDbContext db, string rows, string others) =>
        db.Database.SqlQueryRaw<int>(string.Concat("SELECT count(*) AS \"Value\" FROM (", rows, " EXCEPT ", others, ")")).SingleAsync();
}

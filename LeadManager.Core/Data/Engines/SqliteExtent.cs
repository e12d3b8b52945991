using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>How far the places of <see cref="SqliteShelves"/> reach: by it a place tells about how many leads stand before it.</summary>
internal sealed record SqliteExtent(long Leads, long LastShelf)
{
    public static async Task<SqliteExtent> ReadAsync(LeadDbContext db, CancellationToken ct) =>
        await db.Database.SqlQuery<SqliteExtent>($"""
            SELECT coalesce((SELECT max("Id") FROM "Leads"), 0) AS "Leads", (SELECT "Number" FROM "LeadShelves" ORDER BY "Start" DESC LIMIT 1) AS "LastShelf"
            """).SingleAsync(ct);

    /// <summary>About how many leads stand before it, at least one: shelves hold about the same number, and each the ids of old and new leads.</summary>
    public long CountBefore(long place) =>
        Math.Max(1, ((SqliteShelves.ShelfOf(place) * Leads) + (place & SqliteShelves.IdMask)) / (LastShelf + 1));
}

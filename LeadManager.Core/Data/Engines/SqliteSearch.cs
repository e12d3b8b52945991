using System.Text;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// The search index: every three signs that follow each other in a lead's search text or phone digits. It names the leads
/// that hold all parts of a fragment; whether in that order, the caller asks the lead. Triggers keep it in the transaction
/// of every change.
/// </summary>
internal static class SqliteSearch
{
    /// <summary>Beyond that many parts a fragment is rare enough.</summary>
    private const int PartsMax = 16;

    private const int PartLength = 3;

    /// <summary>How many leads with a part are passed over to see how common it is.</summary>
    private const int SampleSize = 100;

    /// <summary>So many entries of the index are read while one candidate is put into order, and while one is asked whether it really holds the fragment.</summary>
    private const int ReadWhileSorted = 60, ReadWhileAsked = 600;

    /// <summary>So many candidates are asked at most, as a rule: where more of them hold it, the page is full before.</summary>
    private const int Asked = 1_000;

    public const string Create = """
        CREATE VIRTUAL TABLE "LeadSearch" USING fts5("SearchText", "PhoneDigits", content='Leads', content_rowid='Id', tokenize='trigram', detail=none, columnsize=0);
        CREATE TRIGGER "LeadSearch_Insert" AFTER INSERT ON "Leads" BEGIN
            INSERT INTO "LeadSearch"(rowid, "SearchText", "PhoneDigits") VALUES (new."Id", new."SearchText", new."PhoneDigits");
        END;
        CREATE TRIGGER "LeadSearch_Delete" AFTER DELETE ON "Leads" BEGIN
            INSERT INTO "LeadSearch"("LeadSearch", rowid, "SearchText", "PhoneDigits") VALUES ('delete', old."Id", old."SearchText", old."PhoneDigits");
        END;
        CREATE TRIGGER "LeadSearch_Update" AFTER UPDATE OF "SearchText", "PhoneDigits" ON "Leads"
            WHEN old."SearchText" <> new."SearchText" OR old."PhoneDigits" <> new."PhoneDigits" BEGIN
            INSERT INTO "LeadSearch"("LeadSearch", rowid, "SearchText", "PhoneDigits") VALUES ('delete', old."Id", old."SearchText", old."PhoneDigits");
            INSERT INTO "LeadSearch"(rowid, "SearchText", "PhoneDigits") VALUES (new."Id", new."SearchText", new."PhoneDigits");
        END;
        """;

    public const string Rebuild = """INSERT INTO "LeadSearch"("LeadSearch") VALUES ('rebuild')""";

    public const string Drop = """
        DROP TRIGGER "LeadSearch_Insert";
        DROP TRIGGER "LeadSearch_Delete";
        DROP TRIGGER "LeadSearch_Update";
        DROP TABLE "LeadSearch";
        """;

    /// <summary>
    /// The question to the index for all that may hold one of the fragments; null where one is too short for it. Of the parts
    /// only the rarest are asked for: one that nearly every lead has costs more to read than it leaves out.
    /// </summary>
    public static async Task<string?> QuestionAsync(LeadDbContext db, IReadOnlyList<string> fragments, CancellationToken ct)
    {
        var alternatives = fragments.Select(PartsOf).ToList();
        if (alternatives.Any(parts => parts.Count == 0))
            return null;
        var inAll = alternatives.Aggregate((IEnumerable<string>)alternatives[0], (common, parts) => common.Intersect(parts)).ToList();
        return inAll.Count > 0
            ? string.Join(" AND ", await RarestAsync(db, inAll, ct))
            : string.Join(" OR ", alternatives.Select(parts => $"({string.Join(" AND ", parts)})"));
    }

    private static async Task<IEnumerable<string>> RarestAsync(LeadDbContext db, List<string> parts, CancellationToken ct)
    {
        if (parts.Count == 1)
            return parts;
        var json = System.Text.Json.JsonSerializer.Serialize(parts);
        // The later in the table the hundredth lead with a part stands, the rarer it is.
        var reaches = await db.Database.SqlQuery<PartReach>($"""
            SELECT part.value AS "Part", coalesce((SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH part.value LIMIT 1 OFFSET {SampleSize}), {int.MaxValue}) AS "Reach",
                coalesce((SELECT max("Id") FROM "LeadOrder"), 0) AS "Last"
            FROM json_each({json}) AS part
            """).ToListAsync(ct);
        return WorthReading([.. reaches.OrderByDescending(part => part.Reach)]);
    }

    /// <summary>The rarest part and each further one that is sooner read than what it leaves out is looked up.</summary>
    private static IEnumerable<string> WorthReading(List<PartReach> rarest)
    {
        var candidates = double.PositiveInfinity;
        foreach (var part in rarest)
        {
            var share = Math.Min(1, (double)SampleSize / part.Reach);
            var entries = share * part.Last;
            if (((candidates * ReadWhileSorted) + (Math.Min(candidates, Asked) * ReadWhileAsked)) * (1 - share) < entries)
                yield break;
            candidates = double.IsInfinity(candidates) ? entries : candidates * share;
            yield return part.Part;
        }
    }

    private static List<string> PartsOf(string fragment)
    {
        var signs = fragment.EnumerateRunes().ToList();
        return [.. Enumerable.Range(0, Math.Max(0, signs.Count - PartLength + 1))
            .Select(place => Quote(signs.Skip(place).Take(PartLength))).Distinct().Take(PartsMax)];
    }

    private static string Quote(IEnumerable<Rune> signs) => $"\"{string.Concat(signs).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed record PartReach(string Part, int Reach, int Last);
}

using System.Text;

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

    /// <summary>The question to the index; null where a fragment is too short for it.</summary>
    public static string? Question(IReadOnlyList<string> fragments)
    {
        var alternatives = fragments.Select(PartsOf).ToList();
        return alternatives.Any(parts => parts.Count == 0) ? null : string.Join(" OR ", alternatives.Select(parts => $"({string.Join(" AND ", parts)})"));
    }

    private static List<string> PartsOf(string fragment)
    {
        var signs = fragment.EnumerateRunes().ToList();
        return [.. Enumerable.Range(0, Math.Max(0, signs.Count - PartLength + 1))
            .Select(place => Quote(signs.Skip(place).Take(PartLength))).Distinct().Take(PartsMax)];
    }

    private static string Quote(IEnumerable<Rune> signs) => $"\"{string.Concat(signs).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

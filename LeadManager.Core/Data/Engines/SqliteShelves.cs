using System.Globalization;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// Where a lead stands in the search index: on a shelf with about a thousand others whose names come next to its own, by
/// its id (docs/decisions/0010-search-in-name-order.md). What the index finds therefore comes shelf by shelf in the order
/// of names, and a page of hits is had from its first shelves. Triggers keep it in the transaction of every change.
/// </summary>
internal static class SqliteShelves
{
    /// <summary>How many leads a shelf gets: so many are soon put into order, and fewer would make the index wider.</summary>
    internal const int LeadsEach = 1_000;

    /// <summary>Bytes of new entries that the index gathers before it writes them: many when all are made, or else its own measure.</summary>
    private const int ManyAtOnce = 32 << 20, FewAtOnce = 1 << 20;

    /// <summary>A place is the number of the shelf and, in its lower half, the id of the lead.</summary>
    private const int BitsOfId = 31;

    public const long IdMask = (1L << BitsOfId) - 1;

    /// <summary>The shelf on which a place is.</summary>
    public static long ShelfOf(long place) => place >> BitsOfId;

    /// <summary>The place before all others of a shelf.</summary>
    public static long BeginOf(long shelf) => shelf << BitsOfId;

    public const string Create = $"""
        CREATE TABLE "LeadShelves" ("Start" TEXT NOT NULL PRIMARY KEY, "Number" INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO "LeadShelves" ("Start", "Number") VALUES ('', 0);
        CREATE TABLE "LeadOrder" ("Place" INTEGER NOT NULL PRIMARY KEY, "SortName" TEXT NOT NULL);
        CREATE VIEW "LeadTexts" AS SELECT "LeadOrder"."Place", "SearchText", "PhoneDigits" FROM "LeadOrder" JOIN "Leads" ON "Leads"."Id" = "Place" & 2147483647;
        CREATE VIRTUAL TABLE "LeadSearch" USING fts5("SearchText", "PhoneDigits", content='LeadTexts', content_rowid='Place', tokenize='trigram', detail=none, columnsize=0);
        {CreateInsert}
        CREATE TRIGGER "LeadSearch_Delete" AFTER DELETE ON "Leads" BEGIN
            {Remove}
        END;
        CREATE TRIGGER "LeadSearch_Update" AFTER UPDATE OF "SortName", "SearchText", "PhoneDigits" ON "Leads"
            WHEN old."SortName" <> new."SortName" OR old."SearchText" <> new."SearchText" OR old."PhoneDigits" <> new."PhoneDigits" BEGIN
            {Remove}
            {Add}
        END;
        """;

    /// <summary>The trigger that many new leads are written without.</summary>
    public const string CreateInsert = $"""
        CREATE TRIGGER "LeadSearch_Insert" AFTER INSERT ON "Leads" BEGIN
            {Add}
        END;
        """;

    public const string DropInsert = """DROP TRIGGER "LeadSearch_Insert" """;

    /// <summary>Puts the leads beyond an id that were written without the trigger where they belong, in order, which is several times as fast as one by one.</summary>
    public static string AddBeyond(int id) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO "LeadOrder" ("Place", "SortName")
        SELECT {Place}, "SortName" FROM "Leads" WHERE "Id" > {id} ORDER BY 1;
        INSERT INTO "LeadSearch" (rowid, "SearchText", "PhoneDigits")
        SELECT {Place}, "SearchText", "PhoneDigits" FROM "Leads" WHERE "Id" > {id} ORDER BY 1;
        """);

    /// <summary>Puts up shelves for the names that there are, and all leads on them.</summary>
    public static readonly string Rebuild = string.Create(CultureInfo.InvariantCulture, $"""
        DELETE FROM "LeadShelves" WHERE "Start" <> '';
        INSERT OR IGNORE INTO "LeadShelves" ("Start", "Number")
        SELECT "SortName", "Number" / {LeadsEach} FROM (SELECT "SortName", row_number() OVER (ORDER BY "SortName") - 1 AS "Number" FROM "Leads") WHERE "Number" > 0 AND "Number" % {LeadsEach} = 0;
        DELETE FROM "LeadOrder";
        INSERT INTO "LeadSearch" ("LeadSearch") VALUES ('delete-all');
        INSERT INTO "LeadSearch" ("LeadSearch", rank) VALUES ('hashsize', {ManyAtOnce});
        {AddBeyond(0)}
        INSERT INTO "LeadSearch" ("LeadSearch", rank) VALUES ('hashsize', {FewAtOnce});
        """);

    public const string Drop = """
        DROP TRIGGER "LeadSearch_Insert";
        DROP TRIGGER "LeadSearch_Delete";
        DROP TRIGGER "LeadSearch_Update";
        DROP TABLE "LeadSearch";
        DROP VIEW "LeadTexts";
        DROP TABLE "LeadOrder";
        DROP TABLE "LeadShelves";
        """;

    /// <summary>The place of a row of the leads, of a new one and of what a changed one was.</summary>
    private const string Place = """("Id" | ((SELECT "Number" FROM "LeadShelves" WHERE "Start" <= "SortName" ORDER BY "Start" DESC LIMIT 1) << 31))""",
        NewPlace = """(new."Id" | ((SELECT "Number" FROM "LeadShelves" WHERE "Start" <= new."SortName" ORDER BY "Start" DESC LIMIT 1) << 31))""",
        OldPlace = """(old."Id" | ((SELECT "Number" FROM "LeadShelves" WHERE "Start" <= old."SortName" ORDER BY "Start" DESC LIMIT 1) << 31))""";

    private const string Add = $"""
        INSERT INTO "LeadOrder" ("Place", "SortName") VALUES ({NewPlace}, new."SortName");
            INSERT INTO "LeadSearch" (rowid, "SearchText", "PhoneDigits") VALUES ({NewPlace}, new."SearchText", new."PhoneDigits");
        """;

    private const string Remove = $"""
        DELETE FROM "LeadOrder" WHERE "Place" = {OldPlace};
            INSERT INTO "LeadSearch" ("LeadSearch", rowid, "SearchText", "PhoneDigits") VALUES ('delete', {OldPlace}, old."SearchText", old."PhoneDigits");
        """;
}

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// The name of every lead by which lists are sorted, and nothing else: the hits of a search, whose numbers ascend, are put
/// into order by it without a look at the leads, which are twenty times as wide. Triggers keep it in the transaction of
/// every change.
/// </summary>
internal static class SqliteNameOrder
{
    public const string Create = """
        CREATE TABLE "LeadOrder" ("Id" INTEGER NOT NULL PRIMARY KEY, "SortName" TEXT NOT NULL);
        CREATE TRIGGER "LeadOrder_Insert" AFTER INSERT ON "Leads" BEGIN
            INSERT INTO "LeadOrder"("Id", "SortName") VALUES (new."Id", new."SortName");
        END;
        CREATE TRIGGER "LeadOrder_Delete" AFTER DELETE ON "Leads" BEGIN
            DELETE FROM "LeadOrder" WHERE "Id" = old."Id";
        END;
        CREATE TRIGGER "LeadOrder_Update" AFTER UPDATE OF "SortName" ON "Leads" WHEN old."SortName" <> new."SortName" BEGIN
            UPDATE "LeadOrder" SET "SortName" = new."SortName" WHERE "Id" = new."Id";
        END;
        """;

    /// <summary>Makes it anew from the leads.</summary>
    public const string Rebuild = """
        DELETE FROM "LeadOrder";
        INSERT INTO "LeadOrder"("Id", "SortName") SELECT "Id", "SortName" FROM "Leads";
        """;

    public const string Drop = """
        DROP TRIGGER "LeadOrder_Insert";
        DROP TRIGGER "LeadOrder_Delete";
        DROP TRIGGER "LeadOrder_Update";
        DROP TABLE "LeadOrder";
        """;
}

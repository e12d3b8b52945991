namespace LeadManager.Core.Data.Migrations;

/// <summary>The search index and the order of names as they were before the index itself stood in that order: what the migrations of then ran.</summary>
internal static class FormerSearch
{
    public const string CreateIndex = """
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

    public const string RebuildIndex = """INSERT INTO "LeadSearch"("LeadSearch") VALUES ('rebuild')""";

    public const string DropIndex = """
        DROP TRIGGER "LeadSearch_Insert";
        DROP TRIGGER "LeadSearch_Delete";
        DROP TRIGGER "LeadSearch_Update";
        DROP TABLE "LeadSearch";
        """;

    public const string CreateOrder = """
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

    public const string RebuildOrder = """
        DELETE FROM "LeadOrder";
        INSERT INTO "LeadOrder"("Id", "SortName") SELECT "Id", "SortName" FROM "Leads";
        """;

    public const string DropOrder = """
        DROP TRIGGER "LeadOrder_Insert";
        DROP TRIGGER "LeadOrder_Delete";
        DROP TRIGGER "LeadOrder_Update";
        DROP TABLE "LeadOrder";
        """;
}

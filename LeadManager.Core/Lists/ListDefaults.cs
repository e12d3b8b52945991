using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>What the lists hold before anybody has edited them.</summary>
internal static class ListDefaults
{
    private static readonly string[] CloseReasons =
        ["Signed up", "Too expensive", "Chose somebody else", "Not eligible", "No longer needed", "Could not be reached", "Moved away", "Duplicate"];

    /// <summary>
    /// Stores the defaults in a database without any entry. The statuses can never be deleted, so this happens once; like
    /// the tables themselves they are no change that anybody made, and the activity log does not speak of them.
    /// </summary>
    public static async Task SeedAsync(LeadDbContext db, CancellationToken ct)
    {
        if (await db.ListEntries.AnyAsync(ct))
            return;
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.ListEntries.AnyAsync(ct))
            return; // another process was faster
        await using (var rows = new RowWriter<ListEntry>(db))
            foreach (var (kind, names) in All)
                for (var place = 0; place < names.Count; place++)
                    rows.Write(Entry(kind, names[place], place + 1));
        await scope.CommitAsync(ct);
    }

    private static IEnumerable<(ListKind Kind, IReadOnlyList<string> Names)> All =>
    [
        (ListKind.Source, Sources.All),
        (ListKind.WordOfMouthType, Sources.WordOfMouthTypes),
        (ListKind.ContactStatus, Sources.ContactStatuses),
        (ListKind.CloseReason, CloseReasons),
        (ListKind.Status, Enum.GetNames<LeadStatus>()),
    ];

    private static ListEntry Entry(ListKind kind, string name, int position) => new()
    {
        Kind = kind, Name = name, NameKey = TextFolding.Fold(name), Position = position, Version = 1,
        Code = kind == ListKind.Status || (kind == ListKind.Source && Sources.DependantOf(name) != SourceDependant.None) ? name : null,
    };
}

using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadManager.Core.Imports;

/// <summary>Finds leads to which other records belong: follow-ups, activities, whatever the model knows to hang on a lead.</summary>
internal static class LeadReferences
{
    private static readonly HashSet<Type> NoWork = [typeof(ChainEntry), typeof(Notice)];

    /// <summary>
    /// Those of the ids to which nothing belongs. A turn in the chain does not count: it never begins or ends without a new
    /// version of the lead, and those that the import itself began go with it. Nor does what somebody was told of the lead,
    /// unless it is a message that somebody wrote.
    /// </summary>
    public static async Task<IReadOnlyList<int>> FindUnusedAsync(LeadDbContext db, IReadOnlyList<int> ids, CancellationToken ct)
    {
        var used = new HashSet<int>(await db.Notices.Where(row => row.Kind == NoticeKind.LeadMessage && row.LeadId != null && ids.Contains(row.LeadId.Value))
            .Select(row => row.LeadId ?? 0).Distinct().ToListAsync(ct));
        foreach (var key in db.Model.FindEntityType(typeof(Lead))?.GetReferencingForeignKeys().Where(key => !NoWork.Contains(key.DeclaringEntityType.ClrType)) ?? [])
            used.UnionWith(await UsesAsync(db, key, ids, ct));
        return [.. ids.Where(id => !used.Contains(id))];
    }

    private static Task<List<int>> UsesAsync(LeadDbContext db, IForeignKey key, IReadOnlyList<int> ids, CancellationToken ct)
    {
        var method = new Func<LeadDbContext, string, bool, IReadOnlyList<int>, CancellationToken, Task<List<int>>>(FindAsync<Lead>).Method
            .GetGenericMethodDefinition().MakeGenericMethod(key.DeclaringEntityType.ClrType);
        var column = key.Properties[0];
        return method.Invoke(null, [db, column.Name, column.IsNullable, ids, ct]) as Task<List<int>> ?? Task.FromResult(new List<int>());
    }

    private static async Task<List<int>> FindAsync<T>(LeadDbContext db, string column, bool isNullable, IReadOnlyList<int> ids, CancellationToken ct) where T : class
    {
        var nullable = ids.Select(id => (int?)id).ToList();
        return isNullable
            ? (await db.Set<T>().Where(row => nullable.Contains(EF.Property<int?>(row, column))).Select(row => EF.Property<int?>(row, column)).Distinct().ToListAsync(ct)).OfType<int>().ToList()
            : await db.Set<T>().Where(row => ids.Contains(EF.Property<int>(row, column))).Select(row => EF.Property<int>(row, column)).Distinct().ToListAsync(ct);
    }
}

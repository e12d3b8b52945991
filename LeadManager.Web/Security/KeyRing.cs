using System.Xml.Linq;
using LeadManager.Core.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Web.Security;

/// <summary>
/// Keeps the keys that protect cookies in the database: a backup of it is whole, several nodes share them, and a
/// restart signs nobody out. The framework asks synchronously, once in months.
/// </summary>
internal sealed class KeyRing(IDbContextFactory<LeadDbContext> contexts, WriteGate gate) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.KeyRing.AsNoTracking().Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var turn = gate.EnterAsync(CancellationToken.None).GetAwaiter().GetResult();
        using var db = contexts.CreateDbContext();
        var xml = element.ToString(SaveOptions.DisableFormatting);
        db.Database.ExecuteSql($"""INSERT INTO "KeyRing" ("Name", "Xml") VALUES ({friendlyName}, {xml})""");
    }
}

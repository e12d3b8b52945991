namespace LeadManager.Core.Leads;

/// <summary>
/// The orders in which leads can be listed. Those of the same status, staff or source follow each other by name, as an
/// index holds them; each order ends with the id, so that pages never overlap.
/// </summary>
public static class LeadSorting
{
    /// <summary>The order of a list for which nobody chose one (S1.21).</summary>
    public const string Default = "lastName";

    /// <summary>The order by the moment of capture.</summary>
    public const string Newest = "createdAt";

    /// <summary>The order by the last change.</summary>
    public const string Updated = "updatedAt";

    /// <summary>Orders by what an index of one column puts together, and there by name.</summary>
    public const string Status = "status", Staff = "staff", Source = "source";

    private static readonly Dictionary<string, Func<IQueryable<Lead>, bool, IOrderedQueryable<Lead>>> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        [Default] = (leads, down) => Order(leads, lead => lead.SortName, down),
        [Newest] = (leads, down) => Order(leads, lead => lead.CreatedAt, down),
        [Updated] = (leads, down) => Order(leads, lead => lead.UpdatedAt, down),
        [Status] = (leads, down) => ThenByName(leads, lead => lead.Status, down),
        ["stage"] = (leads, down) => Order(leads, LeadStages.Manager, down),
        [Staff] = (leads, down) => ThenByName(leads, lead => lead.StaffName, down),
        [Source] = (leads, down) => ThenByName(leads, lead => lead.Source, down),
        ["event"] = (leads, down) => Order(leads, lead => lead.EventName, down),
        ["city"] = (leads, down) => Order(leads, lead => lead.City, down),
        ["lastContactDate"] = (leads, down) => Order(leads, lead => lead.LastContactDate, down),
        ["temperature"] = (leads, down) => Order(leads, lead =>
            lead.Temperature == Temperature.Hot ? 3 : lead.Temperature == Temperature.Warm ? 2 : lead.Temperature == Temperature.Cold ? 1 : 0, down),
    };

    /// <summary>What can be sorted by.</summary>
    public static IReadOnlyCollection<string> Keys => Orders.Keys;

    /// <summary>Whether this is a key, with or without a leading minus.</summary>
    public static bool IsKnown(string sort) => Orders.ContainsKey(sort.TrimStart('-'));

    /// <summary>The key that is meant, without a leading minus; unknown keys mean the default.</summary>
    public static string KeyOf(string? sort) =>
        sort is not null && Orders.Keys.FirstOrDefault(key => key.Equals(sort.TrimStart('-'), StringComparison.OrdinalIgnoreCase)) is { } known ? known : Default;

    /// <summary>Whether the order is a descending one.</summary>
    public static bool IsDown(string? sort) => sort is not null && sort.StartsWith('-') && IsKnown(sort);

    /// <summary>The leads in that order; unknown keys give the default.</summary>
    public static IQueryable<Lead> Sorted(this IQueryable<Lead> leads, string? sort)
    {
        var down = IsDown(sort);
        var ordered = Orders[KeyOf(sort)](leads, down);
        return down ? ordered.ThenByDescending(lead => lead.Id) : ordered.ThenBy(lead => lead.Id);
    }

    private static IOrderedQueryable<Lead> Order<T>(IQueryable<Lead> leads, System.Linq.Expressions.Expression<Func<Lead, T>> key, bool down) =>
        down ? leads.OrderByDescending(key) : leads.OrderBy(key);

    private static IOrderedQueryable<Lead> ThenByName<T>(IQueryable<Lead> leads, System.Linq.Expressions.Expression<Func<Lead, T>> key, bool down) =>
        down ? Order(leads, key, down).ThenByDescending(lead => lead.SortName) : Order(leads, key, down).ThenBy(lead => lead.SortName);
}

namespace LeadManager.Core.Lists;

/// <summary>A record of Settings, as clients read it.</summary>
public interface IListedRow
{
    int Id { get; }
}

/// <summary>An entry of a small list, as clients read it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">The version that an edit begins from.</param>
/// <param name="Kind">The list.</param>
/// <param name="Name">The name, as leads have it.</param>
/// <param name="Code">What the code means by it, where it has a meaning of its own.</param>
/// <param name="ParentId">The commodity of a product category.</param>
/// <param name="Position">The place in the list, counted from 1.</param>
/// <param name="IsRetired">No longer offered.</param>
public sealed record ListRow(int Id, int Version, ListKind Kind, string Name, string? Code, int? ParentId, int Position, bool IsRetired) : IListedRow
{
    internal static ListRow Of(ListEntry row) => new(row.Id, row.Version, row.Kind, row.Name, row.Code, row.ParentId, row.Position, row.IsRetired);
}

/// <summary>An office, as clients read it.</summary>
public sealed record OfficeRow(int Id, int Version, string Name, string? City, string? Email, bool IsRetired) : IListedRow
{
    internal static OfficeRow Of(Office row) => new(row.Id, row.Version, row.Name, row.City, row.Email, row.IsRetired);
}

/// <summary>A provider, as clients read it.</summary>
public sealed record ProviderRow(int Id, int Version, string Name, string? Email, string? Phone, int? OfficeId, bool IsRetired) : IListedRow
{
    internal static ProviderRow Of(Provider row) => new(row.Id, row.Version, row.Name, row.Email, row.Phone, row.OfficeId, row.IsRetired);
}

/// <summary>A zone with its states, as clients read it.</summary>
public sealed record ZoneRow(int Id, int Version, string Name, int? ManagerId, IReadOnlyList<string> States, bool IsRetired) : IListedRow
{
    internal static ZoneRow Of(Zone row) => new(row.Id, row.Version, row.Name, row.ManagerId, [.. row.States], row.IsRetired);
}

namespace LeadManager.Core.Lists;

/// <summary>A list as addresses and headings name it.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Slug">Its part of an address, in pages and API alike.</param>
/// <param name="Name">The heading.</param>
/// <param name="About">What its entries are for.</param>
public sealed record ListName(ListKind Kind, string Slug, string Name, string About);

/// <summary>The names of the small lists, in the order in which Settings shows them.</summary>
public static class ListKinds
{
    public static IReadOnlyList<ListName> All { get; } =
    [
        new(ListKind.Source, "sources", "Sources", "Where leads come from. Event, Word of mouth and Other ask a further question and keep their names."),
        new(ListKind.WordOfMouthType, "word-of-mouth-types", "Word-of-mouth types", "Who told them about us, for the source Word of mouth."),
        new(ListKind.ContactStatus, "contact-statuses", "Contact statuses", "How the last contact went. A new lead begins with the first of them."),
        new(ListKind.Commodity, "commodities", "Commodities", "What is sold. While there are any, a lead takes one of them."),
        new(ListKind.ProductCategory, "product-categories", "Product categories", "The parts of a commodity; a lead's form offers those of its commodity."),
        new(ListKind.CloseReason, "close-reasons", "Close reasons", "Why a lead was closed."),
        new(ListKind.Status, "statuses", "Statuses", "Your own words for the five statuses. Their meaning stays."),
    ];

    /// <summary>The list of that address, or null.</summary>
    public static ListName? Find(string? slug) => All.FirstOrDefault(list => string.Equals(list.Slug, slug, StringComparison.OrdinalIgnoreCase));
}

using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Lists;

/// <summary>What a lead may take from the lists, and what follows from it. A value that was not newly chosen stays, whatever has become of its list.</summary>
internal static class LeadChoices
{
    /// <summary>The faults of what was newly chosen, or null.</summary>
    /// <param name="input">The lead as it is to be.</param>
    /// <param name="isChosen">Whether the field of that name was newly chosen.</param>
    /// <param name="lists">The lists as they stand.</param>
    public static Invalid? Check(LeadInput input, Func<string, bool> isChosen, ListSnapshot lists)
    {
        var faults = new Dictionary<string, string[]>();
        if (isChosen(nameof(LeadInput.OfficeId)) && input.OfficeId is not null && lists.Office(input.OfficeId) is not { IsRetired: false })
            faults[nameof(LeadInput.OfficeId)] = [Words.Say("There is no such office, or it is retired. Choose one from the list.")];
        if (isChosen(nameof(LeadInput.ProviderId)) && input.ProviderId is not null && lists.Provider(input.ProviderId) is not { IsRetired: false })
            faults[nameof(LeadInput.ProviderId)] = [Words.Say("There is no such provider, or it is retired. Choose one from the list.")];
        if (isChosen(nameof(LeadInput.Commodity)) && Lacks(lists, ListKind.Commodity, input.Commodity))
            faults[nameof(LeadInput.Commodity)] = [Words.Say("There is no commodity {0}. Choose one from the list.", input.Commodity)];
        if ((isChosen(nameof(LeadInput.ProductCategory)) || isChosen(nameof(LeadInput.Commodity))) && CategoryFault(input, isChosen, lists) is { } category)
            faults[nameof(LeadInput.ProductCategory)] = [category];
        if (isChosen(nameof(LeadInput.Zone)) && ZoneFault(input, lists) is { } zone)
            faults[nameof(LeadInput.Zone)] = [zone];
        return faults.Count == 0 ? null : new Invalid(faults);
    }

    /// <summary>Fills in what follows: the zone of the state (S3.016), the names as the lists write them, the first contact status.</summary>
    public static void Fill(Lead lead, Func<string, bool> isChosen, ListSnapshot lists)
    {
        if (string.IsNullOrWhiteSpace(lead.LastContactStatus))
            lead.LastContactStatus = lists.FirstContactStatus;
        if (isChosen(nameof(Lead.Commodity)))
            lead.Commodity = lists.Find(ListKind.Commodity, lead.Commodity)?.Name ?? lead.Commodity;
        if (isChosen(nameof(Lead.ProductCategory)))
            lead.ProductCategory = lists.Find(ListKind.ProductCategory, lead.ProductCategory)?.Name ?? lead.ProductCategory;
        var isOpen = isChosen(nameof(Lead.Zone)) ? string.IsNullOrWhiteSpace(lead.Zone) : isChosen(nameof(Lead.State));
        if (isOpen && lists.ZoneOf(lead.State) is { } zone)
            lead.Zone = zone.Name;
        else if (isOpen && lists.Zone(lead.Zone) is not null)
            lead.Zone = null; // that of the state it was in before
    }

    private static bool Lacks(ListSnapshot lists, ListKind kind, string? name) =>
        !string.IsNullOrWhiteSpace(name) && lists.Offered(kind).Count > 0 && lists.Find(kind, name) is not { IsRetired: false };

    private static string? CategoryFault(LeadInput input, Func<string, bool> isChosen, ListSnapshot lists)
    {
        if (string.IsNullOrWhiteSpace(input.ProductCategory))
            return null;
        if (isChosen(nameof(LeadInput.ProductCategory)) && Lacks(lists, ListKind.ProductCategory, input.ProductCategory))
            return Words.Say("There is no product category {0}. Choose one from the list.", input.ProductCategory);
        return lists.Find(ListKind.ProductCategory, input.ProductCategory) is { ParentId: { } parent } && lists.Find(ListKind.Commodity, input.Commodity) is { } commodity && parent != commodity.Id
            ? Words.Say("{0} is no category of {1}. Choose one of its categories.", input.ProductCategory, commodity.Name)
            : null;
    }

    private static string? ZoneFault(LeadInput input, ListSnapshot lists) =>
        !string.IsNullOrWhiteSpace(input.Zone) && lists.ZoneOf(input.State) is { } own && lists.Zone(input.Zone)?.Id != own.Id
            ? Words.Say("{0} belongs to the zone {1}. Choose that, or leave the zone empty.", input.State, own.Name)
            : null;
}

using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>The demo office's branches, providers, zones and products, and what of them its leads have.</summary>
internal sealed class DemoLists(IReadOnlyList<User> users)
{
    private static readonly (string Name, string City, string[] Zones)[] Branches =
        [("Brooklyn Heights", "Brooklyn", ["Empire"]), ("White Plains", "White Plains", ["Empire"]), ("Jersey City", "Jersey City", ["Jersey"]), ("Stamford", "Stamford", ["Sound"])];

    private static readonly (string Name, int Branch)[] People =
        [("Harbor Home Nursing", 0), ("Bay Ridge Mobility", 0), ("Westchester Care Team", 1), ("Hudson Stair Lifts", 2), ("Liberty Companions", 2), ("Sound Shore Therapy", 3)];

    private static readonly (string Name, string Manager, string[] States)[] Areas =
        [("Empire", "salesmanager", ["NY"]), ("Jersey", "salesmanager2", ["NJ", "PA"]), ("Sound", "zonalmanager", ["CT", "RI"])];

    private readonly List<Office> _offices = [.. Branches.Select(branch => new Office { Name = branch.Name, NameKey = TextFolding.Fold(branch.Name), Version = 1, City = branch.City, Email = $"{branch.City.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)}@example.com" })];
    private readonly List<Provider> _providers = [.. People.Select(person => new Provider { Name = person.Name, NameKey = TextFolding.Fold(person.Name), Version = 1, Email = $"{person.Name.Split(' ')[0].ToLowerInvariant()}@example.com", Phone = $"(718) 555-01{10 + person.Name.Length}" })];

    /// <summary>Stores the lists, inside the write of the demo data; they are part of it and no change that anybody made.</summary>
    public async Task WriteAsync(LeadDbContext db)
    {
        await using (var rows = new RowWriter<Office>(db))
            foreach (var office in _offices)
                Keep(office, rows.WriteForKey(office));
        await using (var rows = new RowWriter<Provider>(db))
            foreach (var (provider, person) in _providers.Zip(People))
            {
                provider.OfficeId = _ids[_offices[person.Branch]];
                Keep(provider, rows.WriteForKey(provider));
            }

        await using (var rows = new RowWriter<Zone>(db))
            foreach (var (name, manager, states) in Areas)
                rows.Write(new Zone { Name = name, NameKey = TextFolding.Fold(name), Version = 1, States = [.. states], ManagerId = users.FirstOrDefault(user => user.UserName == manager)?.Id });
        await using (var rows = new RowWriter<ListEntry>(db))
            foreach (var (commodity, place) in DemoTexts.Products.Select(product => product.Category).Distinct().Select((name, place) => (name, place + 1)))
            {
                var parent = rows.WriteForKey(Entry(ListKind.Commodity, commodity, place, null));
                foreach (var category in DemoTexts.Products.Where(product => product.Category == commodity))
                    rows.WriteForKey(Entry(ListKind.ProductCategory, category.Commodity, ++_categories, parent));
            }
    }

    /// <summary>Routes a lead by its place; nothing is drawn by lot, so that all else about it stays as it was.</summary>
    public void Route(Lead lead, int number)
    {
        lead.Zone = lead.State is { } state ? Areas.FirstOrDefault(area => area.States.Contains(state)).Name : null;
        (lead.Commodity, lead.ProductCategory) = (lead.ProductCategory, lead.Commodity); // the product is a category of what it belongs to
        if (lead.Zone is null || number % 5 == 0)
            return;
        var near = Branches.Select((branch, place) => (branch, place)).Where(entry => entry.branch.Zones.Contains(lead.Zone)).Select(entry => entry.place).ToList();
        var office = near[number % near.Count];
        lead.OfficeId = _ids[_offices[office]];
        var providers = People.Select((person, place) => (person, place)).Where(entry => entry.person.Branch == office).Select(entry => entry.place).ToList();
        if (number % 3 == 0)
            lead.ProviderId = _ids[_providers[providers[number % providers.Count]]];
    }

    private readonly Dictionary<object, int> _ids = new(ReferenceEqualityComparer.Instance);
    private int _categories;

    private void Keep(object row, int id) => _ids[row] = id;

    private static ListEntry Entry(ListKind kind, string name, int position, int? parentId) =>
        new() { Kind = kind, Name = name, NameKey = TextFolding.Fold(name), Position = position, ParentId = parentId, Version = 1 };
}

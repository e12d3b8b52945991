using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>
/// Makes leads as an office would have them after three years. The same number of leads gives the same leads, counted
/// back from the same moment.
/// </summary>
internal sealed class DemoLeads(DemoCalendar calendar, DemoRandom random, IReadOnlyList<User> users, IReadOnlyList<OutreachEvent> events, string countryCode, DemoLists lists)
{
    private static readonly (string, int)[] SourceShares =
    [
        ("Website", 22), ("Call", 20), (Sources.WordOfMouth, 18), (Sources.Event, 17), ("E-mail", 8), ("Walk-in", 6), ("Campaign", 5), (Sources.Other, 2), ("IndiaMart", 1), ("TradeIndia", 1),
    ];

    private static readonly (string, int)[] WordOfMouthShares =
    [
        ("Family", 24), ("Current client", 19), ("Friend", 16), ("Doctor", 12), ("Social worker", 10), ("Neighbour", 7), ("Nurse", 5), ("Past client", 4), ("Community group", 2), ("Staff member", 1),
    ];

    private static readonly string[] OtherSources = ["Radio spot", "Church bulletin", "Flyer at the pharmacy", "Sign on the van"];

    private static readonly string[] Domains = ["example.com", "example.org", "example.net"];

    private const int Seed = 20261121;

    private int _number;
    private readonly DemoProgress _progress = new(calendar, random, users);
    private readonly DemoQuotations _quotations = new(calendar, new DemoRandom(Seed), users);

    /// <summary>That many leads, the oldest first, one by one.</summary>
    public IEnumerable<DemoLead> Make(int count)
    {
        for (var number = 0; number < count; number++)
            yield return One(calendar.At((number + 0.5) / count));
    }

    private DemoLead One(DateTime createdAt)
    {
        var lead = new Lead
        {
            FirstName = random.One(DemoNames.First),
            LastName = random.OneOfTheFirst(DemoNames.Last),
            Phone = "", StaffName = random.Weighted(DemoPeople.Staff), Source = "", LastContactStatus = "",
            CreatedAt = createdAt, UpdatedAt = createdAt, Version = 1,
        };
        Contact(lead);
        Origin(lead);
        Wishes(lead);
        lists.Route(lead, _number++);
        var turns = _progress.Work(lead);
        if (random.Chance(0.3))
            CareDetails(lead);
        lead.RefreshSearch(countryCode);
        return new DemoLead(lead, turns) { Quotations = _quotations.Work(lead, _number) };
    }

    private void Contact(Lead lead)
    {
        var place = random.Weighted(DemoPlaces.All);
        lead.Phone = Phone(place.AreaCode);
        if (random.Chance(0.78))
            lead.Email = Email(lead.FirstName, lead.LastName);
        if (random.Chance(0.93))
            (lead.City, lead.State, lead.ZipCode, lead.Zone) = (place.City, place.State, place.ZipCode, place.Zone);
    }

    private void Origin(Lead lead)
    {
        var staff = users.FirstOrDefault(user => user.Name == lead.StaffName);
        var author = staff ?? users[0];
        (lead.StaffUserId, lead.CreatedById, lead.CreatedBy, lead.UpdatedBy) = (staff?.Id, author.Id, author.UserName, author.UserName);
        lead.Source = random.Weighted(SourceShares);
        var day = calendar.DateOf(lead.CreatedAt);
        if (lead.Source == Sources.Event && Recent(day) is { } outreach)
            (lead.EventId, lead.EventName) = (outreach.Id, outreach.Name);
        else if (lead.Source == Sources.Event)
            lead.Source = "Walk-in"; // no event had been held yet
        if (lead.Source == Sources.WordOfMouth)
            lead.WordOfMouthType = random.Weighted(WordOfMouthShares);
        if (lead.Source == Sources.Other)
            lead.OtherSourceType = random.One(OtherSources);
    }

    /// <summary>The last event before the day, sometimes the one before that.</summary>
    private OutreachEvent? Recent(DateOnly day)
    {
        var held = events.Where(outreach => outreach.Date <= day).OrderByDescending(outreach => outreach.Date).Take(2).ToList();
        return held.Count == 0 ? null : held[random.Chance(0.8) ? 0 : held.Count - 1];
    }

    private void Wishes(Lead lead)
    {
        if (random.Chance(0.72))
            lead.Interest = random.Weighted(DemoTexts.Interests);
        if (random.Chance(0.45))
        {
            var product = random.One(DemoTexts.Products);
            (lead.Commodity, lead.ProductCategory) = random.Chance(product.Weight / 34.0) ? (product.Commodity, product.Category) : (DemoTexts.Products[0].Commodity, DemoTexts.Products[0].Category);
        }

        if (random.Chance(0.55))
            lead.Comments = string.Format(System.Globalization.CultureInfo.InvariantCulture, random.One(DemoTexts.Comments),
                (DayOfWeek)random.Between(1, 5), random.One(DemoNames.Relations).ToLowerInvariant());
        if (random.Chance(0.04))
            (lead.IsSpecial, lead.SpecialReason) = (true, random.One(DemoTexts.SpecialReasons));
    }

    private void CareDetails(Lead lead)
    {
        lead.DateOfBirth = calendar.DateOf(lead.CreatedAt).AddDays(-random.Between(58 * 365, 96 * 365));
        if (random.Chance(0.6))
            lead.MedicaidNo = $"{Letter()}{Letter()}{random.Between(10000, 99999)}{Letter()}";
        lead.EmergencyContactName = $"{random.One(DemoNames.First)} {lead.LastName}";
        lead.EmergencyContactRelation = random.OneOfTheFirst(DemoNames.Relations);
        lead.EmergencyContactPhone = Phone(random.Weighted(DemoPlaces.All).AreaCode);
    }

    /// <summary>A number from the range that is reserved for stories, in the notations that people use.</summary>
    private string Phone(string area)
    {
        var line = $"01{random.Between(0, 99):00}";
        return random.Between(0, 6) switch
        {
            0 or 1 => $"({area}) 555-{line}",
            2 => $"{area}-555-{line}",
            3 => $"{area}.555.{line}",
            4 => $"+1 {area} 555 {line}",
            5 => $"{area}555{line}",
            _ => $"({area}) 555-{line} x{random.Between(2, 49)}",
        };
    }

    private string Email(string first, string last)
    {
        var name = $"{Plain(first)}.{Plain(last)}";
        return $"{name}{(random.Chance(0.5) ? random.Between(1, 99) : "")}@{random.OneOfTheFirst(Domains)}";
    }

    private static string Plain(string name) => string.Concat(TextFolding.Fold(name).Where(char.IsAsciiLetterOrDigit));

    private char Letter() => (char)('A' + random.Between(0, 25));
}

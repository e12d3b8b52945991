namespace LeadManager.Core.Data.Demo;

/// <summary>A place whose city, state, ZIP code and area code belong together.</summary>
internal sealed record DemoPlace(string City, string State, string ZipCode, string AreaCode, string Zone);

/// <summary>Where the made-up office's people live: most of them near it.</summary>
internal static class DemoPlaces
{
    public static readonly (DemoPlace Value, int Weight)[] All =
    [
        (new("Brooklyn", "NY", "11201", "718", "Metro"), 19),
        (new("Queens", "NY", "11375", "718", "Metro"), 14),
        (new("New York", "NY", "10025", "212", "Metro"), 12),
        (new("Bronx", "NY", "10463", "347", "Metro"), 9),
        (new("Staten Island", "NY", "10314", "718", "Metro"), 6),
        (new("Yonkers", "NY", "10701", "914", "Hudson"), 6),
        (new("White Plains", "NY", "10601", "914", "Hudson"), 4),
        (new("New Rochelle", "NY", "10801", "914", "Hudson"), 3),
        (new("Poughkeepsie", "NY", "12601", "845", "Hudson"), 2),
        (new("Hempstead", "NY", "11550", "516", "Island"), 5),
        (new("Huntington", "NY", "11743", "631", "Island"), 4),
        (new("Patchogue", "NY", "11772", "631", "Island"), 2),
        (new("Albany", "NY", "12207", "518", "Upstate"), 2),
        (new("Syracuse", "NY", "13202", "315", "Upstate"), 1),
        (new("Buffalo", "NY", "14201", "716", "Upstate"), 1),
        (new("Jersey City", "NJ", "07302", "201", "Jersey"), 6),
        (new("Newark", "NJ", "07102", "973", "Jersey"), 4),
        (new("Hoboken", "NJ", "07030", "201", "Jersey"), 3),
        (new("Elizabeth", "NJ", "07201", "908", "Jersey"), 2),
        (new("Trenton", "NJ", "08608", "609", "Jersey"), 1),
        (new("Stamford", "CT", "06901", "203", "Sound"), 3),
        (new("Bridgeport", "CT", "06604", "203", "Sound"), 2),
        (new("New Haven", "CT", "06510", "203", "Sound"), 2),
        (new("Providence", "RI", "02903", "401", "Sound"), 1),
        (new("Philadelphia", "PA", "19107", "215", "Jersey"), 2),
    ];
}

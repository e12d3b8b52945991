using System.Text.Json;

namespace LeadManager.Tests.Support;

/// <summary>
/// Collections of difficult texts, names and numbers that lie beside the checkout and are not part of it. A test that
/// needs them is skipped where they are absent; the project's own difficult texts are tested everywhere.
/// </summary>
public static class SharedData
{
    /// <summary>Texts that have broken other programs.</summary>
    public static readonly string[] OwnNastyTexts =
    [
        "' OR 1=1--", "%", "_", "\\", "[", "]", "*", "\"", "'", "''", "`", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "${7*7}", "{0}", "%s%n",
        "=cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "null", "NULL", "undefined", "NaN", "true", "0", "-1", "1e3", "0x10", "Ω≈ç√∫", "田中さんにあげて下さい",
        "‫test‬", "مُنَاقَشَةُ سُبُلِ", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "👩‍👩‍👧‍👦", "🇩🇪", "ﷺ", "ẞß", "İıIi", "O’Neil", "D'Arcy-Ünal", "Nguyễn Thị Ánh", "Ǽŋđ", "́", "  leading", "trailing  ",
        " nbsp ", "​zero​width", "_x000D_", "&amp;", "&#x41;", "C:\\temp\\n", "../../etc/passwd", "a;b,c|d", "first\tsecond", "１２３", "½", "ﬁ", "\uFEFFbom",
    ];

    /// <summary>A file of a collection; a test that needs it is left out where there is none.</summary>
    public static string Find(string path)
    {
        var file = Checkout.Find(Path.Combine("..", "shared", "data", path));
        Skipping.Unless(File.Exists(file), $"{path} does not lie beside the checkout.");
        return file;
    }

    /// <summary>The big list of naughty strings.</summary>
    public static string[] NaughtyStrings() => JsonSerializer.Deserialize<string[]>(File.ReadAllText(Find("blns/blns.json"))) ?? [];

    /// <summary>One mobile number of each region, without country code.</summary>
    public static string[] MobileNumbers() =>
        [.. (JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Find("phones/examples.mobile.json"))) ?? []).Values];

    /// <summary>Forenames of a hundred countries in their own letters.</summary>
    public static string[] Forenames()
    {
        var lines = File.ReadAllLines(Find("names/common-forenames-by-country.csv"));
        var column = Array.IndexOf(lines[0].TrimStart('\uFEFF').Split(','), "Localized Name");
        return [.. lines.Skip(1).Select(line => line.Split(',')[column]).Distinct()];
    }
}

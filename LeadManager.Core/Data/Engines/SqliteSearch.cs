using System.Text;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// The search index: every three signs that follow each other in a lead's search text or phone digits. It names the leads
/// that hold all parts of a fragment; whether in that order, the caller asks the lead. How it is kept: <see cref="SqliteShelves"/>.
/// </summary>
internal static class SqliteSearch
{
    /// <summary>Beyond that many parts a fragment is rare enough.</summary>
    private const int PartsMax = 16;

    private const int PartLength = 3;

    /// <summary>How many leads with a part are passed over to see how common it is; their names may lie close together.</summary>
    private const int SampleSize = 500;

    /// <summary>So many entries of the index are read while one candidate is put into order, and while one is asked whether it really holds the fragment.</summary>
    private const int ReadWhileSorted = 60, ReadWhileAsked = 600;

    /// <summary>So many candidates are asked at most, as a rule: where more of them hold it, the page is full before.</summary>
    private const int Asked = 1_000;

    /// <summary>
    /// The question to the index for all that may hold one of the fragments; null where one is too short for it. Of the parts
    /// only the rarest are asked for: one that nearly every lead has costs more to read than it leaves out.
    /// </summary>
    public static async Task<string?> QuestionAsync(LeadDbContext db, IReadOnlyList<string> fragments, CancellationToken ct)
    {
        var alternatives = fragments.Select(PartsOf).ToList();
        if (alternatives.Any(parts => parts.Count == 0))
            return null;
        var inAll = alternatives.Aggregate((IEnumerable<string>)alternatives[0], (common, parts) => common.Intersect(parts)).ToList();
        return inAll.Count > 0
            ? string.Join(" AND ", await RarestAsync(db, inAll, ct))
            : string.Join(" OR ", alternatives.Select(parts => $"({string.Join(" AND ", parts)})"));
    }

    /// <summary>Whether the question asks for nothing but digits.</summary>
    public static bool IsOfDigits(string question) => question.Replace(" AND ", "", StringComparison.Ordinal).All(sign => sign == '"' || char.IsAsciiDigit(sign));

    private static async Task<IEnumerable<string>> RarestAsync(LeadDbContext db, List<string> parts, CancellationToken ct)
    {
        if (parts.Count == 1)
            return parts;
        var json = System.Text.Json.JsonSerializer.Serialize(parts);
        // The further in the order of names the last of the sample stands, the rarer the part is.
        var places = await db.Database.SqlQuery<PartPlace>($"""
            SELECT part.value AS "Part", (SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH part.value LIMIT 1 OFFSET {SampleSize}) AS "Place" FROM json_each({json}) AS part
            """).ToListAsync(ct);
        var extent = await SqliteExtent.ReadAsync(db, ct);
        return WorthReading([.. places.Select(part => new PartReach(part.Part, part.Place is { } place ? extent.CountBefore(place) : long.MaxValue)).OrderByDescending(part => part.Reach)], extent.Leads);
    }

    /// <summary>The rarest part and each further one that is sooner read than what it leaves out is looked up.</summary>
    private static IEnumerable<string> WorthReading(List<PartReach> rarest, long leads)
    {
        var candidates = double.PositiveInfinity;
        foreach (var part in rarest)
        {
            var share = Math.Min(1, (double)SampleSize / part.Reach);
            var entries = share * leads;
            if (((candidates * ReadWhileSorted) + (Math.Min(candidates, Asked) * ReadWhileAsked)) * (1 - share) < entries)
                yield break;
            candidates = double.IsInfinity(candidates) ? entries : candidates * share;
            yield return part.Part;
        }
    }

    private static List<string> PartsOf(string fragment)
    {
        var signs = fragment.EnumerateRunes().ToList();
        return [.. Enumerable.Range(0, Math.Max(0, signs.Count - PartLength + 1))
            .Select(place => Quote(signs.Skip(place).Take(PartLength))).Distinct().Take(PartsMax)];
    }

    private static string Quote(IEnumerable<Rune> signs) => $"\"{string.Concat(signs).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed record PartPlace(string Part, long? Place);

    private sealed record PartReach(string Part, long Reach);
}

using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports.Reading;

/// <summary>Guesses which column goes where: by its name in many wordings, then by what stands in it. No field is filled twice.</summary>
internal static class ColumnGuess
{
    private const double Most = 0.8, Some = 0.5;

    /// <summary>One entry per column; its target is null where nothing is known.</summary>
    public static IReadOnlyList<ColumnMapping> Guess(SourceFile file, IReadOnlySet<string> allowed, ListSnapshot lists)
    {
        var taken = new HashSet<string>();
        var columns = file.Headers.Select((header, place) => new ColumnMapping(place, header)).ToList();
        for (var place = 0; place < columns.Count; place++)
            if (ColumnNames.Find(columns[place].Header) is { } target && allowed.Contains(target) && Suits(file, place, target, lists) && taken.Add(target))
                columns[place] = columns[place] with { Target = target, Guess = ColumnGuessBasis.Name };
        if (taken.Contains(nameof(LeadInput.FirstName)) || taken.Contains(nameof(LeadInput.LastName)))
            Forget(columns, ImportTarget.FullName); // "name" beside a first name is something else: a company, a user
        for (var place = 0; place < columns.Count; place++)
            if (columns[place].Target is null && ByContent(file, place) is { } target && taken.Add(target))
                columns[place] = columns[place] with { Target = target, Guess = ColumnGuessBasis.Content };
        return columns;
    }

    private static void Forget(List<ColumnMapping> columns, string target)
    {
        for (var place = 0; place < columns.Count; place++)
            if (columns[place].Target == target)
                columns[place] = columns[place] with { Target = null, Guess = ColumnGuessBasis.None };
    }

    /// <summary>Whether what stands in the column can be meant: a "contact" without a space is no person, a "status" of 1 is no status of ours, an "office" of somebody else no office of ours.</summary>
    private static bool Suits(SourceFile file, int place, string target, ListSnapshot lists)
    {
        var values = ValuesOf(file, place);
        if (values.Count == 0)
            return true;
        if (target == ImportTarget.FullName)
            return Share(values, cell => cell.Trim().AsSpan().IndexOfAny(' ', ',') > 0) >= Some;
        return LeadFields.Find(target) is not { } known || !HasKnownValues(Nullable.GetUnderlyingType(known.Input.PropertyType) ?? known.Input.PropertyType)
            || Share(values, cell => CellReader.Read(known, cell.Trim(), null, lists).Fault is null) >= Some;
    }

    // A word of ours, or the number of an office or a provider, which a file names.
    private static bool HasKnownValues(Type type) => type.IsEnum || type == typeof(int);

    private static List<string> ValuesOf(SourceFile file, int place) =>
        [.. file.Samples.Where(row => place < row.Cells.Length).Select(row => row.Cells[place]).Where(cell => !string.IsNullOrWhiteSpace(cell))];

    private static string? ByContent(SourceFile file, int place)
    {
        var values = ValuesOf(file, place);
        if (values.Count < 2)
            return null;
        return Share(values, cell => cell.Contains('@', StringComparison.Ordinal) && new EmailSyntaxAttribute().IsValid(cell)) >= Most ? nameof(LeadInput.Email)
            : Share(values, IsPhone) >= Most ? nameof(LeadInput.Phone)
            : null;
    }

    // Plain digits are an id or an amount more often than a phone; only notation tells.
    private static bool IsPhone(string cell) =>
        PhoneNumber.IsWellFormed(cell) && PhoneNumber.CountDigits(cell) is >= 9 and <= LeadLimits.PhoneDigitsMax
        && cell.Trim().Any(sign => "+() -".Contains(sign, StringComparison.Ordinal)) && !DateReading.LooksLikeDate(cell);

    private static double Share(List<string> values, Func<string, bool> isSo) => values.Count(isSo) / (double)values.Count;
}

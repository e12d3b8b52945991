namespace LeadManager.Core.Leads;

/// <summary>A field that two people changed to different values.</summary>
public sealed record FieldConflict(LeadField Field, object? Before, object? Mine, object? Theirs);

/// <summary>What came of bringing two edits of one lead together.</summary>
/// <param name="Merged">The edits of both; of a contested field, what the later person typed.</param>
/// <param name="Theirs">The fields that only the other changed, with his values.</param>
/// <param name="Contested">The fields for which somebody has to choose.</param>
public sealed record MergeResult(LeadInput Merged, IReadOnlyList<FieldConflict> Theirs, IReadOnlyList<FieldConflict> Contested);

/// <summary>Brings together, field by field, what two people did to the same version of a lead.</summary>
public static class LeadMerge
{
    /// <summary>Compares what was loaded, what was typed and what is stored now.</summary>
    public static MergeResult Compare(LeadInput before, LeadInput mine, LeadInput theirs)
    {
        var compared = LeadFields.All
            .Select(entry => new FieldConflict(entry, Value(entry, before), Value(entry, mine), Value(entry, theirs)))
            .Where(entry => !Equals(entry.Before, entry.Theirs))
            .ToList();
        var onlyTheirs = compared.Where(entry => Equals(entry.Before, entry.Mine)).ToList();
        var merged = new LeadInput().Fill(mine);
        foreach (var entry in onlyTheirs)
            entry.Field.Input.SetValue(merged, entry.Field.Input.GetValue(theirs));
        return new MergeResult(merged, onlyTheirs, [.. compared.Except(onlyTheirs).Where(entry => !Equals(entry.Mine, entry.Theirs))]);
    }

    private static object? Value(LeadField entry, LeadInput input) => LeadMapping.Plain(entry.Input.GetValue(input));
}

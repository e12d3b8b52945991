using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Imports;

/// <summary>What happens to a row that is somebody who is there already.</summary>
public enum DuplicatePolicy
{
    /// <summary>The row is left out.</summary>
    Skip,

    /// <summary>The stored lead takes the row's values; an empty cell changes nothing.</summary>
    Update,

    /// <summary>A second lead is made all the same.</summary>
    Create,
}

/// <summary>On what a guess of a column rests.</summary>
public enum ColumnGuessBasis
{
    None,
    Name,
    Content,
    Saved,
}

/// <summary>Targets of a column that are no field of a lead.</summary>
public static class ImportTarget
{
    /// <summary>First and last name in one cell: the last word is the last name, or what stands before a comma.</summary>
    public const string FullName = "FullName";

    /// <summary>A line "column: value" at the end of the comments.</summary>
    public const string ToComments = "ToComments";

    /// <summary>Whether a column of the one target leaves no room for a column of the other.</summary>
    public static bool Excludes(string? target, string? other) =>
        target is not null and not ToComments && other is not null
        && (target == other || (target == FullName && IsPartOfName(other)) || (other == FullName && IsPartOfName(target)));

    private static bool IsPartOfName(string target) => target is nameof(LeadInput.FirstName) or nameof(LeadInput.LastName);
}

/// <summary>Where one column goes.</summary>
/// <param name="Place">Its place in the file, counted from 0.</param>
/// <param name="Header">Its name in the file; a saved mapping finds it again by that.</param>
/// <param name="Target">A field of <see cref="LeadFields"/>, one of <see cref="ImportTarget"/>, or null: left out.</param>
/// <param name="Order">For a date: how 03/04/2024 is meant, once somebody has said it.</param>
/// <param name="Guess">On what the target rests until somebody chooses it.</param>
public sealed record ColumnMapping(int Place, string Header, string? Target = null, DateOrder? Order = null, ColumnGuessBasis Guess = ColumnGuessBasis.None);

/// <summary>Everything that a person decides about an import; kept with the draft and saved by name as a mapping.</summary>
public sealed record ImportSettings
{
    /// <summary>A lead is the same where its phone or its e-mail is.</summary>
    public static readonly IReadOnlyList<string> PhoneOrEmail = [nameof(LeadInput.Phone), nameof(LeadInput.Email)];

    public FileLayout Layout { get; init; } = new();

    public IReadOnlyList<ColumnMapping> Columns { get; init; } = [];

    /// <summary>Field to value, for new leads whose row has none.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    public DuplicatePolicy Duplicates { get; init; }

    /// <summary>By what a lead is known again, any of them: a field, or several joined by "+" that must all be equal.</summary>
    public IReadOnlyList<string> Keys { get; init; } = PhoneOrEmail;

    /// <summary>Line to policy, where it differs from <see cref="Duplicates"/>.</summary>
    public IReadOnlyDictionary<int, DuplicatePolicy> RowPolicies { get; init; } = new Dictionary<int, DuplicatePolicy>();

    /// <summary>Line to column to the value written in place of the file's.</summary>
    public IReadOnlyDictionary<int, IReadOnlyDictionary<int, string>> Fixes { get; init; } = new Dictionary<int, IReadOnlyDictionary<int, string>>();

    /// <summary>Field to the file's value to ours: "Google" is "Website"; an empty one refuses the row.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Adds events that the file names and the office does not know; needs the right to manage events.</summary>
    public bool CreateEvents { get; init; }

    /// <summary>Takes spaces away around values, and the apostrophe that an export put before what a spreadsheet would run.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Words that stand for "nothing", such as "null" or "Select".</summary>
    public IReadOnlyList<string> EmptyWords { get; init; } = [];

    /// <summary>Imports nothing at all unless every row can be imported.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>Sends a column to a target, and whatever else went there nowhere: a field has one column, and names come whole or in parts.</summary>
    public ImportSettings Send(int place, string? target) => this with
    {
        Columns = [.. Columns.Select(column => column.Place == place ? column with { Target = target, Guess = ColumnGuessBasis.None }
            : ImportTarget.Excludes(target, column.Target) ? column with { Target = null, Guess = ColumnGuessBasis.None } : column)],
    };

    /// <summary>The settings that make sense for other files too.</summary>
    public ImportSettings WithoutFile() => this with { Layout = new FileLayout { Delimiter = Layout.Delimiter, Encoding = Layout.Encoding }, RowPolicies = new Dictionary<int, DuplicatePolicy>(), Fixes = new Dictionary<int, IReadOnlyDictionary<int, string>>() };
}

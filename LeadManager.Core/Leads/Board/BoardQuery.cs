namespace LeadManager.Core.Leads.Board;

/// <summary>Which board is asked for.</summary>
public sealed record BoardQuery
{
    /// <summary>How many cards a column begins with, how many more are shown at a time, and how many at most: beyond that a list serves better.</summary>
    public const int FirstCards = 10, MoreCards = 20, CardsMax = LeadQuery.PageSizeMax;

    /// <summary>Any filter of the list. Its order is kept where an index has it; else the newest come first.</summary>
    public LeadQuery Leads { get; init; } = new();

    public BoardBy By { get; init; }

    /// <summary>How many cards of a column are wanted, by <see cref="BoardLane.Key"/>: 0 folds it. What is absent is as the board begins.</summary>
    public IReadOnlyDictionary<string, int> Cards { get; init; } = new Dictionary<string, int>();
}

/// <summary>The board as one reader sees it.</summary>
/// <param name="Columns">The columns from left to right.</param>
public sealed record BoardView(IReadOnlyList<BoardColumn> Columns)
{
    /// <summary>How many leads match, on all columns together.</summary>
    public int Total => Columns.Sum(column => column.Count);
}

/// <summary>One column with its first cards.</summary>
/// <param name="Lane">Which one.</param>
/// <param name="Count">How many leads stand there.</param>
/// <param name="Cards">The first of them; none where it is folded.</param>
/// <param name="IsFolded">Whether only its name and number are shown.</param>
public sealed record BoardColumn(BoardLane Lane, int Count, IReadOnlyList<BoardCard> Cards, bool IsFolded)
{
    /// <summary>How many there are besides those that are shown.</summary>
    public int More => IsFolded ? 0 : Count - Cards.Count;
}

/// <summary>A lead on the board.</summary>
/// <param name="Lead">The lead as the reader may see it.</param>
/// <param name="Moves">Where the reader may move it as it stands, and what that takes.</param>
public sealed record BoardCard(LeadDetail Lead, IReadOnlyDictionary<BoardLane, BoardMove> Moves)
{
    public int Id => Lead.Lead.Id;
}

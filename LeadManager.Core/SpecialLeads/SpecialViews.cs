using LeadManager.Core.Leads;

namespace LeadManager.Core.SpecialLeads;

/// <summary>An evaluation as it is shown.</summary>
public sealed record EvaluationLine(int Id, SpecialDecision Decision, string Evaluation, DateTime At, string? By);

/// <summary>A technical review as it is shown.</summary>
public sealed record TechnicalLine(
    int Id, TechnicalVerdict Verdict, string? ProductFit, string? InstallationFeasibility, string? SpaceAndPower, string? Suitability, DateTime At, string? By);

/// <summary>What was said about a lead, the latest first.</summary>
public sealed record LeadReviews(IReadOnlyList<EvaluationLine> Evaluations, IReadOnlyList<TechnicalLine> Technical);

/// <summary>A special lead for those who may only know what it is about: nothing by which somebody could be reached.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Who it is.</param>
/// <param name="Reason">Why it is special.</param>
/// <param name="Interest">What is wanted.</param>
/// <param name="Commodity">Of which kind it is.</param>
/// <param name="ProductCategory">More exactly.</param>
/// <param name="Zone">Where, as the office divides the country.</param>
/// <param name="Stage">The stage in the words of the reader's role.</param>
/// <param name="IsOpen">Whether it is neither closed nor lost.</param>
/// <param name="Assignee">Who owns it now.</param>
/// <param name="CreatedAt">When it came in (UTC).</param>
/// <param name="Reviews">What was said about it.</param>
/// <param name="MayOpen">Whether the reader may see the lead itself.</param>
/// <param name="MayEvaluate">Whether he may evaluate it.</param>
/// <param name="MayReview">Whether he may review it technically.</param>
public sealed record SpecialLine(
    int Id, string Name, string? Reason, string? Interest, string? Commodity, string? ProductCategory, string? Zone, LeadStage Stage, bool IsOpen, string? Assignee,
    DateTime CreatedAt, LeadReviews Reviews, bool MayOpen, bool MayEvaluate, bool MayReview)
{
    /// <summary>The evaluation that counts.</summary>
    public EvaluationLine? Latest => Reviews.Evaluations is [var latest, ..] ? latest : null;
}

/// <summary>The parts of the list.</summary>
public enum SpecialPart
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Open and not evaluated yet.</summary>
    ToEvaluate,

    /// <summary>All, closed ones too.</summary>
    All,
}

/// <summary>Which special leads a list shows; the latest first.</summary>
public sealed record SpecialQuery
{
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    public SpecialPart Part { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = DefaultPageSize;
}

/// <summary>One page of special leads.</summary>
public sealed record SpecialPage(IReadOnlyList<SpecialLine> Items, int Total, int Page, int PageSize);

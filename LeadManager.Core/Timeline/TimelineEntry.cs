using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.SpecialLeads;

namespace LeadManager.Core.Timeline;

/// <summary>What a timeline can be narrowed down to.</summary>
public enum TimelineKind
{
    Activity,
    FollowUp,
    Assignment,

    /// <summary>Status, milestones, outcome, escalation.</summary>
    Progress,

    /// <summary>Quotation requests and what was decided about them.</summary>
    Quotation,

    /// <summary>Evaluations and technical reviews of special leads.</summary>
    Review,
    Mail,

    /// <summary>Every other change of the lead.</summary>
    Change,
}

/// <summary>One entry of a lead's timeline, and where it stands there.</summary>
public abstract record TimelineEntry(TimelinePlace Place, string? By)
{
    public DateTime At => Place.At;

    public TimelineKind Kind => Place.Kind;
}

/// <summary>Something happened.</summary>
public sealed record ActivityEntry(TimelinePlace Place, string? By, ActivityLine Activity) : TimelineEntry(Place, By);

/// <summary>A follow-up was planned, done or called off; which of them the state says.</summary>
public sealed record FollowUpEntry(TimelinePlace Place, string? By, FollowUpState Step, ActivityType Type, DateTime DueAt, string? Note, string? Outcome, string Owner)
    : TimelineEntry(Place, By);

/// <summary>A quotation was requested, approved, rejected or taken back; which of them the step says. The price is the amount as people read it.</summary>
public sealed record QuotationEntry(TimelinePlace Place, string? By, QuotationState Step, string Price, string? Said) : TimelineEntry(Place, By);

/// <summary>A special lead was evaluated, or reviewed technically.</summary>
public sealed record ReviewEntry(TimelinePlace Place, string? By, SpecialReview? Evaluation, TechnicalReview? Technical) : TimelineEntry(Place, By);

/// <summary>A step of the assignment chain.</summary>
public enum HandStep
{
    Given,
    Accepted,
    Rejected,
    Completed,
}

/// <summary>The lead was given to somebody, who took it on, gave it back or completed his part.</summary>
public sealed record HandEntry(TimelinePlace Place, string? By, HandStep Step, string Holder, string? Said) : TimelineEntry(Place, By);

/// <summary>The lead was changed; hidden values are blank, as in its history.</summary>
public sealed record ChangeEntry(TimelinePlace Place, string? By, AuditLine Line) : TimelineEntry(Place, By);

/// <summary>A mail about the lead; its text is not shown.</summary>
public sealed record MailEntry(TimelinePlace Place, string? By, NoticeKind Mail, MailState State, string To) : TimelineEntry(Place, By);

/// <summary>A place in a timeline: what is below it is older. It stays where it is while newer entries come in.</summary>
/// <param name="At">The moment, in UTC.</param>
/// <param name="Kind">The kind of the entry.</param>
/// <param name="Id">The number of its record.</param>
/// <param name="Part">Which moment of that record.</param>
public sealed record TimelinePlace(DateTime At, TimelineKind Kind, int Id, int Part = 0)
{
    /// <summary>What entries are ordered by; no two have the same.</summary>
    public (DateTime, TimelineKind, int, int) Key => (At, Kind, Id, Part);

    /// <summary>Whether this one is older, and so stands below.</summary>
    public bool IsBelow(TimelinePlace? other) => other is null || Key.CompareTo(other.Key) < 0;
}

/// <summary>Which part of a lead's timeline is shown.</summary>
public sealed record TimelineQuery
{
    public const int DefaultPageSize = 30, PageSizeMax = 100;

    /// <summary>Only these; all where empty.</summary>
    public IReadOnlyCollection<TimelineKind> Kinds { get; init; } = [];

    /// <summary>Only what is older than this.</summary>
    public TimelinePlace? Before { get; init; }

    public int PageSize { get; init; } = DefaultPageSize;
}

/// <summary>One page of a timeline, the latest first.</summary>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Items, bool HasOlder);

namespace LeadManager.Core.Timeline;

/// <summary>Up to where one source is read: entries of this moment only with a smaller number.</summary>
internal sealed record TimelineLimit(DateTime At, int Id)
{
    private static readonly DateTime End = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The limit of this kind for a place of any kind: at the very same moment a smaller kind is older.</summary>
    public static TimelineLimit Of(TimelinePlace? before, TimelineKind kind) =>
        before is null ? new(End, int.MaxValue) : new(before.At, kind == before.Kind ? before.Id : kind < before.Kind ? int.MaxValue : 0);
}

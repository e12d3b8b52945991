namespace LeadManager.Core.Changes;

/// <summary>
/// The key of a form or API call that has been carried out, and what came of it: a repeated submit finds it and makes no
/// second record.
/// </summary>
public sealed class SubmittedRequest
{
    /// <summary>The greatest length of a key, in characters.</summary>
    public const int KeyMax = 100;

    public int UserId { get; init; }

    public required string Key { get; init; }

    public required string EntityType { get; init; }

    public int EntityId { get; init; }

    public DateTime At { get; init; }
}

using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Results;

namespace LeadManager.Web.Api;

/// <summary>A note, optional but for a rejection.</summary>
public sealed record NotesBody(string? Notes, int? Version);

/// <summary>To whom.</summary>
public sealed record AssignBody(int UserId, string? Notes, int? Version);

/// <summary>To which user, provider or office, at least one of them.</summary>
public sealed record ReassignBody(int? UserId, int? ProviderId, int? OfficeId, string? Notes, int? Version);

/// <summary>Which leads, to whom.</summary>
public sealed record BulkBody(IReadOnlyList<int> LeadIds, int UserId, string? Notes);

/// <summary>One turn in a lead's chain.</summary>
public sealed record ChainResource(
    int UserId, Role Role, string Name, DateTime AssignedAt, string By, ChainStatus Status, DateTime? AcceptedAt, DateTime? CompletedAt, string? Notes)
{
    internal static ChainResource Of(ChainLine line) => new(
        line.UserId, line.Role, line.Name, line.AssignedAt, line.By, line.Status, line.AcceptedAt, line.EndedAt,
        line.Notes is null && line.Answer is null ? null : string.Join('\n', new[] { line.Notes, line.Answer }.OfType<string>()));
}

/// <summary>All turns, the first one first.</summary>
public sealed record ChainList(IReadOnlyList<ChainResource> Items, int Total)
{
    internal static ChainList Of(LeadChain chain) => new([.. chain.Items.Select(ChainResource.Of)], chain.Items.Count);
}

/// <summary>Somebody to whom one may give leads.</summary>
public sealed record AssignableResource(
    int Id, string Name, Role Role, int OpenLeads, bool IsAway, DateOnly? AwayUntil, int GivenToday, int? DailyCap, bool IsCapped, DateTime? LastAssignedAt)
{
    internal static AssignableResource Of(AssignableUser user) => new(
        user.Id, user.Name, user.Role, user.OpenLeads, user.IsAway, user.AwayUntil, user.GivenToday, user.DailyCap, user.IsCapped, user.LastAssignedAt);
}

/// <summary>Everybody whom one may choose, by name.</summary>
public sealed record AssignableList(IReadOnlyList<AssignableResource> Items, int Total)
{
    internal static AssignableList Of(AssignableUsers users) => new([.. users.Items.Select(AssignableResource.Of)], users.Items.Count);
}

/// <summary>What became of one lead: the status that the same call for it alone would have answered.</summary>
public sealed record BulkItem(int LeadId, string? Name, bool Ok, int Status, string? Action, string? Message)
{
    internal static BulkItem Of(BulkOutcome outcome) => new(
        outcome.LeadId, outcome.LeadName, outcome.IsOk, outcome.Failure?.StatusCode() ?? StatusCodes.Status200OK,
        (outcome.Failure as Forbidden)?.Action.ToString(), outcome.Failure?.Message);
}

/// <summary>One outcome for each lead that is through, how many went over, and why the rest did not, where the database took no more.</summary>
public sealed record BulkAnswer(IReadOnlyList<BulkItem> Items, int Total, int Done, string? BrokenOff)
{
    internal static BulkAnswer Of(BulkOutcomes outcomes) => new([.. outcomes.Items.Select(BulkItem.Of)], outcomes.Items.Count, outcomes.Done, outcomes.BrokenOff?.Message);
}

using LeadManager.Core.Assignment;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>A hand-over as the log tells it: what it is called, who did it when, and whose the lead is afterwards.</summary>
internal sealed record DemoHand(string Action, User By, DateTime At, User? To, DateTime? AssignedAt, DateTime? AcceptedAt);

/// <summary>The turns of a made-up lead as single steps: given, taken, forwarded, refused, accepted.</summary>
internal static class DemoChain
{
    /// <summary>Whether its author has it, so that no hand-over is to be told.</summary>
    public static bool IsOwnFromTheStart(DemoLead made) => made.Turns.Count == 1 && made.Turns[0] is { IsTaken: true } turn && turn.At == made.Lead.CreatedAt;

    /// <summary>How many steps the turns are.</summary>
    public static int StepsOf(DemoLead made) => Of(made).Count();

    /// <summary>Who took the last of them; null where there is none.</summary>
    public static User? LastBy(DemoLead made) => Of(made).LastOrDefault()?.By;

    /// <summary>The steps, the earliest first.</summary>
    public static IEnumerable<DemoHand> Of(DemoLead made)
    {
        if (IsOwnFromTheStart(made))
            yield break;
        DemoTurn? before = null;
        foreach (var turn in made.Turns)
        {
            if (before is { WentBackToNobody: true, EndedAt: { } refusedAt })
                yield return new DemoHand("Rejected", before.Holder, refusedAt, null, null, null);
            yield return new DemoHand(NameOf(turn, before), turn.By, turn.At, turn.Holder, turn.At, turn.IsTaken ? turn.At : null);
            if (!turn.IsTaken && turn.AcceptedAt is { } acceptedAt)
                yield return new DemoHand("Accepted", turn.Holder, acceptedAt, turn.Holder, turn.At, acceptedAt);
            before = turn;
        }
    }

    private static string NameOf(DemoTurn turn, DemoTurn? before) =>
        turn.IsTaken ? "Claimed"
        : before is null || before.WentBackToNobody ? "Assigned"
        : before.Status.ToString();
}

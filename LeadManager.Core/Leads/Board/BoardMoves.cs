using LeadManager.Core.Access;
using LeadManager.Core.Progress;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Leads.Board;

/// <summary>
/// Where a card may be moved. Every step that the actor might take is tried on a copy of what decides the column: where the
/// copy then stands, the card may go. So no table of moves has to agree with the stages; the services check each step again.
/// </summary>
internal static class BoardMoves
{
    /// <summary>Stands for somebody who is chosen in the form.</summary>
    private const int Somebody = -1;

    /// <summary>The moves of this lead; where several steps lead to one column, the one that says most about it.</summary>
    public static IReadOnlyDictionary<BoardLane, BoardMove> Of(Actor actor, Lead lead, IReadOnlyList<BoardLane> lanes, PresetPlan plan, bool wasQualified)
    {
        var moves = new Dictionary<BoardLane, BoardMove>();
        foreach (var (move, effect) in lanes[0].Stage is null ? Temperatures(actor, lead) : Steps(actor, lead, plan, wasQualified))
        {
            var after = Standing(lead);
            effect(after);
            if (lanes.FirstOrDefault(lane => lane.Holds(after)) is { } target && !target.Holds(lead))
                moves.TryAdd(target, move);
        }

        return moves;
    }

    private static IEnumerable<(BoardMove Move, Action<Lead> Effect)> Temperatures(Actor actor, Lead lead) =>
        actor.May(LeadTemperature.Action, lead)
            ? new Temperature?[] { null, Temperature.Cold, Temperature.Warm, Temperature.Hot }.Select(value => Step(lead, new SetTemperature { Temperature = value }, asks: false, after => after.Temperature = value))
            : [];

    private static IEnumerable<(BoardMove Move, Action<Lead> Effect)> Steps(Actor actor, Lead lead, PresetPlan plan, bool wasQualified)
    {
        if (!lead.IsOpen)
            return actor.May(LeadAction.ReopenLead, lead) ? [Step(lead, new ReopenLead(), asks: true, after => Closing.Reopen(after, wasQualified))] : [];
        var qualifies = plan.Has(Module.Qualification);
        return
        [
            .. qualifies && actor.May(LeadAction.QualifyLead, lead) ? Qualifications(actor, lead) : [],
            .. qualifies && actor.May(LeadAction.SetMilestone, lead) ? Milestones(actor, lead) : [],
            .. actor.May(LeadAction.CloseLead, lead) ? Endings(lead) : [],
            .. actor.May(LeadAction.ChangeStatus, lead) ? Statuses(lead) : [],
            .. AssignmentGrants.Refuse(actor, lead) is null || actor.May(LeadAction.ClaimLead, lead)
                ? new (BoardMove, Action<Lead>)[] { (BoardMove.Assignment, after => after.AssigneeId = Somebody) } : [],
        ];
    }

    private static IEnumerable<(BoardMove Move, Action<Lead> Effect)> Qualifications(Actor actor, Lead lead)
    {
        var command = new QualifyLead { OfficeId = lead.OfficeId, TeamLeadId = lead.TeamLeadId, RelationshipManagerId = lead.RelationshipManagerId };
        yield return Step(lead, command, asks: true, after => after.Status = LeadStatus.Qualified);
        if (lead.RelationshipManagerId is null && AssignmentTargets.RoutesOf(actor.Role).Count > 0)
            yield return Step(lead, command with { IsRouting = true }, asks: true, after => (after.Status, after.RelationshipManagerId) = (LeadStatus.Qualified, Somebody));
    }

    private static IEnumerable<(BoardMove Move, Action<Lead> Effect)> Milestones(Actor actor, Lead lead)
    {
        for (var number = 1; number < SetMilestone.Count; number++)
        {
            var place = number;
            var isNoted = ProgressService.MilestoneOf(lead, place) is not null;
            yield return Step(lead, new SetMilestone { Number = place, IsDone = !isNoted }, asks: !isNoted, after => ProgressService.Note(after, place, isNoted ? null : DateTime.UnixEpoch));
        }

        if (lead is not { Milestone1At: null, Milestone2At: null } && actor.May(LeadAction.CloseLead, lead))
            yield return Step(lead, new SetMilestone { Number = SetMilestone.Count }, asks: true, after => after.Outcome = LeadOutcome.Won);
    }

    private static IEnumerable<(BoardMove Move, Action<Lead> Effect)> Endings(Lead lead) =>
        new[] { LeadOutcome.Won, LeadOutcome.Lost, LeadOutcome.Dropped }.Select(outcome => Step(lead, new CloseLead { Outcome = outcome }, asks: true, after => after.Outcome = outcome));

    private static IEnumerable<(BoardMove Move, Action<Lead> Effect)> Statuses(Lead lead) =>
        Enum.GetValues<LeadStatus>().Where(status => status != LeadStatus.Lost).Select(status => Step(lead, new ChangeStatus { Status = status }, asks: false, after => after.Status = status));

    private static (BoardMove Move, Action<Lead> Effect) Step(Lead lead, ProgressCommand command, bool asks, Action<Lead> effect) =>
        (new BoardMove(command with { LeadId = lead.Id, Version = lead.Version }, asks, BackOf(lead, command)), effect);

    /// <summary>A save makes the version one higher; a lead that has changed since is then left as it is.</summary>
    private static ProgressCommand? BackOf(Lead lead, ProgressCommand command) => command switch
    {
        ChangeStatus => new ChangeStatus { LeadId = lead.Id, Version = lead.Version + 1, Status = lead.Status },
        SetTemperature => new SetTemperature { LeadId = lead.Id, Version = lead.Version + 1, Temperature = lead.Temperature },
        _ => null,
    };

    /// <summary>A copy of what decides in which column a lead stands.</summary>
    private static Lead Standing(Lead lead) => new()
    {
        FirstName = "", LastName = "", Phone = "", StaffName = "", Source = "", LastContactStatus = "",
        Status = lead.Status, Temperature = lead.Temperature, Outcome = lead.Outcome, AssigneeId = lead.AssigneeId, RelationshipManagerId = lead.RelationshipManagerId,
        Milestone1At = lead.Milestone1At, Milestone2At = lead.Milestone2At, Milestone3At = lead.Milestone3At,
    };
}

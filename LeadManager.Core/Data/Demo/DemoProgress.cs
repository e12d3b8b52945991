using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>How far a lead has come, as its age allows: status, owner, milestones, outcome, last contact, marks.</summary>
internal sealed class DemoProgress(DemoCalendar calendar, DemoRandom random, IReadOnlyList<User> users)
{
    private static readonly (double Days, (LeadStatus, int)[] Shares)[] ByAge =
    [
        (7, [(LeadStatus.New, 74), (LeadStatus.Pending, 13), (LeadStatus.Qualified, 10), (LeadStatus.Unqualified, 3)]),
        (30, [(LeadStatus.New, 36), (LeadStatus.Pending, 25), (LeadStatus.Qualified, 27), (LeadStatus.Unqualified, 7), (LeadStatus.Lost, 5)]),
        (120, [(LeadStatus.New, 12), (LeadStatus.Pending, 18), (LeadStatus.Qualified, 41), (LeadStatus.Unqualified, 14), (LeadStatus.Lost, 15)]),
        (double.MaxValue, [(LeadStatus.New, 5), (LeadStatus.Pending, 6), (LeadStatus.Qualified, 53), (LeadStatus.Unqualified, 16), (LeadStatus.Lost, 20)]),
    ];

    private readonly DemoHandOvers _handOvers = new(calendar, random, users);

    private readonly Dictionary<int, User> _byId = users.ToDictionary(user => user.Id);

    /// <summary>Brings the lead as far as its age allows and tells the turns that people had with it.</summary>
    public IReadOnlyList<DemoTurn> Work(Lead lead)
    {
        var age = calendar.DaysSince(lead.CreatedAt);
        lead.Status = random.Weighted(ByAge.First(step => age <= step.Days).Shares);
        var turns = _handOvers.IsKept(lead) ? _handOvers.Keep(lead)
            : random.Chance(age < 3 ? 0.35 : lead.Status == LeadStatus.New ? 0.42 : 0.64) ? _handOvers.Give(lead)
            : [];
        if (lead.Status == LeadStatus.Qualified)
            Advance(lead, age);
        Close(lead);
        if (lead.Outcome == LeadOutcome.Won && turns.Count > 0 && random.Chance(0.6))
            (turns[^1].Status, turns[^1].EndedAt, turns[^1].Answer) = (ChainStatus.Completed, lead.ClosedAt, random.One(DemoTexts.CompletionNotes));
        Judge(lead);
        Contact(lead, age);
        Mark(lead);
        return turns;
    }

    /// <summary>Who works a lead: its owner, else its author where his role works any lead, else the first of the office.</summary>
    public static int? WorkerOf(Lead lead, LeadAction action, User? author, User first) =>
        lead.AssigneeId ?? AbleOf(action, author, first).Id;

    /// <summary>The author where his role does this to any lead, else the first of the office, who does everything.</summary>
    public static User AbleOf(LeadAction action, User? author, User first) =>
        author is not null && PermissionMatrix.ScopeOf(author.Role, action).HasFlag(Scope.All) ? author : first;

    private void Advance(Lead lead, double age)
    {
        var from = lead.AcceptedAt ?? lead.CreatedAt;
        if (_handOvers.RouterOf(lead) is { } router && random.Chance(0.7))
            lead.RelationshipManagerId = router.Id;
        if (age < 5 || !random.Chance(0.66))
            return;
        lead.Milestone1At = Touch(lead, calendar.Later(from, 2 + random.Share() * 12));
        if (age < 12 || !random.Chance(0.7))
            return;
        lead.Milestone2At = Touch(lead, calendar.Later(lead.Milestone1At.Value, 3 + random.Share() * 20));
        if (age < 20 || !random.Chance(0.72))
            return;
        lead.Milestone3At = Touch(lead, calendar.Later(lead.Milestone2At.Value, 3 + random.Share() * 25));
        End(lead, LeadOutcome.Won, lead.Milestone3At.Value, null);
    }

    private void Close(Lead lead)
    {
        if (lead.Status == LeadStatus.Lost)
            End(lead, LeadOutcome.Lost, calendar.Later(lead.AcceptedAt ?? lead.CreatedAt, 4 + random.Share() * 40), random.OneOfTheFirst(DemoTexts.LostReasons));
        else if (lead.Status == LeadStatus.Unqualified && random.Chance(0.35))
            End(lead, LeadOutcome.Dropped, calendar.Later(lead.AcceptedAt ?? lead.CreatedAt, 1 + random.Share() * 10), random.One(DemoTexts.DroppedReasons));
    }

    private void End(Lead lead, LeadOutcome outcome, DateTime at, string? reason)
    {
        (lead.Outcome, lead.ClosedAt, lead.CloseReason) = (outcome, Touch(lead, at), reason);
        lead.ClosedById = WorkerOf(lead, LeadAction.CloseLead, _byId.GetValueOrDefault(lead.CreatedById ?? 0), users[0]);
    }

    private void Judge(Lead lead) => lead.Temperature = (lead.Status, lead.Outcome) switch
    {
        (_, LeadOutcome.Won) => Temperature.Hot,
        (LeadStatus.New, _) => random.Chance(0.55) ? null : random.Weighted((Temperature.Cold, 3), (Temperature.Warm, 5), (Temperature.Hot, 2)),
        (LeadStatus.Qualified, _) => random.Weighted((Temperature.Cold, 1), (Temperature.Warm, 5), (Temperature.Hot, 4)),
        (LeadStatus.Pending, _) => random.Weighted((Temperature.Cold, 4), (Temperature.Warm, 5), (Temperature.Hot, 1)),
        _ => random.Chance(0.4) ? null : Temperature.Cold,
    };

    private void Contact(Lead lead, double age)
    {
        lead.LastContactStatus = Sources.ContactStatuses[0];
        if (lead.Status == LeadStatus.New && random.Chance(age < 2 ? 0.8 : 0.4))
            return;
        lead.LastContactStatus = lead.Outcome is LeadOutcome.Lost or LeadOutcome.Dropped ? "Not interested"
            : random.Weighted(("Spoke", 26), ("Left message", 22), ("Call back", 14), ("No answer", 12), ("Visited", 9), ("E-mail sent", 9), ("Meeting set", 8));
        var contacted = calendar.Later(lead.CreatedAt, random.Share() * Math.Min(age, 60));
        lead.LastContactDate = calendar.DateOf(Touch(lead, contacted));
    }

    private void Mark(Lead lead)
    {
        if (random.Chance(lead.Outcome == LeadOutcome.Won ? 0.45 : lead.Status == LeadStatus.Qualified ? 0.1 : 0.03))
            (lead.ActiveClient, lead.ReferralType) = (true, random.Chance(0.68) ? ReferralType.Regular : ReferralType.Interim);
        if (!lead.IsOpen)
            return;
        if (random.Chance(0.06))
            (lead.IsEscalated, lead.EscalationReason) = (true, random.One(DemoTexts.EscalationReasons));
        if (lead.AssigneeId is not null && random.Chance(0.4))
            lead.NextFollowUpAt = calendar.Appointment(random.Chance(0.3) ? -random.Share() * 9 : 14 * Math.Pow(random.Share(), 1.6));
    }

    /// <summary>Something happened then: it is the last change unless a later one is known.</summary>
    private static DateTime Touch(Lead lead, DateTime at)
    {
        lead.UpdatedAt = at > lead.UpdatedAt ? at : lead.UpdatedAt;
        return at;
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>
/// What people did with a lead and what is due: the last contact that the lead tells of, some before it, what was planned
/// for them, and the open follow-up that the lead shows as its next one. It draws from a random of its own, so that the
/// leads stay the same.
/// </summary>
internal sealed class DemoWork(DemoCalendar calendar, DemoRandom random, IReadOnlyList<User> users)
{
    private readonly Dictionary<int, User> _byId = users.ToDictionary(user => user.Id);
    private readonly List<Activity> _activities = [];
    private readonly List<FollowUp> _followUps = [];

    /// <summary>Makes the work of the lead that has this number; the lists are used again for the next one.</summary>
    public (IReadOnlyList<Activity> Activities, IReadOnlyList<FollowUp> FollowUps) Of(Lead lead, int id)
    {
        _activities.Clear();
        _followUps.Clear();
        var author = _byId.GetValueOrDefault(lead.CreatedById ?? 0);
        var worker = DemoProgress.WorkerOf(lead, LeadAction.AddActivity, author, users[0]) ?? users[0].Id;
        if (lead.LastContactDate is { } last)
            Contacts(lead, id, worker, calendar.During(last, lead.AcceptedAt ?? lead.CreatedAt, random.Share()));
        if (lead.NextFollowUpAt is { } due)
            Plan(id, worker, due, calendar.Before(due, lead.AcceptedAt ?? lead.CreatedAt, 1 + random.Share() * 15), null);
        return (_activities, _followUps);
    }

    private void Contacts(Lead lead, int id, int worker, DateTime last)
    {
        var from = lead.AcceptedAt is { } accepted && accepted < last ? accepted : lead.CreatedAt;
        for (var before = random.Weighted((0, 5), (1, 3), (2, 1), (3, 1)); before > 0 && from < last.AddDays(-1); before--)
        {
            from = calendar.Between(from, last, 0.2 + random.Share() * 0.5);
            Happen(id, worker, from, random.One(DemoTexts.Attempts));
        }

        Happen(id, worker, last, DemoTexts.ContactOf(lead.LastContactStatus));
        if (random.Chance(0.18))
            Plan(id, worker, last, from, _activities[^1]);
    }

    private void Happen(int id, int worker, DateTime at, (ActivityType Type, string? Outcome) contact)
    {
        var isReached = contact.Outcome is not ("No answer" or "Left message");
        _activities.Add(new Activity
        {
            LeadId = id, Type = contact.Type, Outcome = contact.Outcome, At = at, ById = worker,
            Note = random.One(contact.Type == ActivityType.Visit ? DemoTexts.VisitNotes : contact.Type == ActivityType.Email ? DemoTexts.EmailNotes : isReached ? DemoTexts.CallNotes : DemoTexts.AttemptNotes),
            DurationMinutes = contact.Type == ActivityType.Visit ? 15 * random.Between(2, 6) : contact.Type == ActivityType.Call && isReached ? random.Between(2, 25) : null,
        });
    }

    /// <summary>A follow-up of the worker: an open one, or one that was done by this activity.</summary>
    private void Plan(int id, int worker, DateTime due, DateTime planned, Activity? doneBy)
    {
        var type = doneBy?.Type ?? random.Weighted((ActivityType.Call, 6), (ActivityType.Visit, 2), (ActivityType.Email, 1), (ActivityType.Meeting, 1));
        _followUps.Add(new FollowUp
        {
            LeadId = id, DueAt = due, RemindAt = doneBy is null && due > calendar.Now ? due : null, Type = type, OwnerId = worker, Version = doneBy is null ? 1 : 2, Note = random.Chance(0.85) ? random.One(DemoTexts.PlansOf(type)) : null,
            State = doneBy is null ? FollowUpState.Open : FollowUpState.Done, Outcome = doneBy?.Outcome, EndedAt = doneBy?.At, EndedById = doneBy is null ? null : worker,
            CreatedAt = planned, CreatedById = worker, UpdatedAt = doneBy?.At ?? planned, UpdatedBy = _byId[worker].UserName,
        });
    }
}

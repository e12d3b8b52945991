using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Progress;

/// <summary>Moves a lead along its axes: status, milestones, outcome, escalation. None of it changes who owns it.</summary>
public sealed class ProgressService(LeadWork work, OrganisationService organisation, OfficeWords words, Notices notices)
{
    /// <summary>Sets the status. Lost needs the right to close and a reason; a closed lead is reopened first.</summary>
    public Task<Outcome<Done>> ChangeStatusAsync(Actor actor, ChangeStatus command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.ChangeStatus, command, (_, lead, now) => Task.FromResult(SetStatus(actor, lead, command, words, now)), ct);

    /// <summary>Notes a milestone or takes it back; the last one wins the lead, which needs the right to close.</summary>
    public Task<Outcome<Done>> SetMilestoneAsync(Actor actor, SetMilestone command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.SetMilestone, command, async (_, lead, now) =>
            SetMilestone(actor, lead, command, await organisation.GetAsync(ct), now), ct);

    /// <summary>Closes the lead as won, lost or dropped.</summary>
    public Task<Outcome<Done>> CloseAsync(Actor actor, CloseLead command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.CloseLead, command, (_, lead, now) =>
        {
            if (Closing.RefuseClosed(lead) is { } closed)
                return Task.FromResult<Outcome<ChangeNote>>(closed);
            var outcome = command.Outcome ?? LeadOutcome.Lost;
            Closing.Close(lead, actor, outcome, command.Reason ?? "", now);
            return Task.FromResult<Outcome<ChangeNote>>(new ChangeNote("Closed", Words.Say("Closed {0} as {1}: {2}", lead.Name, words.Say(outcome.ToString()), lead.CloseReason)));
        }, ct);

    /// <summary>Opens a closed lead again; what it was closed with stays in the log.</summary>
    public Task<Outcome<Done>> ReopenAsync(Actor actor, ReopenLead command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.ReopenLead, command, async (db, lead, _) =>
        {
            if (lead.IsOpen)
                return new Conflict(Words.Say("This lead is open."), lead.Version);
            Closing.Reopen(lead, await db.LeadQualifications.AnyAsync(row => row.LeadId == lead.Id, ct));
            return new ChangeNote("Reopened", Said(Words.Say("Reopened {0}", lead.Name), command.Reason));
        }, ct);

    /// <summary>Calls for somebody above, with a reason; needs ChangeStatus.</summary>
    public Task<Outcome<Done>> EscalateAsync(Actor actor, EscalateLead command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.ChangeStatus, command, async (db, lead, _) =>
        {
            if (Closing.RefuseClosed(lead) is { } closed)
                return closed;
            (lead.IsEscalated, lead.EscalationReason) = (true, command.Reason?.Trim());
            var told = await notices.TellAboveAsync(db, actor, NoticeKind.Escalated, lead, new NoticeFacts { Text = command.Reason }, ct);
            if (lead.AssigneeId != told)
                await notices.TellAsync(db, actor, lead.AssigneeId, NoticeKind.Escalated, lead, new NoticeFacts { Text = command.Reason }, ct);
            return new ChangeNote("Escalated", Said(Words.Say("Escalated {0}", lead.Name), command.Reason));
        }, ct);

    /// <summary>Ends the escalation.</summary>
    public Task<Outcome<Done>> SettleAsync(Actor actor, SettleEscalation command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.ChangeStatus, command, (_, lead, _) =>
        {
            (lead.IsEscalated, lead.EscalationReason) = (false, null);
            return Task.FromResult<Outcome<ChangeNote>>(new ChangeNote("EscalationSettled", Words.Say("Settled the escalation of {0}", lead.Name)));
        }, ct);

    internal static Outcome<ChangeNote> SetStatus(Actor actor, Lead lead, ChangeStatus command, OfficeWords words, DateTime now)
    {
        if (!Enum.IsDefined(command.Status))
            return new Invalid(nameof(command.Status), Words.Say("Choose a status of the list."));
        if (Closing.RefuseClosed(lead) is { } closed)
            return closed;
        var note = new ChangeNote("StatusChanged", Said(Words.Say("{0} is now {1}", lead.Name, words.Say(command.Status.ToString())), command.Remarks));
        if (command.Status != LeadStatus.Lost)
        {
            lead.Status = command.Status;
            return note;
        }

        if (!actor.May(LeadAction.CloseLead, lead))
            return new Forbidden(LeadAction.CloseLead);
        if (string.IsNullOrWhiteSpace(command.Remarks))
            return new Invalid(nameof(command.Remarks), Words.Say("Say why the lead is lost."));
        Closing.Close(lead, actor, LeadOutcome.Lost, command.Remarks, now);
        return note;
    }

    private static Outcome<ChangeNote> SetMilestone(Actor actor, Lead lead, SetMilestone command, Organisation office, DateTime now)
    {
        if (Closing.RefuseClosed(lead) is { } closed)
            return closed;
        var calendar = new OfficeCalendar(office.TimeZone);
        var today = calendar.DateOf(now);
        if (command.Date > today)
            return new Invalid(nameof(command.Date), Words.Say("A milestone is noted when it has been reached, not before."));
        var isLast = command.Number == Progress.SetMilestone.Count;
        if (isLast && command.IsDone && !actor.May(LeadAction.CloseLead, lead))
            return new Forbidden(LeadAction.CloseLead);

        var word = Words.Find(office.Plan.Milestones[command.Number - 1]);
        DateTime? at = !command.IsDone ? null : command.Date is { } day && day < today ? calendar.StartOf(day) : now;
        Note(lead, command.Number, at);
        if (isLast && command.IsDone)
            Closing.Close(lead, actor, LeadOutcome.Won, word, now);
        return command.IsDone
            ? new ChangeNote("MilestoneReached", Words.Say("{0}: {1} reached", lead.Name, word))
            : new ChangeNote("MilestoneTakenBack", Words.Say("{0}: {1} taken back", lead.Name, word));
    }

    /// <summary>When this milestone was reached (UTC); null where it was not.</summary>
    internal static DateTime? MilestoneOf(Lead lead, int number) => number switch { 1 => lead.Milestone1At, 2 => lead.Milestone2At, _ => lead.Milestone3At };

    internal static void Note(Lead lead, int number, DateTime? at) =>
        _ = number switch { 1 => lead.Milestone1At = at, 2 => lead.Milestone2At = at, _ => lead.Milestone3At = at };

    private static string Said(string sentence, string? reason) => string.IsNullOrWhiteSpace(reason) ? sentence : $"{sentence}: {reason.Trim()}";
}

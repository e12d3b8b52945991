using LeadManager.Core.Access;
using LeadManager.Core.Events;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Leads;

/// <summary>What holds for every lead however it comes in - form, API or import: faults, grants of single fields, what follows from the rest.</summary>
internal static class LeadRules
{
    /// <summary>A lead with nothing in it yet, by this actor.</summary>
    public static Lead Draft(Actor actor, DateTime now) => new()
    {
        FirstName = "", LastName = "", Phone = "", StaffName = "", Source = "", LastContactStatus = "",
        CreatedAt = now, CreatedById = actor.StoredId, CreatedBy = actor.Username,
    };

    /// <summary>
    /// The faults of the input; closing and reopening need a reason and go another way. A new lead must have what the
    /// office's preset asks for.
    /// </summary>
    public static Invalid? Faults(LeadInput command, bool closes, PresetPlan? plan = null)
    {
        var faults = new Dictionary<string, string[]>(Validation.Check(command)?.Errors ?? new Dictionary<string, string[]>());
        if (closes)
            faults[nameof(LeadInput.Status)] = [Words.Say("A lead is lost or reopened with a reason, not by its status alone.")];
        foreach (var (field, message) in plan?.Lacks(command) ?? [])
            faults.TryAdd(field, [message]);
        return faults.Count == 0 ? null : new Invalid(faults);
    }

    /// <summary>The fields that the command changes, those that the actor may not see left out.</summary>
    public static IReadOnlyList<LeadField> EditsOf(Actor actor, Lead lead, LeadInput command) =>
        [.. command.DifferingFrom(lead).Where(entry => !entry.IsSensitive || actor.May(LeadAction.ViewSensitive, lead))];

    /// <summary>Why these edits of a stored lead are refused: a field whose grant is missing, or faults; null where they may be made.</summary>
    public static Failure? Refuse(Actor actor, Lead lead, LeadInput command, IReadOnlyList<LeadField> edits) =>
        edits.FirstOrDefault(entry => !actor.May(entry.IsSensitive ? LeadAction.EditContact : entry.Edit, lead)) is { } forbidden
            ? new Forbidden(forbidden.Edit, Words.Say("You may not change {0} of this lead ({1}).", Words.Find(forbidden.Label), forbidden.Edit))
            : OfEdits(Faults(command, edits.Any(entry => entry.Name == nameof(LeadInput.Status)) && (command.Status == LeadStatus.Lost || !lead.IsOpen)), command, edits);

    /// <summary>What stands in a field already and stays as it is was good when it was written: a later rule is no fault of this edit.</summary>
    private static Invalid? OfEdits(Invalid? faults, LeadInput command, IReadOnlyList<LeadField> edits)
    {
        var own = faults?.Errors.Where(fault => LeadFields.Find(fault.Key) is not { IsName: true } field || edits.Contains(field) || LeadMapping.Plain(field.Input.GetValue(command)) is null).ToDictionary();
        return own is { Count: > 0 } ? new Invalid(own) : null;
    }

    /// <summary>A message belongs to an update, so it takes a right to change the lead.</summary>
    public static bool MayWriteAbout(Actor actor, Lead lead) => actor.May(LeadAction.EditContact, lead) || actor.May(LeadAction.EditRouting, lead);

    /// <summary>The staff name that the lead will have: the actor's where none is given.</summary>
    public static string StaffOf(Lead lead, Actor actor) => string.IsNullOrWhiteSpace(lead.StaffName) ? actor.Name : lead.StaffName;

    /// <summary>Fills in what follows from the rest: staff, event, dependants of the source, search columns.</summary>
    /// <param name="lead">The lead with everything that was written.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="countryCode">The office's, for phones without one.</param>
    /// <param name="staffId">The user whose name is <see cref="StaffOf"/>, if there is one.</param>
    /// <param name="outreach">The event of the lead's event name, if there is one.</param>
    public static Failure? Complete(Lead lead, Actor actor, string countryCode, int? staffId, OutreachEvent? outreach)
    {
        lead.Email = lead.Email?.Trim();
        lead.StaffName = StaffOf(lead, actor);
        lead.StaffUserId = staffId;
        lead.LastContactStatus = string.IsNullOrWhiteSpace(lead.LastContactStatus) ? Sources.ContactStatuses[0] : lead.LastContactStatus;
        var dependant = Sources.DependantOf(lead.Source);
        lead.WordOfMouthType = dependant == SourceDependant.WordOfMouth ? lead.WordOfMouthType : null;
        lead.OtherSourceType = dependant == SourceDependant.Other ? lead.OtherSourceType : null;
        lead.SpecialReason = lead.IsSpecial ? lead.SpecialReason : null;
        lead.RefreshSearch(countryCode);
        if (dependant != SourceDependant.Event || lead.EventName is null)
            outreach = null;
        else if (outreach is null)
            return new Invalid(nameof(LeadInput.EventName), Words.Say("There is no event {0}. Choose one from the list, or add it under Events first.", lead.EventName));
        (lead.EventId, lead.EventName) = (outreach?.Id, outreach?.Name);
        return null;
    }
}

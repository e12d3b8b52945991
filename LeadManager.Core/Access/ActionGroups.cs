namespace LeadManager.Core.Access;

/// <summary>Actions that belong together, as the Permissions page lists them.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Actions">In the order of the list.</param>
public sealed record ActionGroup(string Name, IReadOnlyList<LeadAction> Actions);

/// <summary>The names of the actions, in groups, and the rules about them that no scope expresses.</summary>
public static class ActionGroups
{
    /// <summary>Every action once.</summary>
    public static IReadOnlyList<ActionGroup> All { get; } =
    [
        new("See", [LeadAction.ViewLead, LeadAction.ViewActivities, LeadAction.ViewSpecial, LeadAction.ViewSensitive, LeadAction.ViewDashboard]),
        new("Add and change", [LeadAction.CreateLead, LeadAction.EditContact, LeadAction.EditRouting, LeadAction.MarkReferral, LeadAction.DeleteLead, LeadAction.PurgeLead]),
        new("Hand over", [LeadAction.AssignLead, LeadAction.ReassignLead, LeadAction.OverrideOwner, LeadAction.BulkAssign, LeadAction.ClaimLead, LeadAction.ForwardLead, LeadAction.AnswerAssignment]),
        new("Move forward", [LeadAction.ChangeStatus, LeadAction.QualifyLead, LeadAction.SetMilestone, LeadAction.CloseLead, LeadAction.ReopenLead]),
        new("Work", [LeadAction.AddActivity, LeadAction.AddFollowUp, LeadAction.ScheduleForOthers]),
        new("Quotations and special leads", [LeadAction.RequestQuotation, LeadAction.DecideQuotation, LeadAction.ReviewSpecial, LeadAction.AddTechnicalReview]),
        new("In and out", [LeadAction.ImportLeads, LeadAction.ExportLeads]),
        new("Office", [LeadAction.ManageEvents, LeadAction.ManageUsers, LeadAction.ManageSettings, LeadAction.ViewAudit]),
        new("Installations", [LeadAction.ViewInstallations, LeadAction.PlanInstallation, LeadAction.UpdateInstallation, LeadAction.ExecuteInstallation]),
        new("Expenses and attendance", [LeadAction.SubmitExpense, LeadAction.ViewExpenses, LeadAction.DecideExpense, LeadAction.ViewAttendance]),
    ];

    /// <summary>The actions whose scope Mine asks who the technician or the claimant is, not whose lead it is.</summary>
    private static readonly HashSet<LeadAction> OfOtherRecords = [.. All.Where(group => group.Name is "Installations" or "Expenses and attendance").SelectMany(group => group.Actions)];

    private static readonly Dictionary<LeadAction, string> Rules = new()
    {
        [LeadAction.ViewSpecial] = "Opens the page of special leads only, without contact data.",
        [LeadAction.EditRouting] = "A coordinator's right to edit ends when the lead is assigned.",
        [LeadAction.EditContact] = "A coordinator's right to edit ends when the lead is assigned.",
        [LeadAction.AssignLead] = "Only to people whom this role may choose, who are approved, active and not away.",
        [LeadAction.ReassignLead] = "Only to people whom this role may choose; a coordinator's right ends when the lead is accepted.",
        [LeadAction.BulkAssign] = "Each lead is decided by itself, as if it were the only one.",
        [LeadAction.ForwardLead] = "Goes to the next role down, to whoever there is available and has the fewest open leads.",
        [LeadAction.AnswerAssignment] = "A rejection needs a note.",
        [LeadAction.ChangeStatus] = "Lost is a way of closing and needs that right too. Escalating needs this right.",
        [LeadAction.SetMilestone] = "The last milestone wins the lead and needs the right to close it.",
        [LeadAction.CloseLead] = "Every close needs a reason.",
        [LeadAction.DecideQuotation] = "Nobody decides a request of his own. A rejection needs a comment.",
        [LeadAction.ExportLeads] = "Holds exactly the rows and columns that this person may see.",
        [LeadAction.ImportLeads] = "An update of a lead that is already there needs the right to edit it.",
        [LeadAction.ManageUsers] = "Nobody changes his own role, approval or access.",
        [LeadAction.ViewAudit] = "Putting an old value back needs the right to edit that field too.",
    };

    /// <summary>The action in words.</summary>
    public static string NameOf(LeadAction action) =>
        Words.Find(string.Concat(action.ToString().Select((letter, place) => place > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())));

    /// <summary>What holds besides the scope; null where nothing does.</summary>
    public static string? RuleOf(LeadAction action) => Rules.TryGetValue(action, out var rule) ? Words.Find(rule) : null;

    /// <summary>Whether the scopes of the action are asked of another record than the lead.</summary>
    public static bool AsksAnotherRecord(LeadAction action) => OfOtherRecords.Contains(action);
}

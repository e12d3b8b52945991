using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

/// <summary>
/// The indexes behind the lists. Each holds only what is not in the bin, and carries the columns that the other filters
/// ask for, so that a list is filtered, ordered and turned over without a look at the rows before the page is known.
/// </summary>
internal static class LeadIndexes
{
    /// <summary>All leads by name and by the moment of capture, with everything that any filter asks.</summary>
    public const string ByName = "IX_Leads_ByName", ByCreated = "IX_Leads_ByCreated";

    /// <summary>Somebody's open leads that he has not accepted, and those without a follow-up by when they were last touched.</summary>
    public const string ToAccept = "IX_Leads_ToAccept", Quiet = "IX_Leads_Quiet";

    /// <summary>The leads that somebody entered, in no order.</summary>
    public const string Creator = "IX_Leads_CreatedById";

    /// <summary>All leads that have a follow-up, by its moment.</summary>
    public const string DueAt = "IX_Leads_DueAt";

    private static readonly (bool ByCreated, string Column)[] Orders = [(false, nameof(Lead.SortName)), (true, nameof(Lead.CreatedAt))];

    private const string Present = "\"DeletedAt\" IS NULL";

    /// <summary>The columns in which leads have few different values and by which people filter most.</summary>
    private static readonly string[] Facets =
        [nameof(Lead.Status), nameof(Lead.Source), nameof(Lead.StaffName), nameof(Lead.AssigneeId), nameof(Lead.EventName)];

    /// <summary>Those of them whose values so many leads share that two together still hold tens of thousands: a far page of both is found without passing what has only one.</summary>
    private static readonly (string One, string Two)[] Pairs =
        [(nameof(Lead.Status), nameof(Lead.StaffName)), (nameof(Lead.Status), nameof(Lead.Source)), (nameof(Lead.StaffName), nameof(Lead.Source))];

    private static readonly string[] Filtered =
    [
        nameof(Lead.Status), nameof(Lead.Outcome), nameof(Lead.AssigneeId), nameof(Lead.RelationshipManagerId), nameof(Lead.TeamLeadId),
        nameof(Lead.CreatedById), nameof(Lead.Temperature), nameof(Lead.ActiveClient), nameof(Lead.ReferralType), nameof(Lead.IsSpecial),
        nameof(Lead.IsEscalated), nameof(Lead.Source), nameof(Lead.StaffName), nameof(Lead.EventName), nameof(Lead.WordOfMouthType),
        nameof(Lead.LastContactStatus), nameof(Lead.LastContactDate), nameof(Lead.City), nameof(Lead.Milestone1At), nameof(Lead.Milestone2At),
        nameof(Lead.Milestone3At), nameof(Lead.ClosedAt), nameof(Lead.NextFollowUpAt), nameof(Lead.AcceptedAt),
    ];

    /// <summary>What the scopes of the matrix ask of a lead, so that nobody's part of a list costs a look at the leads of others.</summary>
    private static readonly string[] Scoped =
    [
        nameof(Lead.AssigneeId), nameof(Lead.TeamLeadId), nameof(Lead.RelationshipManagerId), nameof(Lead.CreatedById), nameof(Lead.Status), nameof(Lead.Outcome),
        nameof(Lead.AcceptedAt), nameof(Lead.IsSpecial), nameof(Lead.IsEscalated),
    ];

    /// <summary>What tells, together with status and outcome, how far a lead has come.</summary>
    private static readonly string[] Milestones = [nameof(Lead.Milestone1At), nameof(Lead.Milestone2At), nameof(Lead.Milestone3At)];

    /// <summary>What the named lists and the steps of the funnel ask besides, where leads are read person by person.</summary>
    private static readonly string[] Listed = [.. Scoped.Except([nameof(Lead.AcceptedAt), nameof(Lead.CreatedById)]), nameof(Lead.ActiveClient), nameof(Lead.NextFollowUpAt), .. Milestones];

    /// <summary>The index whose leads all have one value in this column, in one of the two orders.</summary>
    public static string Of(string facet, bool byCreated) => $"IX_Leads_{facet}_{(byCreated ? "ByCreated" : "ByName")}";

    /// <summary>The index whose leads all have one value in each of these columns, in one of the two orders; null where there is none.</summary>
    public static string? Of(IReadOnlyCollection<string> facets, bool byCreated) =>
        Pairs.Where(pair => facets.Count == 2 && facets.Contains(pair.One) && facets.Contains(pair.Two)).Select(pair => Of($"{pair.One}_{pair.Two}", byCreated)).FirstOrDefault();

    /// <summary>The index by which the leads of one of the parts of a scope are read, in one of the two orders where it has one.</summary>
    public static string OfPart(string column, bool byCreated) => column switch
    {
        nameof(Lead.CreatedById) => Creator,
        nameof(Lead.IsSpecial) => Of(LeadList.Special, byCreated),
        nameof(Lead.IsEscalated) => Of(LeadList.Escalated, byCreated),
        _ => Of(column, byCreated),
    };

    /// <summary>The index of exactly the leads of a named list (Overdue: all that have a follow-up), in one of the two orders.</summary>
    public static string Of(LeadList list, bool byCreated) => Of(list.ToString(), byCreated);

    /// <summary>Whether the index stands in the order of capture, or else of names; null where it is in neither.</summary>
    public static bool? IsByCreated(string? index) =>
        index?.EndsWith("ByCreated", StringComparison.Ordinal) == true ? true : index?.EndsWith("ByName", StringComparison.Ordinal) == true ? false : null;

    public static void AddTo(EntityTypeBuilder<Lead> lead)
    {
        Add(lead, ByName, Present, [nameof(Lead.SortName), nameof(Lead.Id), .. Filtered, nameof(Lead.CreatedAt), nameof(Lead.UpdatedAt)]);
        Add(lead, ByCreated, Present, [nameof(Lead.CreatedAt), nameof(Lead.Id), .. Filtered]);
        foreach (var facet in Facets)
        {
            var others = Facets.Where(other => other != facet).Append(nameof(Lead.Outcome)).Union(BesidesOf(facet).Where(other => other != facet)).ToList();
            Add(lead, Of(facet, byCreated: false), Holds(facet), [facet, nameof(Lead.SortName), nameof(Lead.Id), .. others]);
            Add(lead, Of(facet, byCreated: true), Holds(facet), [facet, nameof(Lead.CreatedAt), nameof(Lead.Id), .. others]);
        }

        foreach (var (one, two) in Pairs)
            foreach (var (byCreated, order) in Orders)
                Add(lead, Of($"{one}_{two}", byCreated), Present, [one, two, order, nameof(Lead.Id)]);
        AddNamedLists(lead);
        foreach (var person in new[] { nameof(Lead.TeamLeadId), nameof(Lead.RelationshipManagerId) })
            foreach (var (byCreated, order) in Orders)
                Add(lead, Of(person, byCreated), Holds(person), [person, order, nameof(Lead.Id), .. Listed.Where(other => other != person)]);
    }

    /// <summary>What the index of a facet holds beside the others: of an assignee his part of every named list, of a status what decides in whose sight it is.</summary>
    private static string[] BesidesOf(string facet) => facet switch
    {
        nameof(Lead.AssigneeId) => Listed,
        nameof(Lead.Status) => [nameof(Lead.TeamLeadId), nameof(Lead.RelationshipManagerId), nameof(Lead.CreatedById)],
        _ => [],
    };

    private static void AddNamedLists(EntityTypeBuilder<Lead> lead)
    {
        const string Won = $"{Present} AND \"Outcome\" = '{nameof(LeadOutcome.Won)}'", Due = $"{Present} AND \"NextFollowUpAt\" IS NOT NULL";
        foreach (var (byCreated, order) in Orders)
        {
            Add(lead, Of(LeadList.Special, byCreated), $"{Present} AND \"IsSpecial\"", [order, nameof(Lead.Id), .. Scoped]);
            Add(lead, Of(LeadList.Escalated, byCreated), $"{Present} AND \"IsEscalated\"", [order, nameof(Lead.Id), .. Scoped]);
            Add(lead, Of(LeadList.Referrals, byCreated), $"{Present} AND \"ActiveClient\"", [order, nameof(Lead.Id), nameof(Lead.ReferralType), .. Scoped]);
            Add(lead, Of(LeadList.Won, byCreated), Won, [order, nameof(Lead.Id), nameof(Lead.ClosedAt), .. Scoped]);
            Add(lead, Of(LeadList.Overdue, byCreated), Due, [order, nameof(Lead.Id), nameof(Lead.NextFollowUpAt), .. Scoped]);
        }

        const string Open = $"{Present} AND \"Outcome\" IS NULL AND \"Status\" <> '{nameof(LeadStatus.Lost)}' AND \"AssigneeId\" IS NOT NULL";
        const string Idle = $"{Open} AND \"NextFollowUpAt\" IS NULL";
        Add(lead, ToAccept, $"{Open} AND \"AcceptedAt\" IS NULL", [nameof(Lead.AssigneeId), nameof(Lead.AssignedAt)]);
        Add(lead, Quiet, Idle, [nameof(Lead.AssigneeId), nameof(Lead.UpdatedAt), .. Milestones, .. Scoped.Where(column => column != nameof(Lead.AssigneeId))]);
        foreach (var (byCreated, order) in Orders)
            Add(lead, Of(LeadList.Quiet, byCreated), Idle, [order, nameof(Lead.Id), nameof(Lead.UpdatedAt), .. Milestones, .. Scoped]);
        Add(lead, "IX_Leads_WonAt", Won, [nameof(Lead.ClosedAt), .. Scoped]);
        Add(lead, DueAt, Due, [nameof(Lead.NextFollowUpAt), nameof(Lead.SortName), nameof(Lead.CreatedAt), .. Scoped]);
    }

    private static string Holds(string column) =>
        column is nameof(Lead.Status) or nameof(Lead.Source) or nameof(Lead.StaffName) ? Present : $"{Present} AND \"{column}\" IS NOT NULL";

    private static void Add(EntityTypeBuilder<Lead> lead, string name, string filter, string[] columns) =>
        lead.HasIndex(columns, name).HasFilter(filter);
}

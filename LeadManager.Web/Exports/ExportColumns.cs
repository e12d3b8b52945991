using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Exports;

/// <summary>The columns of an export of leads: every field that people write, and what the office made of it.</summary>
internal static class ExportColumns
{
    private const int Narrow = 80, Normal = 120, Wide = 200, Widest = 320;

    private static readonly Dictionary<string, int> Widths = new()
    {
        [nameof(Lead.ZipCode)] = Narrow, [nameof(Lead.State)] = Narrow, [nameof(Lead.Email)] = Wide, [nameof(Lead.Interest)] = Widest, [nameof(Lead.Comments)] = Widest,
        [nameof(Lead.EventName)] = Wide, [nameof(Lead.IsSpecial)] = Narrow, [nameof(Lead.Temperature)] = Narrow, [nameof(Lead.Status)] = Narrow,
    };

    /// <summary>What a lead has of its own: hardly any text comes twice.</summary>
    private static readonly HashSet<string> Own =
    [
        nameof(Lead.FirstName), nameof(Lead.LastName), nameof(Lead.Phone), nameof(Lead.Email), nameof(Lead.Comments), nameof(Lead.SpecialReason),
        nameof(Lead.MedicaidNo), nameof(Lead.EmergencyContactName), nameof(Lead.EmergencyContactPhone),
    ];

    private static readonly IReadOnlyList<ExportColumn> All =
    [
        new("id", "Number", Narrow, (row, _) => row.Lead.Id),
        .. LeadFields.All.Where(field => !field.IsSensitive).Select(Of),
        new("stage", "Stage", Normal, (row, _) => row.Said.Say(row.Stage.ToString()), Repeats: true),
        new("outcome", "Outcome", Narrow, (row, _) => row.Lead.Outcome?.ToString(), Repeats: true),
        new("closeReason", "Reason", Wide, (row, _) => row.Lead.CloseReason),
        Moment("closedAt", "Closed", lead => lead.ClosedAt),
        Moment("milestone1At", "Milestone 1", lead => lead.Milestone1At),
        Moment("milestone2At", "Milestone 2", lead => lead.Milestone2At),
        Moment("milestone3At", "Milestone 3", lead => lead.Milestone3At),
        new("assigneeName", "Assignee", Normal, (row, _) => row.AssigneeName, Repeats: true),
        Moment("assignedAt", "Assigned", lead => lead.AssignedAt),
        Moment("acceptedAt", "Accepted", lead => lead.AcceptedAt),
        Moment("nextFollowUpAt", "Next follow-up", lead => lead.NextFollowUpAt),
        new("isEscalated", "Escalated", Narrow, (row, _) => row.Lead.IsEscalated),
        new("activeClient", "Active client", Narrow, (row, _) => row.Lead.ActiveClient),
        new("referralType", "Referral type", Normal, (row, _) => row.Lead.ReferralType?.ToString(), Repeats: true),
        .. LeadFields.All.Where(field => field.IsSensitive).Select(Of),
        Moment("createdAt", "Created", lead => lead.CreatedAt),
        new("createdBy", "Created by", Normal, (row, _) => row.Lead.CreatedBy, Repeats: true),
        Moment("updatedAt", "Updated", lead => lead.UpdatedAt),
        new("updatedBy", "Updated by", Normal, (row, _) => row.Lead.UpdatedBy, Repeats: true),
    ];

    /// <summary>The columns that this actor gets.</summary>
    public static IReadOnlyList<ExportColumn> For(Actor actor) => [.. All.Where(column => !column.IsSensitive || actor.May(LeadAction.ViewSensitive))];

    private static ExportColumn Of(LeadField field) => new(
        JsonNamingPolicy.CamelCase.ConvertName(field.Name), field.Label, Widths.GetValueOrDefault(field.Name, Normal), (row, _) => Plain(row.Said, field.Name, field.Stored.GetValue(row.Lead)), field.IsSensitive, !Own.Contains(field.Name));

    private static ExportColumn Moment(string key, string label, Func<Lead, DateTime?> read) =>
        new(key, label, Normal, (row, office) => read(row.Lead) is { } at ? office.ToLocal(at) : null);

    private static object? Plain(OfficeWords said, string name, object? value) => (name, value) switch
    {
        (nameof(Lead.OfficeId) or nameof(Lead.ProviderId), not null) => said.Of(name, value),
        (nameof(Lead.Status), LeadStatus status) => said.Find(status.ToString()) ?? status.ToString(),
        (_, Enum word) => word.ToString(),
        _ => value,
    };
}

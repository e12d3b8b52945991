using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>Under which keys a lead is counted, and for which owners: the one place that says it.</summary>
internal static class TallyKeys
{
    /// <summary>The named lists that need neither the actor nor the moment.</summary>
    private static readonly (string Name, Func<Lead, bool> Holds)[] Lists =
        [.. new[] { LeadList.Fresh, LeadList.Unassigned, LeadList.Special, LeadList.Escalated, LeadList.Won, LeadList.Referrals, LeadList.WithoutFollowUp }
            .Select(list => (list.ToString(), LeadLists.Condition(list, Actor.System, default).Compile()))];

    /// <summary>The keys of a lead; none for one in the bin.</summary>
    public static IEnumerable<(TallyKind Kind, string Key)> Of(Lead lead, OfficeCalendar calendar)
    {
        if (lead.DeletedAt is not null)
            yield break;
        yield return (TallyKind.Total, "");
        yield return (TallyKind.Staff, lead.StaffName);
        yield return (TallyKind.Source, lead.Source);
        if (lead.EventName is { } outreach)
            yield return (TallyKind.Event, outreach);
        if (lead.WordOfMouthType is { } type)
            yield return (TallyKind.WordOfMouth, type);
        yield return (TallyKind.LastContact, lead.LastContactStatus);
        if (lead.City is { } city)
            yield return (TallyKind.City, city);
        yield return (TallyKind.Status, lead.Status.ToString());
        yield return (TallyKind.Stage, LeadStages.Of(lead).ToString());
        if (lead.Temperature is { } temperature)
            yield return (TallyKind.Temperature, temperature.ToString());
        if (lead is { ActiveClient: true, ReferralType: { } referral })
            yield return (TallyKind.Referral, referral.ToString());
        foreach (var (name, holds) in Lists)
            if (holds(lead))
                yield return (TallyKind.List, name);
        yield return (TallyKind.Month, MonthKey(calendar.MonthOf(lead.CreatedAt)));
    }

    /// <summary>Whether a list can be counted this way.</summary>
    public static bool HasKey(LeadList list) => Lists.Any(entry => entry.Name == list.ToString());

    /// <summary>The key of a month, by its first day.</summary>
    public static string MonthKey(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Who owns the lead, as far as the tallied scopes ask.</summary>
    public static TallyOwner OwnerOf(Lead lead)
    {
        var (status, outcome) = lead.AssigneeId is null ? (lead.Status, lead.Outcome) : (default, null);
        return new TallyOwner
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{lead.AssigneeId}/{lead.TeamLeadId}/{lead.RelationshipManagerId}/{status}/{outcome}"),
            AssigneeId = lead.AssigneeId, TeamLeadId = lead.TeamLeadId, RelationshipManagerId = lead.RelationshipManagerId,
            Status = status, Outcome = outcome,
        };
    }

    /// <summary>The owner of which this is the key.</summary>
    public static TallyOwner ReadOwner(string key)
    {
        var parts = key.Split('/');
        return new TallyOwner
        {
            Key = key, AssigneeId = IdAt(parts, 0), TeamLeadId = IdAt(parts, 1), RelationshipManagerId = IdAt(parts, 2),
            Status = Enum.TryParse(parts.ElementAtOrDefault(3), out LeadStatus status) ? status : default,
            Outcome = Enum.TryParse(parts.ElementAtOrDefault(4), out LeadOutcome outcome) ? outcome : null,
        };
    }

    private static int? IdAt(string[] parts, int place) =>
        int.TryParse(parts.ElementAtOrDefault(place), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

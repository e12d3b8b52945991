using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Analytics;

/// <summary>Leads in every state, many of them within an hour of a month's end.</summary>
internal static class RandomLeads
{
    public static async Task LocateAsync(this Office office, Actor admin, string timeZone)
    {
        var outcome = await office.Get<OrganisationService>().UpdateAsync(admin, new UpdateOrganisation { Name = "Harbor", TimeZone = timeZone, CountryCode = "1" }, default);
        Assert.True(outcome.IsOk);
    }

    /// <summary>Stores a lead as captured at this moment.</summary>
    public static async Task LeadAtAsync(this Office office, Actor actor, DateTimeOffset moment)
    {
        var now = office.Clock.GetUtcNow();
        office.Clock.Set(moment);
        await office.LeadAsync(actor);
        office.Clock.Set(now);
    }

    /// <summary>Stores so many leads, the same each time but for what is changed of them, and gives them back.</summary>
    public static async Task<IReadOnlyList<Lead>> FillAsync(this Office office, Actor actor, int count, int? assigneeId = null, Action<Lead>? changed = null)
    {
        var random = new Random(20261120);
        var events = new List<EventRow>();
        foreach (var name in new[] { "Harbor Health Fair", "Senior Expo", "Open Day" })
            events.Add((await office.Get<EventEditing>().CreateAsync(actor, new CreateEvent { Name = name }, default)).Value ?? throw new InvalidOperationException(name));
        var now = office.Clock.GetUtcNow().UtcDateTime;
        var leads = Enumerable.Range(0, count).Select(index => Make(random, index, events, assigneeId ?? actor.UserId, now)).ToList();
        leads.ForEach(lead => changed?.Invoke(lead));
        await using var db = await office.ContextAsync();
        db.AddRange(leads);
        await db.SaveAsync(actor, new("Created"), default);
        return leads;
    }

    private static Lead Make(Random random, int index, List<EventRow> events, int assigneeId, DateTime now)
    {
        var source = Sources.All[random.Next(Sources.All.Count)];
        var met = source == Sources.Event ? events[random.Next(events.Count)] : null;
        var outcome = random.Next(4) == 0 ? Enum.GetValues<LeadOutcome>()[random.Next(3)] : (LeadOutcome?)null;
        var referral = random.Next(5) == 0 ? Enum.GetValues<ReferralType>()[random.Next(2)] : (ReferralType?)null;
        var captured = Moment(random, now);
        var lead = new Lead
        {
            FirstName = "Person", LastName = $"Number {index}", Phone = "555 010 0100", StaffName = $"Staff {random.Next(12)}", Source = source,
            LastContactStatus = Sources.ContactStatuses[0], EventId = met?.Id, EventName = met?.Name,
            WordOfMouthType = source == Sources.WordOfMouth ? Sources.WordOfMouthTypes[random.Next(4)] : null,
            Status = outcome == LeadOutcome.Lost ? LeadStatus.Lost : Enum.GetValues<LeadStatus>()[random.Next(4)],
            Outcome = outcome, ClosedAt = outcome is null ? null : Moment(random, now), ActiveClient = referral is not null, ReferralType = referral,
            AssigneeId = random.Next(2) == 0 ? assigneeId : null, CreatedAt = captured,
        };
        lead.RefreshSearch("1");
        return lead;
    }

    private static DateTime Moment(Random random, DateTime now)
    {
        var monthEnd = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(-random.Next(26));
        var moment = random.Next(2) == 0 ? monthEnd.AddMinutes(random.Next(-700, 700)) : monthEnd.AddMinutes(random.Next(40_000));
        return moment < now ? moment : now.AddMinutes(-1);
    }
}

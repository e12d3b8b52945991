using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.MyDay;
using LeadManager.Core.Timeline;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Benchmarks;

/// <summary>What people wait for on a working day, with three activities for each lead and a follow-up for every second one.</summary>
internal static class WorkFigures
{
    private const int ActivitiesPerLead = 3, LeadsPerFollowUp = 2, LongTimeline = 500, LeadOfLongTimeline = 1;

    /// <summary>The figures, once there is that much work.</summary>
    public static async Task<IReadOnlyList<Figure>> OfAsync(BenchOffice office, int leads)
    {
        await FillAsync(office, leads);
        var executive = await PersonAsync(office, "salesexecutive");
        return [.. Of(office, executive, await PersonAsync(office, "salesmanager")), .. BoardFigures.Of(office, executive)];
    }

    /// <summary>Adds to the demo office's work until there is enough, and gives one lead a timeline of 500 entries.</summary>
    private static async Task FillAsync(BenchOffice office, int leads)
    {
        await using var db = await office.Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var activities = leads * ActivitiesPerLead - await db.Activities.CountAsync();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Activities (LeadId, Type, Note, At, ById) SELECT Id, 'Call', 'Rang for a minute, nobody there.', CreatedAt, CreatedById FROM (SELECT * FROM Leads UNION ALL SELECT * FROM Leads UNION ALL SELECT * FROM Leads) LIMIT {Math.Max(0, activities)}");
        var entries = LongTimeline - await db.Activities.CountAsync(row => row.LeadId == LeadOfLongTimeline);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Activities (LeadId, Type, Note, At, ById) SELECT {LeadOfLongTimeline}, 'Note', 'One of many.', CreatedAt, CreatedById FROM Leads LIMIT {Math.Max(0, entries)}");
        var turns = leads - await db.ChainEntries.CountAsync();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ChainEntries (LeadId, UserId, Role, Name, AssignedAt, ByName, Status, AcceptedAt, AcceptedAfter, ContactedAfter) SELECT Id, AssigneeId, 'SalesExecutive', 'Somebody', AssignedAt, 'System', 'Assigned', AcceptedAt, Id % 3000, Id % 9000 FROM Leads WHERE AssigneeId IS NOT NULL AND AssignedAt IS NOT NULL LIMIT {Math.Max(0, turns)}");
        var followUps = leads / LeadsPerFollowUp - await db.FollowUps.CountAsync();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO FollowUps (LeadId, Version, DueAt, Type, OwnerId, State, EndedAt, EndedById, CreatedAt, UpdatedAt) SELECT Id, 2, UpdatedAt, 'Call', AssigneeId, 'Done', UpdatedAt, AssigneeId, CreatedAt, UpdatedAt FROM Leads WHERE AssigneeId IS NOT NULL LIMIT {Math.Max(0, followUps)}");
    }

    private static IEnumerable<Figure> Of(BenchOffice office, Actor executive, Actor manager)
    {
        var lists = office.Get<FollowUpLists>();
        var month = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        month = month.AddDays(1 - month.Day);
        yield return new("My day", _ => office.Get<MyDayService>().GetAsync(executive, default));
        yield return new("the calendar's month, one's own", _ => lists.ListDaysAsync(executive, executive.UserId, month, month.AddDays(41), default));
        yield return new("the team's overdue follow-ups, first page", _ => lists.ListAsync(manager, new FollowUpQuery(), default));
        foreach (var (who, actor) in new[] { ("a sales manager's", manager), ("the whole office's", office.Actor) })
            foreach (var (period, days) in new[] { ("30 days", 30), ("a year", 365) })
                yield return new($"{who} team dashboard, {period}", _ => office.Get<TeamService>().GetAsync(actor, new TeamQuery { From = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1 - days) }, default));
        yield return new("delays per person, whole office", _ => lists.ListDelaysAsync(office.Actor, default));
        yield return new("timeline of a lead with 500 entries, first page", _ => office.Get<TimelineService>().ListAsync(office.Actor, LeadOfLongTimeline, new TimelineQuery(), default));
    }

    private static async Task<Actor> PersonAsync(BenchOffice office, string username)
    {
        await using var db = await office.Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();
        var id = await db.Users.Where(user => user.UserName == username).Select(user => user.Id).SingleAsync();
        return (await office.Get<AccountReader>().FindAsync(id, default))?.ToActor(null) ?? throw new InvalidOperationException($"No {username}.");
    }
}

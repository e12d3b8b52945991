using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Activities;

/// <summary>Writes down what happened with a lead, and reads it (S3.048, S3.058, S3.080, S3.088).</summary>
public sealed class ActivityService(IDbContextFactory<LeadDbContext> contexts, LeadWork work, OrganisationService organisation, PeopleNames names, TimeProvider clock)
{
    /// <summary>Activities on a page where nothing else is asked, and the most that one page gives.</summary>
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    /// <summary>How far a client's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Adds the activity; the lead's last contact follows a call, visit, e-mail or meeting. The same key again gives the first one.</summary>
    public async Task<Outcome<ActivityLine>> AddAsync(Actor actor, AddActivity command, CancellationToken ct)
    {
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        var repeats = new Repeats(actor, command.RequestKey, EntityTypes.Activity, command with { RequestKey = null });
        Activity? added = null;
        var earlier = 0;
        var outcome = await work.TakeAsync(actor, LeadAction.AddActivity, command, async (db, lead, _) =>
        {
            if (RefuseMoment(command, now) is { } refusal)
                return refusal;
            var first = await repeats.FindAsync(db, ct);
            if (!first.IsOk || (earlier = first.Value) > 0)
                return first.Failure ?? new Conflict("");
            db.Add(added = ActivityOf(actor, command, now));
            LastContact.Follow(lead, added.Type, added.Outcome, calendar.DateOf(added.At));
            await Acceptance.OfContactAsync(db, actor, lead, (added.Type, added.At), now, ct);
            (lead.UpdatedAt, lead.UpdatedBy) = (now, actor.Username); // worked on, also where none of its columns changes
            return new ChangeNote("ActivityAdded", Words.Say("{0} with {1}", Words.Find(added.Type.ToString()), lead.Name));
        }, ct, db => repeats.KeepAsync(db, added?.Id ?? 0, now, ct));

        return earlier > 0 ? await FindAsync(actor, earlier, ct)
            : outcome.Failure is { } failure ? failure
            : added is { } stored ? await LineOfAsync(stored, ct)
            : new NotFound();
    }

    /// <summary>A lead's activities, the latest first.</summary>
    public async Task<Outcome<ActivityPage>> ListAsync(Actor actor, int leadId, int page, int pageSize, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.ViewActivities, leadId, ct);
        if (!found.IsOk)
            return found.Failure;
        var (size, place) = (Math.Clamp(pageSize, 1, PageSizeMax), Math.Clamp(page, 1, int.MaxValue / PageSizeMax));
        var all = db.Activities.AsNoTracking().Where(row => row.LeadId == leadId);
        var rows = await all.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Skip((place - 1) * size).Take(size).ToListAsync(ct);
        var lines = new List<ActivityLine>(rows.Count);
        foreach (var row in rows)
            lines.Add(await LineOfAsync(row, ct));
        return new ActivityPage(lines, await all.CountAsync(ct));
    }

    private async Task<Outcome<ActivityLine>> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.Leads.Allowed(actor, LeadAction.ViewActivities).Select(lead => lead.Id);
        return await db.Activities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && visible.Contains(row.LeadId), ct) is { } found
            ? await LineOfAsync(found, ct)
            : new NotFound();
    }

    private static Activity ActivityOf(Actor actor, AddActivity command, DateTime now) => new()
    {
        LeadId = command.LeadId, Type = command.Type ?? ActivityType.Note, Note = command.Note?.Trim() ?? "", DurationMinutes = command.DurationMinutes,
        Outcome = string.IsNullOrWhiteSpace(command.Outcome) ? null : command.Outcome.Trim(),
        At = command.At is { } at && at < now ? at : now, ById = actor.StoredId,
    };

    private static Invalid? RefuseMoment(AddActivity command, DateTime now) => command.At is { } at && (at > now + Skew || at < Earliest)
        ? new Invalid(nameof(AddActivity.At), Words.Say(at < Earliest ? "An activity is no older than the year 2000." : "An activity has happened already. Plan a follow-up for what is to come."))
        : null;

    private async Task<ActivityLine> LineOfAsync(Activity row, CancellationToken ct) => new(
        row.Id, row.LeadId, row.Type, row.Note, row.Outcome, row.DurationMinutes, row.At, row.ById, row.ById is { } by ? await names.OfAsync(by, ct) : null);
}

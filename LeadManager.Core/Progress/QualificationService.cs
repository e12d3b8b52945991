using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Progress;

/// <summary>What was learnt when a lead was qualified, as it is shown.</summary>
public sealed record QualificationView(string? Details, DateTime QualifiedAt, string? QualifiedBy);

/// <summary>Whom and where a lead can be routed when it is qualified.</summary>
public sealed record QualificationChoices(IReadOnlyList<PersonName> Branches, IReadOnlyList<PersonName> TeamLeads, IReadOnlyList<PersonName> RelationshipManagers);

/// <summary>Qualifies leads: status Qualified, a record of what was learnt, and the routing to branch, team lead and relationship manager (S5.12-S5.14, S5.19).</summary>
public sealed class QualificationService(IDbContextFactory<LeadDbContext> contexts, LeadWork work)
{
    /// <summary>Qualifies the lead, or writes the record anew.</summary>
    public Task<Outcome<Done>> QualifyAsync(Actor actor, QualifyLead command, CancellationToken ct) =>
        work.TakeAsync(actor, LeadAction.QualifyLead, command, async (db, lead, now) =>
        {
            if (Closing.RefuseClosed(lead) is { } closed)
                return closed;
            if (command.RelationshipManagerId is { } to && to != lead.RelationshipManagerId && AssignmentTargets.RoutesOf(actor.Role).Count == 0)
                return new Forbidden(LeadAction.QualifyLead, Words.Say("Your role does not route leads to a relationship manager."));
            if (await FaultsAsync(db, actor, lead, command, ct) is { } faults)
                return faults;

            lead.Status = LeadStatus.Qualified;
            lead.OfficeId = command.OfficeId ?? lead.OfficeId;
            lead.TeamLeadId = command.TeamLeadId ?? lead.TeamLeadId;
            lead.RelationshipManagerId = command.RelationshipManagerId ?? lead.RelationshipManagerId;
            var record = await db.LeadQualifications.SingleOrDefaultAsync(row => row.LeadId == lead.Id, ct);
            if (record is null)
                db.Add(record = new LeadQualification { LeadId = lead.Id });
            record.Details = string.IsNullOrWhiteSpace(command.Details) ? record.Details : command.Details.Trim();
            (record.QualifiedAt, record.QualifiedById) = (now, actor.StoredId);
            return new ChangeNote("Qualified", Words.Say("Qualified {0}", lead.Name));
        }, ct);

    /// <summary>The record of a lead that the actor sees; null where there is none.</summary>
    public async Task<QualificationView?> FindAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Leads.Allowed(actor, LeadAction.ViewLead).AnyAsync(lead => lead.Id == leadId, ct))
            return null;
        return await db.LeadQualifications.Where(row => row.LeadId == leadId)
            .Select(row => new QualificationView(row.Details, row.QualifiedAt, db.Users.Where(user => user.Id == row.QualifiedById).Select(user => user.Name).FirstOrDefault()))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>What the form offers; nothing to whom qualifying is not granted.</summary>
    public async Task<QualificationChoices> ListChoicesAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.QualifyLead))
            return new([], [], []);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = await db.Users.Where(user => user.IsApproved && user.IsActive).OrderBy(user => user.Name.ToUpper())
            .Select(user => new { user.Id, user.Name, user.Role }).ToListAsync(ct);
        var branches = await db.Offices.Where(office => !office.IsRetired).OrderBy(office => office.NameKey).Select(office => new PersonName(office.Id, office.Name)).ToListAsync(ct);
        var line = await ReadLineAsync(db, actor, ct);
        var routes = AssignmentTargets.RoutesOf(actor.Role);
        return new(branches,
            [.. people.Where(person => LeadsATeam(person.Role) && line?.Contains(person.Id) is not false).Select(person => new PersonName(person.Id, person.Name))],
            [.. people.Where(person => routes.Contains(person.Role)).Select(person => new PersonName(person.Id, person.Name))]);
    }

    private static async Task<Invalid?> FaultsAsync(LeadDbContext db, Actor actor, Lead lead, QualifyLead command, CancellationToken ct)
    {
        var faults = new Dictionary<string, string[]>();
        if (command.OfficeId is { } branch && branch != lead.OfficeId && !await db.Offices.AnyAsync(office => office.Id == branch && !office.IsRetired, ct))
            faults[nameof(command.OfficeId)] = [Words.Say("There is no such office. Choose one from the list.")];
        if (command.TeamLeadId is { } teamLead && teamLead != lead.TeamLeadId && (await RoleOfAsync(db, teamLead, ct) is not { } leading || !LeadsATeam(leading) || (await ReadLineAsync(db, actor, ct))?.Contains(teamLead) is false))
            faults[nameof(command.TeamLeadId)] = [Words.Say("Choose somebody from the list who leads a team.")];
        if (command.RelationshipManagerId is { } manager && manager != lead.RelationshipManagerId && (await RoleOfAsync(db, manager, ct) is not { } routed || !AssignmentTargets.RoutesOf(actor.Role).Contains(routed)))
            faults[nameof(command.RelationshipManagerId)] = [NoManager];
        if (command.IsRouting && (command.RelationshipManagerId ?? lead.RelationshipManagerId) is null)
            faults[nameof(command.RelationshipManagerId)] = [NoManager];
        return faults.Count == 0 ? null : new Invalid(faults);
    }

    /// <summary>Those above the actor and below him, among whom he chooses a team lead; null for who may qualify every lead and chooses anybody.</summary>
    private static async Task<HashSet<int>?> ReadLineAsync(LeadDbContext db, Actor actor, CancellationToken ct) =>
        PermissionMatrix.ScopeOf(actor.Role, LeadAction.QualifyLead).HasFlag(Scope.All) ? null
            : [.. actor.TeamUserIds, .. await ReportingLine.ReadAboveAsync(db, actor.UserId, ct)];

    private static string NoManager => Words.Say("Choose a relationship manager from the list.");

    private static bool LeadsATeam(Role role) => PermissionMatrix.ScopeOf(role, LeadAction.ViewLead).HasFlag(Scope.Team);

    private static async Task<Role?> RoleOfAsync(LeadDbContext db, int userId, CancellationToken ct) =>
        await db.Users.Where(user => user.Id == userId && user.IsApproved && user.IsActive).Select(user => (Role?)user.Role).SingleOrDefaultAsync(ct);
}

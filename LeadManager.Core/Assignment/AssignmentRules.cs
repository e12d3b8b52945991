using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Keeps the rules by which leads that arrive without an assignee find one (S4.67, S5.23); for whom the settings are.</summary>
public sealed class AssignmentRules(IDbContextFactory<LeadDbContext> contexts, ListCache lists, TimeProvider clock)
{
    /// <summary>So many rules fit; each is asked about every arrival.</summary>
    public const int RulesMax = 200;

    /// <summary>All rules in the order in which they are asked.</summary>
    public async Task<Outcome<AssignmentRuleList>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new AssignmentRuleList((await Ordered(db).AsNoTracking().ToListAsync(ct)).ConvertAll(AssignmentRuleRow.Of));
    }

    /// <summary>Everybody whom a rule may name, by name: who may enter and hold leads, and who is named already.</summary>
    public async Task<IReadOnlyList<PersonName>> ListPeopleAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var named = (await db.AssignmentRules.AsNoTracking().ToListAsync(ct)).SelectMany(rule => rule.UserIds).ToHashSet();
        var roles = Enum.GetValues<Role>().Where(RoleTraits.MayHoldLeads).ToList();
        return await db.Users.Where(user => (user.IsApproved && user.IsActive && roles.Contains(user.Role)) || named.Contains(user.Id))
            .OrderBy(user => user.Name.ToUpper()).ThenBy(user => user.Id).Select(user => new PersonName(user.Id, user.Name)).ToListAsync(ct);
    }

    /// <summary>Stores a new rule, off and at the end, or changes one.</summary>
    public async Task<Outcome<AssignmentRuleRow>> SaveAsync(Actor actor, SaveAssignmentRule command, CancellationToken ct)
    {
        if (actor.May(LeadAction.ManageSettings) && Validation.Check(command) is { } faults)
            return faults;
        return await WriteAsync(actor, command.Id == 0 ? ChangeNote.Created : ChangeNote.Updated, command.Id, command.Version, async (db, stored) =>
        {
            if (await RuleContent.CheckAsync(db, command, stored, lists.Current, ct) is { } refused)
                return refused;
            var rule = stored ?? new AssignmentRule
            {
                Name = "", Position = await db.AssignmentRules.CountAsync(ct) + 1, CreatedAt = clock.GetUtcNow().UtcDateTime, CreatedBy = actor.Username,
            };
            if (rule.Position > RulesMax)
                return new Invalid("", Words.Say("There are {0:N0} rules already, and no more fit. Delete one first.", RulesMax));
            RuleContent.Apply(command, rule, lists.Current);
            if (stored is null)
                db.Add(rule);
            return (Outcome<AssignmentRule>)rule;
        }, ct);
    }

    /// <summary>Lets the rule be asked, or no longer.</summary>
    public Task<Outcome<AssignmentRuleRow>> SwitchAsync(Actor actor, int id, int? version, bool isOn, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote(isOn ? "SwitchedOn" : "SwitchedOff"), id, version, (_, rule) =>
        {
            rule.IsOn = isOn;
            return Task.CompletedTask;
        }, ct);

    /// <summary>Moves the rule to this place in the order, counted from 1; those between move up or down.</summary>
    public Task<Outcome<AssignmentRuleRow>> MoveAsync(Actor actor, int id, int? version, int position, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote("Moved"), id, version, async (db, rule) =>
        {
            var others = await Ordered(db).Where(row => row.Id != id).ToListAsync(ct);
            others.Insert(Math.Clamp(position - 1, 0, others.Count), rule);
            Number(others);
        }, ct);

    /// <summary>Deletes the rule; leads keep the reason that it gave.</summary>
    public Task<Outcome<AssignmentRuleRow>> DeleteAsync(Actor actor, int id, int? version, CancellationToken ct) =>
        ChangeAsync(actor, ChangeNote.Deleted, id, version, async (db, rule) =>
        {
            db.Remove(rule);
            await db.SaveAsync(actor, ChangeNote.Deleted, ct); // first: what moves up after it is another change
            Number(await Ordered(db).ToListAsync(ct));
        }, ct);

    private Task<Outcome<AssignmentRuleRow>> ChangeAsync(
        Actor actor, ChangeNote note, int id, int? version, Func<LeadDbContext, AssignmentRule, Task> change, CancellationToken ct) =>
        WriteAsync(actor, note, id, version, async (db, stored) =>
        {
            if (stored is null)
                return new NotFound();
            await change(db, stored);
            return (Outcome<AssignmentRule>)stored;
        }, ct);

    /// <summary>Carries a change out in one write; the rule is null where it is to be new.</summary>
    private async Task<Outcome<AssignmentRuleRow>> WriteAsync(
        Actor actor, ChangeNote note, int id, int? version, Func<LeadDbContext, AssignmentRule?, Task<Outcome<AssignmentRule>>> apply, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var stored = id == 0 ? null : await db.AssignmentRules.SingleOrDefaultAsync(rule => rule.Id == id, ct);
        if (id != 0 && stored is null)
            return new NotFound();
        if (stored is not null && version is { } seen && seen != stored.Version)
            return new Conflict(Words.Say("{0} has changed this rule meanwhile. Look at it and save again.", stored.UpdatedBy), stored.Version);
        var outcome = await apply(db, stored);
        if (outcome.Value is not { } rule)
            return outcome.Failure ?? new NotFound();
        await db.SaveAsync(actor, note.ActionType == ChangeNote.Deleted.ActionType ? new ChangeNote("Moved") : note, ct);
        await scope.CommitAsync(ct);
        return AssignmentRuleRow.Of(rule);
    }

    private static void Number(List<AssignmentRule> rules)
    {
        for (var place = 0; place < rules.Count; place++)
            rules[place].Position = place + 1;
    }

    private static IQueryable<AssignmentRule> Ordered(LeadDbContext db) => db.AssignmentRules.OrderBy(rule => rule.Position).ThenBy(rule => rule.Id);
}

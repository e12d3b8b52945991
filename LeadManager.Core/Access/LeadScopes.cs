using System.Collections.Frozen;
using System.Linq.Expressions;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Access;

/// <summary>
/// Each scope as one expression over a lead's own columns and plain values of the actor. The same expression becomes
/// SQL for lists and counts and is compiled for the check of a loaded lead, so that the two cannot disagree.
/// </summary>
public static class LeadScopes
{
    private static readonly Dictionary<Scope, Expression<Func<Lead, Actor, bool>>> Predicates = new()
    {
        [Scope.All] = (lead, actor) => true,
        [Scope.Unassigned] = Open((lead, actor) => lead.AssigneeId == null),
        [Scope.Assignee] = (lead, actor) => lead.AssigneeId == actor.UserId,
        [Scope.Mine] = (lead, actor) => lead.AssigneeId == actor.UserId || lead.RelationshipManagerId == actor.UserId,
        [Scope.Team] = (lead, actor) =>
            (lead.AssigneeId != null && actor.TeamUserIds.Contains(lead.AssigneeId.Value))
            || (lead.TeamLeadId != null && actor.TeamUserIds.Contains(lead.TeamLeadId.Value)),
        [Scope.CreatedByMe] = (lead, actor) => lead.CreatedById == actor.UserId,
        [Scope.NotYetAccepted] = Open((lead, actor) => lead.AssigneeId != null && lead.AcceptedAt == null),
        [Scope.Won] = (lead, actor) => lead.Outcome == LeadOutcome.Won,
        [Scope.Escalated] = (lead, actor) => lead.IsEscalated,
        [Scope.Special] = (lead, actor) => lead.IsSpecial && !actor.IsKeptFromSpecial,
    };

    private static readonly Dictionary<Scope, Func<Lead, Actor, bool>> Compiled =
        Predicates.ToDictionary(entry => entry.Key, entry => entry.Value.Compile());

    /// <summary>For every cell of the matrix the checks of which one must hold.</summary>
    private static readonly FrozenDictionary<(Role, LeadAction), Func<Lead, Actor, bool>[]> Checks =
        (from role in Enum.GetValues<Role>()
         from action in Enum.GetValues<LeadAction>()
         select ((role, action), Parts(PermissionMatrix.ScopeOf(role, action)).Select(part => Compiled[part]).ToArray()))
        .ToFrozenDictionary(cell => cell.Item1, cell => cell.Item2);

    /// <summary>
    /// The leads to which the actor may do this; the one place where a query over leads begins. Nothing in the recycle
    /// bin is allowed.
    /// </summary>
    public static IQueryable<Lead> Allowed(this IQueryable<Lead> leads, Actor actor, LeadAction action) =>
        leads.Where(lead => lead.DeletedAt == null).Where(Filter(actor, action));

    /// <summary>The deleted leads that the actor may restore: those he might have deleted.</summary>
    public static IQueryable<Lead> InBin(this IQueryable<Lead> leads, Actor actor, LeadAction action) =>
        leads.Where(lead => lead.DeletedAt != null).Where(Filter(actor, action));

    /// <summary>The same answer as <see cref="Allowed"/>, for a lead already in memory.</summary>
    public static bool May(this Actor actor, LeadAction action, Lead lead) =>
        lead.DeletedAt is null && !actor.IsShutOut(action) && Array.Exists(Checks[(actor.Role, action)], holds => holds(lead, actor));

    /// <summary>The condition of the grant, whether in the bin or not.</summary>
    internal static Expression<Func<Lead, bool>> Filter(Actor actor, LeadAction action) =>
        Filter(actor, actor.IsShutOut(action) ? Scope.None : PermissionMatrix.ScopeOf(actor.Role, action));

    /// <summary>The condition of these scopes of the actor's.</summary>
    internal static Expression<Func<Lead, bool>> Filter(Actor actor, Scope scopes)
    {
        var lead = Expression.Parameter(typeof(Lead), "lead");
        var union = Parts(scopes)
            .Select(scope => Bind(Predicates[scope], lead, actor))
            .Aggregate((Expression?)null, (left, right) => left is null ? right : Expression.OrElse(left, right));
        return Expression.Lambda<Func<Lead, bool>>(union ?? Expression.Constant(false), lead);
    }

    /// <summary>Whether the lead is in this one scope of the actor's, whoever asks for what.</summary>
    internal static bool Holds(Scope part, Lead lead, Actor actor) => Compiled[part](lead, actor);

    /// <summary>The single scopes of a cell, in the order in which they are explained.</summary>
    public static IEnumerable<Scope> Parts(Scope scope) =>
        scope.HasFlag(Scope.All) ? [Scope.All] : Predicates.Keys.Where(part => scope.HasFlag(part));

    /// <summary>
    /// These scopes in parts without a lead in common, each with the column that tells it: whose assignee is among the people
    /// that are meant, and the others.
    /// </summary>
    internal static IReadOnlyList<(string Column, Expression<Func<Lead, bool>> Holds)> OwnerParts(Scope scope, Actor actor) => scope switch
    {
        Scope.Mine | Scope.CreatedByMe =>
        [
            .. OwnerParts(Scope.Mine, actor),
            (nameof(Lead.CreatedById), lead => lead.CreatedById == actor.UserId && lead.AssigneeId != actor.UserId && lead.RelationshipManagerId != actor.UserId),
        ],
        Scope.Escalated | Scope.Special =>
        [
            (nameof(Lead.IsSpecial), lead => lead.IsSpecial),
            (nameof(Lead.IsEscalated), lead => lead.IsEscalated && !lead.IsSpecial),
        ],
        Scope.Mine =>
        [
            (nameof(Lead.AssigneeId), lead => lead.AssigneeId == actor.UserId),
            (nameof(Lead.RelationshipManagerId), lead => lead.RelationshipManagerId == actor.UserId && lead.AssigneeId != actor.UserId),
        ],
        Scope.Team =>
        [
            (nameof(Lead.AssigneeId), lead => lead.AssigneeId != null && actor.TeamUserIds.Contains(lead.AssigneeId.Value)),
            (nameof(Lead.TeamLeadId), lead => lead.TeamLeadId != null && actor.TeamUserIds.Contains(lead.TeamLeadId.Value)
                && (lead.AssigneeId == null || !actor.TeamUserIds.Contains(lead.AssigneeId.Value))),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    /// <summary>The same of leads that are still worked on.</summary>
    private static Expression<Func<Lead, Actor, bool>> Open(Expression<Func<Lead, Actor, bool>> predicate) => predicate.And(OpenLeads.IsOpen);

    private static Expression Bind(Expression<Func<Lead, Actor, bool>> predicate, ParameterExpression lead, Actor actor)
    {
        // A captured variable, not a constant: EF Core then keeps one query for all actors.
        Expression<Func<Actor>> captured = () => actor;
        return new Substitution(predicate.Parameters[0], lead, predicate.Parameters[1], captured.Body).Visit(predicate.Body);
    }

    private sealed class Substitution(ParameterExpression oldLead, Expression lead, ParameterExpression oldActor, Expression actor)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == oldLead ? lead : node == oldActor ? actor : node;
    }
}

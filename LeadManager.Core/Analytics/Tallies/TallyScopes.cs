using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>Says which owners' tallies an actor may add up: the very scopes of <see cref="LeadScopes"/>, asked of the owner.</summary>
internal static class TallyScopes
{
    /// <summary>The scopes that ask for nothing but what a <see cref="TallyOwner"/> holds.</summary>
    private const Scope Tallied = Scope.All | Scope.Unassigned | Scope.Assignee | Scope.Mine | Scope.Team;

    /// <summary>The condition on the owner; null where the scope asks for more and the leads themselves must be counted.</summary>
    public static Expression<Func<TallyOwner, bool>>? Of(Actor actor, LeadAction action)
    {
        if ((PermissionMatrix.ScopeOf(actor.Role, action) & ~Tallied) != Scope.None)
            return null;
        var filter = LeadScopes.Filter(actor, action);
        var owner = Expression.Parameter(typeof(TallyOwner), "owner");
        return Expression.Lambda<Func<TallyOwner, bool>>(new ToOwner(filter.Parameters[0], owner).Visit(filter.Body), owner);
    }

    private sealed class ToOwner(ParameterExpression lead, ParameterExpression owner) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == lead ? Expression.Property(owner, node.Member.Name) : base.VisitMember(node);
    }
}

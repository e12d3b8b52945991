using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>Says which owners' tallies an actor may add up: the very scopes of <see cref="LeadScopes"/>, asked of the owner.</summary>
internal static class TallyScopes
{
    /// <summary>The condition on the owner; null where the scopes ask for more than it holds.</summary>
    public static Expression<Func<TallyOwner, bool>>? Of(Actor actor, Scope scopes) =>
        (scopes & ~TallyGroups.ByOwner) == Scope.None ? Of(LeadScopes.Filter(actor, scopes)) : null;

    /// <summary>The same for a condition that asks for nothing but the owners.</summary>
    public static Expression<Func<TallyOwner, bool>> Of(Expression<Func<Lead, bool>> filter)
    {
        var owner = Expression.Parameter(typeof(TallyOwner), "owner");
        return Expression.Lambda<Func<TallyOwner, bool>>(new ToOwner(filter.Parameters[0], owner).Visit(filter.Body), owner);
    }

    private sealed class ToOwner(ParameterExpression lead, ParameterExpression owner) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == lead ? Expression.Property(owner, node.Member.Name) : base.VisitMember(node);
    }
}

using System.Linq.Expressions;
using LeadManager.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// Writes the ids of an actor's team into the statement: as parameters each of them is named, bound and looked up by its
/// name at every place where a scope asks for the team. The query that is kept stays one for all teams.
/// </summary>
internal sealed class WrittenTeams : ExpressionVisitor
{
    private static readonly WrittenTeams Visitor = new();

    public static IQueryable<T> In<T>(IQueryable<T> rows) => rows.Provider.CreateQuery<T>(Visitor.Visit(rows.Expression));

    protected override Expression VisitMember(MemberExpression node) =>
        node.Member.DeclaringType == typeof(Actor) && node.Member.Name == nameof(Actor.TeamUserIds)
            ? Expression.Call(typeof(EF), nameof(EF.Constant), [node.Type], node)
            : base.VisitMember(node);

    // What is written already stays as it is.
    protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.DeclaringType == typeof(EF) ? node : base.VisitMethodCall(node);
}

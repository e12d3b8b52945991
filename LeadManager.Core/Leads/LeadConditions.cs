using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace LeadManager.Core.Leads;

/// <summary>Joins conditions on a lead into one that can still be asked of the database; the condition may ask for more than the lead.</summary>
internal static class LeadConditions
{
    /// <summary>Both hold.</summary>
    public static Expression<T> And<T>(this Expression<T> one, Expression<Func<Lead, bool>> other) where T : Delegate => Join(Expression.AndAlso, one, other);

    /// <summary>At least one holds.</summary>
    public static Expression<T> Or<T>(this Expression<T> one, Expression<Func<Lead, bool>> other) where T : Delegate => Join(Expression.OrElse, one, other);

    private static Expression<T> Join<T>(Func<Expression, Expression, Expression> how, Expression<T> one, Expression<Func<Lead, bool>> other) where T : Delegate =>
        Expression.Lambda<T>(how(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}

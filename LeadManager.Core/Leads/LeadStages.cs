using System.Linq.Expressions;

namespace LeadManager.Core.Leads;

/// <summary>
/// The stage of a lead as one ordered expression, first match wins (S5.48-S5.63): translated to SQL for filters and
/// counts, compiled for badges.
/// </summary>
public static class LeadStages
{
    /// <summary>The stage in the manager's words.</summary>
    public static readonly Expression<Func<Lead, LeadStage>> Manager = lead =>
        lead.Outcome == LeadOutcome.Dropped ? LeadStage.Dropped
        : lead.Outcome == LeadOutcome.Lost || lead.Status == LeadStatus.Lost ? LeadStage.Lost
        : lead.Outcome == LeadOutcome.Won || lead.Milestone3At != null ? LeadStage.Won
        : lead.Milestone2At != null ? LeadStage.Milestone2
        : lead.Milestone1At != null ? LeadStage.Milestone1
        : lead.Status == LeadStatus.Qualified && lead.RelationshipManagerId != null ? LeadStage.AssignedToRm
        : lead.Status == LeadStatus.Qualified ? LeadStage.Qualified
        : lead.Status == LeadStatus.Unqualified ? LeadStage.Unqualified
        : lead.Status == LeadStatus.Pending ? LeadStage.Pending
        : lead.AssigneeId != null ? LeadStage.Assigned
        : LeadStage.New;

    /// <summary>The stage in the executive's words: Won, Lost, Qualified, Pending, New.</summary>
    public static readonly Expression<Func<Lead, LeadStage>> Executive = lead =>
        lead.Outcome == LeadOutcome.Dropped || lead.Outcome == LeadOutcome.Lost || lead.Status == LeadStatus.Lost ? LeadStage.Lost
        : lead.Outcome == LeadOutcome.Won || lead.Milestone3At != null ? LeadStage.Won
        : lead.Status == LeadStatus.Unqualified ? LeadStage.Lost
        : lead.Status == LeadStatus.Qualified ? LeadStage.Qualified
        : lead.Status == LeadStatus.Pending ? LeadStage.Pending
        : LeadStage.New;

    private static readonly Func<Lead, LeadStage> CompiledManager = Manager.Compile();
    private static readonly Func<Lead, LeadStage> CompiledExecutive = Executive.Compile();

    /// <summary>
    /// Whether a lead stands in one of these stages, in the manager's words: what the stage asks comes first, then that no
    /// stage before it matched, so that most leads are passed over after one look instead of a walk through all stages.
    /// </summary>
    public static Expression<Func<Lead, bool>> Among(IReadOnlyCollection<LeadStage> stages) => Among(stages, Manager);

    /// <summary>The same in either vocabulary.</summary>
    internal static Expression<Func<Lead, bool>> Among(IReadOnlyCollection<LeadStage> stages, Expression<Func<Lead, LeadStage>> words)
    {
        var any = Branches(words).Where(branch => stages.Contains(branch.Stage)).Select(branch => branch.Condition)
            .Aggregate((Expression)Expression.Constant(false), (one, other) => one is ConstantExpression ? other : Expression.OrElse(one, other));
        return Expression.Lambda<Func<Lead, bool>>(any, words.Parameters);
    }

    private static IEnumerable<(LeadStage Stage, Expression Condition)> Branches(Expression<Func<Lead, LeadStage>> words)
    {
        var before = new List<Expression>();
        var rest = words.Body;
        for (; rest is ConditionalExpression branch; rest = branch.IfFalse)
        {
            yield return (StageOf(branch.IfTrue), before.Aggregate(branch.Test, Expression.AndAlso));
            before.Add(Expression.Not(branch.Test));
        }

        yield return (StageOf(rest), before.Aggregate(Expression.AndAlso));
    }

    private static LeadStage StageOf(Expression named) =>
        named is ConstantExpression { Value: LeadStage stage } ? stage : throw new InvalidOperationException($"{named} is not a stage.");

    /// <summary>The manager's stage of a lead in memory.</summary>
    public static LeadStage Of(Lead lead) => CompiledManager(lead);

    /// <summary>The executive's stage of a lead in memory.</summary>
    public static LeadStage ForExecutive(Lead lead) => CompiledExecutive(lead);
}

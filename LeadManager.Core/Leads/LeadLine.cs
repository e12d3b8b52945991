using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Leads;

/// <summary>A lead on its way out of the house, as an export writes it.</summary>
/// <param name="Lead">What an export can show of it; the columns for search and order are not read. Care details are blank where the actor may not see them.</param>
/// <param name="AssigneeName">The name of who owns it now.</param>
public sealed record LeadLine(Lead Lead, string? AssigneeName)
{
    /// <summary>Not read: they repeat other columns for search and order, and are as long as these together.</summary>
    private static readonly HashSet<string> Left =
    [
        nameof(Leads.Lead.SearchText), nameof(Leads.Lead.SortName), nameof(Leads.Lead.PhoneDigits), nameof(Leads.Lead.EmailKey), nameof(Leads.Lead.DeletedAt), nameof(Leads.Lead.DeletedBy),
    ];

    /// <summary>The words of the office: its names for statuses and stages, and what its offices are called.</summary>
    public OfficeWords Said { get; init; } = OfficeWords.General;

    /// <summary>The stage in the manager's words, whoever asks.</summary>
    public LeadStage Stage => LeadStages.Of(Lead);

    /// <summary>The columns that are read, as a projection; a column that is added to leads is among them.</summary>
    internal static readonly Expression<Func<Lead, Lead>> Columns = Project();

    internal static LeadLine For(Actor actor, Lead lead, string? assigneeName)
    {
        if (!actor.May(LeadAction.ViewSensitive, lead))
            lead.BlankSensitive();
        return new LeadLine(lead, assigneeName);
    }

    private static Expression<Func<Lead, Lead>> Project()
    {
        var lead = Expression.Parameter(typeof(Lead), "lead");
        var columns = typeof(Lead).GetProperties().Where(column => column.SetMethod is not null && !Left.Contains(column.Name));
        return Expression.Lambda<Func<Lead, Lead>>(
            Expression.MemberInit(Expression.New(typeof(Lead)), columns.Select(column => Expression.Bind(column, Expression.Property(lead, column)))), lead);
    }
}

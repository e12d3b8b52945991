using LeadManager.Core.Data;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Puts what was typed into a rule; the same for a rule that is saved and for a draft that is only tried.</summary>
internal static class RuleContent
{
    /// <summary>The faults that need a look at what is stored: the name, the offices, the people; null where there are none.</summary>
    public static async Task<Invalid?> CheckAsync(LeadDbContext db, SaveAssignmentRule command, AssignmentRule? stored, ListSnapshot lists, CancellationToken ct)
    {
        var faults = new Dictionary<string, string[]>();
        var key = TextFolding.Fold(command.Name ?? "");
        var others = await db.AssignmentRules.Where(rule => rule.Id != command.Id).Select(rule => rule.Name).ToListAsync(ct);
        if (others.Find(name => TextFolding.Fold(name) == key) is { } taken)
            faults[nameof(command.Name)] = [Words.Say("There is already a rule {0}. Choose another name.", taken)];
        if (command.OfficeIds.Exists(id => lists.Office(id) is null))
            faults[nameof(command.OfficeIds)] = [Words.Say("There is no such office. Choose one from the list.")];
        var added = command.UserIds.Except(stored?.UserIds ?? []).ToList();
        var roles = await db.Users.Where(user => added.Contains(user.Id) && user.IsApproved && user.IsActive).Select(user => user.Role).ToListAsync(ct);
        if (roles.Count(Access.RoleTraits.MayHoldLeads) < added.Count)
            faults[nameof(command.UserIds)] = [Words.Say("There is no such person who may sign in and hold leads. Choose one from the list.")];
        return faults.Count == 0 ? null : new Invalid(faults);
    }

    /// <summary>Writes the content; names as the lists write them, so that a rule follows their renaming.</summary>
    public static AssignmentRule Apply(SaveAssignmentRule command, AssignmentRule rule, ListSnapshot lists)
    {
        rule.Name = (command.Name ?? "").Trim();
        rule.Sources = SaveAssignmentRule.Plain(command.Sources, name => lists.Find(ListKind.Source, name)?.Name);
        rule.States = SaveAssignmentRule.Plain(command.States, _ => null);
        rule.Zones = SaveAssignmentRule.Plain(command.Zones, name => lists.Zone(name)?.Name);
        rule.Commodities = SaveAssignmentRule.Plain(command.Commodities, name => lists.Find(ListKind.Commodity, name)?.Name);
        rule.OfficeIds = [.. command.OfficeIds.Distinct()];
        rule.IsSpecial = command.IsSpecial;
        rule.Strategy = command.Strategy;
        rule.UserIds = command.Strategy == AssignmentStrategy.ZoneManager ? [] : [.. command.UserIds.Distinct()];
        return rule;
    }
}

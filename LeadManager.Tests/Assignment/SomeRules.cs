using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

/// <summary>Makes assignment rules for tests, and reads what came of them.</summary>
internal static class SomeRules
{
    /// <summary>A rule that breaks no rule; a test states only what matters to it.</summary>
    public static SaveAssignmentRule Rule(string name, AssignmentStrategy strategy, params Actor[] people) =>
        new() { Name = name, Strategy = strategy, UserIds = [.. people.Select(person => person.UserId)] };

    /// <summary>Stores it, switched on.</summary>
    public static async Task<AssignmentRuleRow> RuleAsync(
        this Office office, Actor admin, string name, AssignmentStrategy strategy, Actor[] people, Action<SaveAssignmentRule>? change = null, bool isOn = true)
    {
        var command = Rule(name, strategy, people);
        change?.Invoke(command);
        var saved = await office.Get<AssignmentRules>().SaveAsync(admin, command, default);
        Assert.Null(saved.Failure);
        var row = saved.Value ?? throw new InvalidOperationException();
        return isOn ? (await office.Get<AssignmentRules>().SwitchAsync(admin, row.Id, row.Version, true, default)).Value ?? throw new InvalidOperationException() : row;
    }

    /// <summary>Stores a lead and gives back whose it is, by user name, and the reason.</summary>
    public static async Task<(string? Who, string? Reason)> ArriveAsync(this Office office, Actor by, Action<CreateLead>? change = null)
    {
        var lead = await office.ReadLeadAsync((await office.LeadAsync(by, change)).Lead.Id);
        return (lead.AssigneeId is { } id ? (await office.ReadUserAsync(id)).UserName : null, lead.AssignmentReason);
    }

    /// <summary>How many leads each has, by user name.</summary>
    public static async Task<Dictionary<string, int>> SharesAsync(this Office office)
    {
        await using var db = await office.ContextAsync();
        return await db.Leads.Where(lead => lead.AssigneeId != null).Join(db.Users, lead => lead.AssigneeId, user => user.Id, (lead, user) => user.UserName ?? "")
            .GroupBy(name => name).ToDictionaryAsync(group => group.Key, group => group.Count());
    }
}

using System.Globalization;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>Recounts what is kept and says it in words that an administrator understands: which number, whose leads, what it was and what it is.</summary>
public sealed class TallyReport(IDbContextFactory<LeadDbContext> contexts, TallyService tallies)
{
    /// <summary>One line for each number that differed; none where all were right.</summary>
    public async Task<IReadOnlyList<string>> RecountAsync(CancellationToken ct)
    {
        var faults = await tallies.RecountAsync(ct);
        if (faults.Count == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var names = await db.Users.Select(user => new { user.Id, user.UserName }).ToDictionaryAsync(user => user.Id, user => user.UserName, ct);
        return [.. faults.Select(fault => Describe(fault, id => names.GetValueOrDefault(id) ?? string.Create(CultureInfo.InvariantCulture, $"user {id}")))];
    }

    private static string Describe(TallyFault fault, Func<int, string> name) =>
        string.Create(CultureInfo.InvariantCulture, $"{WhatIs(fault)}, {WhoseAre(fault.Owner, name)}: was {fault.Kept}, is {fault.Counted}");

    private static string WhatIs(TallyFault fault) => fault.Kind switch
    {
        TallyKind.Total => "All leads",
        TallyKind.WordOfMouth => $"Word of mouth \"{fault.Key}\"",
        TallyKind.LastContact => $"Last contact \"{fault.Key}\"",
        _ => $"{fault.Kind} \"{fault.Key}\"",
    };

    private static string WhoseAre(string owner, Func<int, string> name)
    {
        if (TallyGroups.Describe(owner, name) is { } group)
            return group;
        var whose = TallyKeys.ReadOwner(owner);
        return (whose.AssigneeId is { } worker ? $"assigned to {name(worker)}" : $"assigned to nobody, {whose.Status}{(whose.Outcome is { } outcome ? $" and {outcome}" : "")}")
            + (whose.TeamLeadId is { } lead ? $", responsible manager {name(lead)}" : "")
            + (whose.RelationshipManagerId is { } manager ? $", relationship manager {name(manager)}" : "");
    }
}

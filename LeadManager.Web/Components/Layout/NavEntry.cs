using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Shared;

namespace LeadManager.Web.Components.Layout;

/// <summary>One place of the navigation; drawn for those whose role has the action, where the preset has the module. The name is the page's main heading.</summary>
public sealed record NavEntry(string Name, string Href, IconName Icon, LeadAction Policy, bool StartsGroup = false, bool InBottomBar = false, Module Module = Module.None)
{
    /// <summary>Another action that opens the place too; with it the policy is the one of both, <see cref="Security.AccessPolicies.Either"/>.</summary>
    public LeadAction? Or { get; init; }

    /// <summary>What asks whether somebody is shown the place.</summary>
    public string PolicyName => Or is { } other ? Security.AccessPolicies.Either(Policy, other) : Policy.ToString();

    /// <summary>Whether an address, relative to the application's, is this place or lies in it.</summary>
    public bool Holds(string address) => address.Split('?', '#')[0].TrimStart('/') is var path && (path == Href[1..] || path.StartsWith(Href[1..] + "/", StringComparison.Ordinal));

    /// <summary>Whether this person is shown the place, where the preset has it.</summary>
    public bool IsFor(Actor actor) => actor.May(Policy) || (Or is { } other && actor.May(other));

    /// <summary>Whether the place is for people of this role.</summary>
    public bool IsFor(Role role) => PermissionMatrix.Grants(role, Policy) || (Or is { } other && PermissionMatrix.Grants(role, other));
}

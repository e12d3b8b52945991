using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Shared;

namespace LeadManager.Web.Components.Layout;

/// <summary>One place of the navigation; drawn for those whose role has the action, where the preset has the module. The name is the page's main heading.</summary>
public sealed record NavEntry(string Name, string Href, IconName Icon, LeadAction Policy, bool StartsGroup = false, bool InBottomBar = false, Module Module = Module.None);

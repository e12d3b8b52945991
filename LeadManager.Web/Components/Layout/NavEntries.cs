using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Shared;

namespace LeadManager.Web.Components.Layout;

/// <summary>The navigation, in the order in which it is drawn. A new page adds its line here.</summary>
public static class NavEntries
{
    public static readonly IReadOnlyList<NavEntry> All =
    [
        new("My day", "/my-day", IconName.MyDay, LeadAction.AddFollowUp, InBottomBar: true),
        new("Dashboard", "/dashboard", IconName.Dashboard, LeadAction.ViewDashboard),
        new("Leads", "/leads", IconName.Leads, LeadAction.ViewLead, InBottomBar: true),
        new("Follow-ups", "/follow-ups", IconName.FollowUps, LeadAction.ViewActivities, InBottomBar: true),
        new("Quotations", "/quotations", IconName.Document, LeadAction.DecideQuotation, Module: Module.Quotations) { Or = LeadAction.RequestQuotation },
        new("Special leads", "/special-leads", IconName.Star, LeadAction.ViewSpecial, Module: Module.SpecialLeads),
        new("Events", "/events", IconName.Events, LeadAction.ViewLead, StartsGroup: true, Module: Module.EventsAndReferrals),
        new("Import", "/import", IconName.Import, LeadAction.ImportLeads),
        new("Activity log", "/activity-log", IconName.Lines, LeadAction.ViewAudit, StartsGroup: true),
        new("Users", "/users", IconName.Person, LeadAction.ManageUsers),
        new("Permissions", "/permissions", IconName.Shield, LeadAction.ManageUsers),
        new("Assignment rules", "/assignment-rules", IconName.Rules, LeadAction.ManageSettings),
        new("Settings", "/settings", IconName.Settings, LeadAction.ManageSettings),
    ];
}

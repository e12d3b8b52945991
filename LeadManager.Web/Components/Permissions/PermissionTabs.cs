using LeadManager.Core;
using LeadManager.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components.Permissions;

/// <summary>The two views of the permissions.</summary>
internal static class PermissionTabs
{
    public static IReadOnlyList<TabItem> Of(IStringLocalizer<Words> words, bool isSeeAs) =>
        [new(words["Matrix"], "/permissions", !isSeeAs), new(words["See as"], "/permissions/see-as", isSeeAs)];
}

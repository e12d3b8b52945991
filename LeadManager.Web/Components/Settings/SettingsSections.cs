using LeadManager.Core;
using LeadManager.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components.Settings;

/// <summary>The sections of the settings. A new section adds its line here and has a page of that address, headed by SettingsHeader.</summary>
internal static class SettingsSections
{
    private static readonly (string Name, string Href)[] All =
    [
        ("The office", "/settings"),
        ("Working rules", "/settings/work"),
        ("Offices", "/settings/offices"),
        ("Providers", "/settings/providers"),
        ("Zones", "/settings/zones"),
        ("Lists", "/settings/lists"),
        ("Mail", "/settings/mail"),
    ];

    /// <summary>The sections as tabs.</summary>
    public static IReadOnlyList<TabItem> Tabs(IStringLocalizer<Words> words, string current) =>
        [.. All.Select(section => new TabItem(words[section.Name], section.Href, section.Href == current))];
}

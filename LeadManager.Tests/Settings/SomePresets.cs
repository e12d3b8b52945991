using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Settings;

/// <summary>Makes an office one of a kind.</summary>
internal static class SomePresets
{
    public static async Task PresetAsync(this Office office, Actor admin, Preset preset) =>
        Assert.True((await office.Get<OrganisationService>().UpdateAsync(admin, Of(preset), default)).IsOk);

    public static UpdateOrganisation Of(Preset preset) => new() { Name = "Harbor", TimeZone = "America/New_York", CountryCode = "1", Preset = preset };
}

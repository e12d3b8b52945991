using LeadManager.Core;
using LeadManager.Core.Settings;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components;

/// <summary>The words on screen: the office's own where it has some, else those of the language.</summary>
internal sealed class OfficeLocalizer(IStringLocalizerFactory factory, OfficeWords? office) : IStringLocalizer<Words>
{
    private readonly IStringLocalizer _general = factory.Create(typeof(Words));

    public LocalizedString this[string name] => office?.Find(name) is { } own ? new LocalizedString(name, own) : _general[name];

    public LocalizedString this[string name, params object[] arguments] => _general[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _general.GetAllStrings(includeParentCultures);
}

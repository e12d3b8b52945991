using System.Collections.Concurrent;
using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Settings;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components;

/// <summary>The words on screen: the office's own where it has some, else those of the language.</summary>
internal sealed class OfficeLocalizer(IStringLocalizerFactory factory, OfficeWords? office) : IStringLocalizer<Words>
{
    private readonly IStringLocalizer _general = factory.Create(typeof(Words));

    /// <summary>The words of the language never change, and to look them up takes a lock for which all pages would wait.</summary>
    private readonly ConcurrentDictionary<(string Culture, string Name), LocalizedString> _known = new();

    public LocalizedString this[string name] => office?.Find(name) is { } own ? new LocalizedString(name, own) : General(name);

    public LocalizedString this[string name, params object[] arguments] => General(name) is { ResourceNotFound: false } format
        ? new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, format.Value, arguments)) : _general[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _general.GetAllStrings(includeParentCultures);

    private LocalizedString General(string name)
    {
        var key = (CultureInfo.CurrentUICulture.Name, name);
        if (_known.TryGetValue(key, out var known))
            return known;
        var found = _general[name];
        return found.ResourceNotFound ? found : _known[key] = found; // what people have typed is no word of the language
    }
}

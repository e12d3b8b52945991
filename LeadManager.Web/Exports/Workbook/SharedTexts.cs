namespace LeadManager.Web.Exports.Workbook;

/// <summary>
/// The texts that a workbook keeps once and its cells name by number. Bounded: when it is full, further texts stand in
/// their cells, so that the memory does not grow with the rows.
/// </summary>
internal sealed class SharedTexts
{
    private const int Most = 8_192, LongestMost = 64;

    private readonly Dictionary<string, int> _places = [];

    /// <summary>The number of the text, or null where it must stand in its cell.</summary>
    public int? Find(string text)
    {
        if (_places.TryGetValue(text, out var place))
            return place;
        // A text that looks like an escape is resolved twice by some readers when it stands here.
        if (_places.Count >= Most || text.Length > LongestMost || text.Contains("_x", StringComparison.Ordinal))
            return null;
        _places.Add(text, _places.Count);
        return _places.Count - 1;
    }

    /// <summary>The part; the texts are in the order of their numbers, because none is ever taken out.</summary>
    public void Write(XmlText xml)
    {
        xml.Raw("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        foreach (var text in _places.Keys)
            xml.Raw("<si><t xml:space=\"preserve\">"u8).Text(text).Raw("</t></si>"u8);
        xml.Raw("</sst>"u8);
    }
}

namespace LeadManager.Web.Components.Shared;

/// <summary>One bar: a name, how many, and the filtered list behind it.</summary>
public sealed record BarItem(string Name, int Count, string? Href = null)
{
    /// <summary>What is said in place of the number, where it is no count.</summary>
    public string? Said { get; init; }

    /// <summary>What is said in place of the share.</summary>
    public string? Beside { get; init; }
}

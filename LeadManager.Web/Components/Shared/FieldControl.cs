namespace LeadManager.Web.Components.Shared;

/// <summary>What a control needs from the <see cref="Field"/> around it: write <c>@attributes="f.Attributes"</c> on it.</summary>
public sealed record FieldControl(string Id, IReadOnlyDictionary<string, object> Attributes);

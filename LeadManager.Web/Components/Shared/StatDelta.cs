namespace LeadManager.Web.Components.Shared;

/// <summary>
/// How a number moved: "14.5%" "on last year". Whether that is good is the number's own matter; null where it is neither.
/// </summary>
public sealed record StatDelta(string Amount, string Since, bool Up, bool? IsGood = null);

namespace LeadManager.Core.Leads;

/// <summary>How near a lead is to a decision (S4.51); absent where nobody has judged it yet.</summary>
public enum Temperature
{
    Cold,
    Warm,
    Hot,
}

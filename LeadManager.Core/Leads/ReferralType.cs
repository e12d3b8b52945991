namespace LeadManager.Core.Leads;

/// <summary>What kind of active client a referral became (S2.058).</summary>
public enum ReferralType
{
    Regular,
    Interim,
}

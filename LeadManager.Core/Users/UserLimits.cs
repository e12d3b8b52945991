namespace LeadManager.Core.Users;

/// <summary>The greatest lengths of an account's texts, in characters (S2.066-S2.069), and its greatest number of leads a day.</summary>
public static class UserLimits
{
    public const int Username = 100;
    public const int Name = 150;
    public const int Email = 254;
    public const int DailyCap = 1_000;
    public const int PasswordMin = 12;
    public const int PasswordMax = 128;
}

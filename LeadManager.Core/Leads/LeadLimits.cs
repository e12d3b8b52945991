namespace LeadManager.Core.Leads;

/// <summary>The greatest lengths of a lead's texts, in characters (S2.076-S2.097). Forms, the API and the columns all read them here.</summary>
public static class LeadLimits
{
    public const int Name = 150;
    public const int Phone = 50;
    public const int Email = 254;
    public const int City = 100;
    public const int State = 100;
    public const int ZipCode = 20;
    public const int Zone = 100;
    public const int Staff = 150;
    public const int Source = 150;
    public const int EventName = 150;
    public const int WordOfMouthType = 50;
    public const int Interest = 500;
    public const int Commodity = 150;
    public const int ProductCategory = 150;
    public const int LastContactStatus = 50;
    public const int Comments = 10_000;
    public const int MedicaidNo = 100;
    public const int EmergencyContactName = 150;
    public const int EmergencyContactRelation = 100;
    public const int Reason = 500;
    public const int Username = 100;

    /// <summary>The fewest and most digits of a phone number; an extension is kept and not counted.</summary>
    public const int PhoneDigitsMin = 7, PhoneDigitsMax = 15;
}

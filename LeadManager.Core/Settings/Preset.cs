namespace LeadManager.Core.Settings;

/// <summary>What kind of office it is; <see cref="PresetPlan"/> says what follows.</summary>
public enum Preset
{
    Everything,
    HomeCare,
    Clinic,
    Machinery,
    Hierarchy,
    Dealership,
}

/// <summary>A part of the product that an office may do without.</summary>
[Flags]
public enum Module
{
    None = 0,
    EventsAndReferrals = 1,
    CareDetails = 2,
    OfficesAndProviders = 4,
    Qualification = 8,
    Quotations = 16,
    SpecialLeads = 32,
    Installations = 64,
    Expenses = 128,
    All = 255,
}

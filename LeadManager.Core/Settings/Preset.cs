namespace LeadManager.Core.Settings;

/// <summary>What kind of office it is: which pages, roles, required fields and words it begins with. It never changes stored data.</summary>
public enum Preset
{
    Everything,
    HomeCare,
    Clinic,
    Machinery,
    Hierarchy,
    Dealership,
}

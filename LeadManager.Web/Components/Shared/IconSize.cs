namespace LeadManager.Web.Components.Shared;

public enum IconSize
{
    Tiny,
    Small,
    Normal,
    Large,
}

namespace LeadManager.Web.Components.Shared;

/// <summary>What a colour means. Components write it as <c>tone-ok</c> and so on; the colours stand in tokens.css.</summary>
public enum Tone
{
    Neutral,
    Info,
    Accent,
    Ok,
    Warn,
    Danger,
    Special,
}

namespace LeadManager.Web.Components.Shared;

internal static class ToneClass
{
    public static string Css(this Tone tone) => "tone-" + tone.ToString().ToLowerInvariant();
}

namespace LeadManager.Web.Components.Shared;

/// <summary>The glyph of a stage: a ring that fills as the lead advances, so that a stage is never told by colour alone.</summary>
public enum StageFill
{
    Dashed,
    Empty,
    Quarter,
    ThreeEighths,
    Half,
    ThreeQuarters,
    Done,
    Crossed,
    Paused,
    Barred,
}

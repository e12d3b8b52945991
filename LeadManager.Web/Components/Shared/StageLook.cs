using LeadManager.Core.Leads;

namespace LeadManager.Web.Components.Shared;

/// <summary>How a stage is drawn; its words come with the lead.</summary>
public static class StageLook
{
    public static (Tone Tone, StageFill Fill) Of(LeadStage stage) => stage switch
    {
        LeadStage.New => (Tone.Info, StageFill.Dashed),
        LeadStage.Assigned => (Tone.Accent, StageFill.Empty),
        LeadStage.Qualified => (Tone.Accent, StageFill.Quarter),
        LeadStage.AssignedToRm => (Tone.Accent, StageFill.ThreeEighths),
        LeadStage.Milestone1 => (Tone.Accent, StageFill.Half),
        LeadStage.Milestone2 => (Tone.Accent, StageFill.ThreeQuarters),
        LeadStage.Won => (Tone.Ok, StageFill.Done),
        LeadStage.Pending => (Tone.Warn, StageFill.Paused),
        LeadStage.Unqualified => (Tone.Neutral, StageFill.Barred),
        _ => (Tone.Danger, StageFill.Crossed),
    };
}

using LeadManager.Core.Leads;

namespace LeadManager.Core.Lists;

/// <summary>The words for statuses and stages: the one place that everything on screen and in files asks.</summary>
public sealed class LeadWords(ListCache cache)
{
    /// <summary>The office's own word for a status (S1.55).</summary>
    public string Of(LeadStatus status) => cache.Current.LabelOf(status);

    /// <summary>The word for a stage; a stage that is nothing but its status says the office's own word for that.</summary>
    public string Of(LeadStage stage) => Of(cache.Current, stage);

    internal static string Of(ListSnapshot lists, LeadStage stage) =>
        Enum.TryParse<LeadStatus>(stage.ToString(), out var status) ? lists.LabelOf(status) : Words.Find(stage.ToString());
}

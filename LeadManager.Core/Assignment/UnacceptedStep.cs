namespace LeadManager.Core.Assignment;

/// <summary>What happens to a lead that its assignee did not accept in time.</summary>
public enum UnacceptedStep
{
    /// <summary>It goes back to who gave it out, or to nobody where that was a rule or somebody who holds no leads.</summary>
    GiveBack,

    /// <summary>It stays where it is and is escalated, and the manager above is told.</summary>
    Escalate,
}

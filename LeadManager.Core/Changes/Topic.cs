namespace LeadManager.Core.Changes;

/// <summary>What a signal of the <see cref="LiveFeed"/> is about.</summary>
[Flags]
public enum Topic
{
    None = 0,
    Leads = 1,
    Events = 2,
    Users = 4,
    Settings = 8,
    ActivityLog = 16,
    Mail = 32,

    /// <summary>Activities and follow-ups.</summary>
    Work = 64,

    /// <summary>What people are told under the bell.</summary>
    Notices = 128,
}

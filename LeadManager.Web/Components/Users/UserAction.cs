using LeadManager.Core.Users;

namespace LeadManager.Web.Components.Users;

/// <summary>What can be done with an account in one step.</summary>
public enum UserAction
{
    Approve,
    Reject,
    Disable,
    Enable,
    HelpWithPassword,
    EndSessions,
}

/// <summary>What is asked before a step, in the words of the dialog.</summary>
internal sealed record UserQuestion(string Title, string Message, string Action, bool IsDanger);

/// <summary>The words of the steps.</summary>
internal static class UserActionWords
{
    public static UserQuestion? Question(this UserAction action, UserRow user) => action switch
    {
        UserAction.Reject => new("Reject the request of {0}?", "The account is deleted, and its user name is free again. The person is not told; the activity log keeps who asked.", "Reject", true),
        UserAction.Disable => new("Disable {0}?", "Every session ends at once. Nothing is deleted, and the account can be enabled again.", "Disable", true),
        UserAction.EndSessions => new("End the sessions of {0}?", "Every browser and program is signed out at once.", "End sessions", true),
        UserAction.HelpWithPassword when !user.PasswordResetRequested =>
            new("Make a code for {0}?", "Nobody has asked for help with this password. The present one goes on working until the code is used.", "Make code", false),
        _ => null,
    };

    public static string Done(this UserAction action) => action switch
    {
        UserAction.Approve => "{0} can sign in now.",
        UserAction.Reject => "The request of {0} is rejected.",
        UserAction.Disable => "{0} is disabled.",
        UserAction.Enable => "{0} is enabled.",
        _ => "The sessions of {0} have ended.",
    };
}

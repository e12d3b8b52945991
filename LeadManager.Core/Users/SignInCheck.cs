namespace LeadManager.Core.Users;

/// <summary>What came of a name and a password.</summary>
public enum SignInAnswer
{
    /// <summary>Right, and the account may enter.</summary>
    Right,

    /// <summary>Not to be told why: no such name, wrong password, locked, disabled.</summary>
    Refused,

    /// <summary>The password is right but nobody has approved the account yet.</summary>
    Waiting,

    /// <summary>Too many are signing in at this moment.</summary>
    Busy,
}

/// <summary>The answer, with the account where it is right.</summary>
public sealed record SignInCheck(SignInAnswer Answer, User? User = null)
{
    /// <summary>The sentence for the person; the same for every refusal.</summary>
    public string Message => Answer switch
    {
        SignInAnswer.Waiting => Words.Say("Your account is waiting for approval by an administrator."),
        SignInAnswer.Busy => Words.Say("Many people are signing in at this moment. Try again in a few seconds."),
        _ => Words.Say("User name or password is wrong, or the account is locked for some minutes. Try again, or ask for help with the password."),
    };
}

namespace LeadManager.Core.Users;

/// <summary>One try to sign in.</summary>
/// <param name="Username">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="IpAddress">From where, for the log.</param>
/// <param name="Device">What the browser proves to be, if it proves anything.</param>
public sealed record SignInAttempt(string? Username, string? Password, string? IpAddress, KnownDevice? Device = null);

/// <summary>
/// A browser in which this user has signed in before. Guesses of strangers do not lock it out. It is known no longer once
/// the password or the rights have changed or all sessions were ended.
/// </summary>
/// <param name="UserId">Who signed in there.</param>
/// <param name="SecurityStamp">The user's stamp of that time.</param>
/// <param name="Key">Tells this browser from others, so that guesses made in it are counted.</param>
public sealed record KnownDevice(int UserId, string SecurityStamp, string Key)
{
    /// <summary>Whether this user has signed in there, and nothing has shut him out since.</summary>
    public bool BelongsTo(User user) => UserId == user.Id && SecurityStamp == user.SecurityStamp;
}

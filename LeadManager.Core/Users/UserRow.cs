using LeadManager.Core.Access;

namespace LeadManager.Core.Users;

/// <summary>An account as lists and the API show it.</summary>
public sealed record UserRow(
    int Id, int Version, string Username, string Name, string Email, Role Role, int? ManagerId, int? OfficeId, bool IsApproved, bool IsActive,
    bool PasswordResetRequested, DateTime CreatedAt, DateTime? LastSignInAt, string? Zone, DateOnly? AwayFrom, DateOnly? AwayUntil, int? DailyCap, bool IsKeptFromSpecial)
{
    internal static UserRow Of(User user) => new(
        user.Id, user.Version, user.UserName ?? "", user.Name, user.Email ?? "", user.Role, user.ManagerId, user.OfficeId, user.IsApproved, user.IsActive,
        user.PasswordResetRequested, user.CreatedAt, user.LastSignInAt, user.Zone, user.AwayFrom, user.AwayUntil, user.DailyCap, user.IsKeptFromSpecial);
}

/// <summary>Which accounts a list shows.</summary>
public enum UserFilter
{
    All,
    Waiting,
    PasswordHelp,
    Disabled,
}

/// <summary>Which accounts, what their name, user name or e-mail contains, and which page of them.</summary>
public sealed record UserQuery(UserFilter Filter = UserFilter.All, string? Search = null, int Page = 1, int PageSize = UserQuery.DefaultPageSize)
{
    public const int DefaultPageSize = 50, PageSizeMax = 200;
}

/// <summary>One page of the accounts that match, and how many match in all.</summary>
public sealed record UserPage(IReadOnlyList<UserRow> Items, int Total, int Page, int PageSize);

/// <summary>How many requests of people wait for an administrator.</summary>
public sealed record UserRequests(int Waiting, int PasswordHelp)
{
    public int All => Waiting + PasswordHelp;
}

using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Users;

/// <summary>People who have registered themselves and wait.</summary>
internal static class Newcomers
{
    /// <summary>Registers "newcomer"; gives the id of the account.</summary>
    public static async Task<int> AddNewcomerAsync(this Office office)
    {
        await office.Get<AccountService>().RegisterAsync(
            new RegisterUser { Username = "newcomer", Name = "Noor Newcomer", Email = "noor@example.com", Password = TestUsers.Password }, null, default);
        await using var db = await office.ContextAsync();
        return await db.Users.Where(user => user.UserName == "newcomer").Select(user => user.Id).SingleAsync();
    }
}

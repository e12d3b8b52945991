using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Users;

/// <summary>Half a surrogate pair and U+FFFE are no text: refused by field, never a fault of ours. Not as inline data: the runner would replace them.</summary>
public sealed class NoUnicodeTests
{
    private static readonly string[] NoTexts = ["\uD800", "\uDC00", "\uFFFE", "\uFFFF", "a\uD800b", "a\uFFFEb"];

    [Fact]
    public void Normalize_NoUnicode_LeavesItOut() => Assert.Equal(["", "", "", "", "AB", "AB"], NoTexts.Select(UserFactory.Normalize));

    [Fact]
    public async Task SetUp_NoUnicodeAnywhere_EveryFieldNamedAndNothingWritten()
    {
        await using var office = await Office.OpenAsync();

        foreach (var text in NoTexts)
        {
            var outcome = await office.Get<SetUpService>().RunAsync(new SetUpOffice
            {
                Organisation = text, TimeZone = "Europe/Berlin", CountryCode = "49", Username = text, Name = text, Email = $"{text}@example.com", Password = $"{text} green piano walks",
            }, null, default);
            Assert.Equal(["Email", "Name", "Organisation", "Password", "Username"], Assert.IsType<Invalid>(outcome.Failure).Errors.Keys.Order());
        }

        await using var db = await office.ContextAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task CreateRegisterAndSearch_NoUnicode_RefusedByFieldAndNothingWritten()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        foreach (var text in NoTexts)
        {
            var made = await office.Get<UserService>().CreateAsync(admin, new CreateUser { Username = text, Name = text, Email = $"{text}@example.com" }, default);
            var asked = await office.Get<AccountService>().RegisterAsync(
                new RegisterUser { Username = text, Name = text, Email = $"{text}@example.com", Password = TestUsers.Password }, null, default);
            Assert.Equal(["Email", "Name", "Username"], Assert.IsType<Invalid>(made.Failure).Errors.Keys.Order());
            Assert.Equal(["Email", "Name", "Username"], Assert.IsType<Invalid>(asked.Failure).Errors.Keys.Order());
            await office.Get<AccountService>().RequestHelpAsync(text, null, default);
            Assert.Empty((await office.Get<UserDirectory>().ListAsync(admin, new UserQuery(Search: text), default)).Items);
        }

        await using var db = await office.ContextAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }
}

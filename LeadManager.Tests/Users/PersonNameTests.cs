using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>A name is what it looks like.</summary>
public sealed class PersonNameTests
{
    [Theory] // signs that turn the direction of reading make a name look like another
    [InlineData("Anna\u202Enimda")]
    [InlineData("\u2066Anna\u2069")]
    [InlineData("Anna\u200F")]
    [InlineData("An\u200Bna")]
    [InlineData("Anna\u00A0Berg")]
    [InlineData("Anna\nBerg")]
    public async Task Create_NameThatIsNotWhatItLooksLike_IsRefused(string name)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await office.FingerprintAsync();
        CreateUser Account(string shown, string username) => new() { Username = username, Name = shown, Email = "anna@example.com", Role = Role.User };

        var asName = await office.Get<UserService>().CreateAsync(admin, Account(name, "anna"), default);
        var asUsername = await office.Get<UserService>().CreateAsync(admin, Account("Anna Berg", name), default);

        Assert.Equal(["Name"], Assert.IsType<Invalid>(asName.Failure).Errors.Keys);
        Assert.Equal(["Username"], Assert.IsType<Invalid>(asUsername.Failure).Errors.Keys);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.Get<UserService>().CreateAsync(admin, Account("أنا Šárka", "anna"), default)).IsOk);
    }
}

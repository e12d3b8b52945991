using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

public sealed class UserDirectoryTests
{
    [Fact]
    public async Task List_Pages_ShowEverybodyOnceByNameAndCountAll()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator, "zz");
        foreach (var name in new[] { "delta", "Bravo", "alfa", "Charlie" })
            await office.HireAsync(Role.User, name);
        var directory = office.Get<UserDirectory>();

        var pages = new List<UserPage>();
        for (var page = 1; page <= 3; page++)
            pages.Add(await directory.ListAsync(admin, new UserQuery(Page: page, PageSize: 2), default));

        Assert.Equal(["alfa", "Bravo", "Charlie", "delta", "zz"], pages.SelectMany(page => page.Items).Select(user => user.Username));
        Assert.All(pages, page => Assert.Equal(5, page.Total));
    }

    [Theory]
    [InlineData("ángel", 1)]
    [InlineData("ANGEL", 1)]
    [InlineData("angel@example", 1)]
    [InlineData("example.com", 3)]
    [InlineData("nobody", 0)]
    public async Task List_Search_FindsByNameUserNameAndEmailIgnoringAccents(string words, int expected)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.HireAsync(Role.User, "angel");
        await office.HireAsync(Role.User, "other");

        var page = await office.Get<UserDirectory>().ListAsync(admin, new UserQuery(Search: words, PageSize: 2), default);

        Assert.Equal((expected, Math.Min(2, expected)), (page.Total, page.Items.Count));
    }

    [Fact]
    public async Task List_WithoutTheRight_NobodyAndNoManagers()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        var directory = office.Get<UserDirectory>();

        Assert.Equal(0, (await directory.ListAsync(user, new UserQuery(), default)).Total);
        Assert.Empty(await directory.ListManagersAsync(user, null, default));
        Assert.Equal(2, (await directory.ListManagersAsync(admin, null, default)).Count);
    }

    [Fact]
    public async Task Names_OfSomebodyRenamed_AreTheNewOnes()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User, "maya");
        var names = office.Get<PeopleNames>();
        Assert.Equal("maya Name", await names.OfAsync("maya", default));
        Assert.Equal((user.UserId, null), (await names.FindAsync("maya Name", default), await names.FindAsync("Maya Chen", default)));

        await office.Get<UserService>().UpdateAsync(admin, new UpdateUser { Id = user.UserId, Name = "Maya Chen", Email = "maya@example.com", Role = Role.User }, default);

        await Eventually.IsAsync("Maya Chen", () => names.OfAsync("maya", default));
        Assert.Equal("Maya Chen", await names.OfAsync(user.UserId, default));
        Assert.Equal("gone", await names.OfAsync("gone", default));
        Assert.Equal((null, user.UserId), (await names.FindAsync("maya Name", default), await names.FindAsync("Maya Chen", default)));
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Users;

public sealed class SetUpTests
{
    [Fact]
    public async Task Run_EmptyDatabase_MakesTheAdministratorAndTheOffice()
    {
        await using var office = await Office.OpenAsync();

        var outcome = await office.Get<SetUpService>().RunAsync(Command("first"), null, default);

        var settings = await office.Get<OrganisationService>().GetAsync(default);
        Assert.Equal((RoleTraits.ForFirstAccount, true), (outcome.Value?.Role, outcome.Value?.MayEnter));
        Assert.Equal(("Harbor", "Europe/Berlin", "49", "EUR"), (settings.Name, settings.TimeZone, settings.CountryCode, settings.Currency));
    }

    [Theory]
    [InlineData(null, Preset.Everything)]
    [InlineData(Preset.Dealership, Preset.Dealership)]
    public async Task Run_KindOfOffice_IsTheOneThatWasChosen(Preset? chosen, Preset kept)
    {
        await using var office = await Office.OpenAsync();
        var command = Command("first");
        command.Preset = chosen;

        Assert.True((await office.Get<SetUpService>().RunAsync(command, null, default)).IsOk);

        Assert.Equal(kept, (await office.Get<OrganisationService>().GetAsync(default)).Preset);
    }

    [Fact]
    public async Task Run_TwiceAtTheSameMoment_OneAccount()
    {
        await using var office = await Office.OpenAsync();
        var service = office.Get<SetUpService>();

        var outcomes = await Task.WhenAll(service.RunAsync(Command("one"), null, default), service.RunAsync(Command("two"), null, default));

        await using var db = await office.ContextAsync();
        Assert.Equal(1, await db.Users.CountAsync());
        Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure);
    }

    [Fact]
    public async Task Run_EverythingWrong_AllFaultsAtOnceAndNothingWritten()
    {
        await using var office = await Office.OpenAsync();

        var outcome = await office.Get<SetUpService>().RunAsync(
            new SetUpOffice { TimeZone = "Moon/Crater", CountryCode = "x", Currency = "XYZ", Username = "a b", Email = "nowhere", Password = "short" }, null, default);

        await using var db = await office.ContextAsync();
        Assert.Equal(["CountryCode", "Currency", "Email", "Name", "Organisation", "Password", "TimeZone", "Username"], Assert.IsType<Invalid>(outcome.Failure).Errors.Keys.Order());
        Assert.False(await db.Users.AnyAsync());
    }

    private static SetUpOffice Command(string username) => new()
    {
        Organisation = "Harbor", TimeZone = "Europe/Berlin", CountryCode = "+49", Currency = "EUR", Username = username, Name = "Ada Example", Email = $"{username}@example.com",
        Password = TestUsers.Password,
    };
}

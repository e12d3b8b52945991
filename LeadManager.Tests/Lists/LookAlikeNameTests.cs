using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Events;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Lists;

/// <summary>Names that look the same are the same, and what nobody sees is stored in none; the joiners of Persian and Hindi stay.</summary>
public sealed class LookAlikeNameTests
{
    private const string Persian = "نمی\u200Cدانم", Hindi = "क्\u200Dष", Family = "👩\u200D👩\u200D👧";

    public static TheoryData<string> Hidden =>
        ["\u200B", "\u200C", "\u200D", "\u200E", "\u202E", "\u2066", "\u2060", "\u00AD", "\uFEFF", "\u061C", "\u180E", "\u1160", "\u3164", "\U000E0041"];

    public static TheoryData<string> Spaces => ["\u00A0", "\u1680", "\u2009", "\u202F", "\u205F", "\u2800", "\u3000", "\t"];

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Fold_SignThatNobodySees_DoesNotCount(string sign) =>
        Assert.Equal(TextFolding.Fold("Spring Fair"), TextFolding.Fold($"Spr{sign}ing Fair{sign}"));

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Fold_SpaceOfAnotherKind_IsASpace(string space) => Assert.Equal(TextFolding.Fold("Spring Fair"), TextFolding.Fold($"Spring{space}Fair"));

    [Fact]
    public void Fold_JoinersWhereTheyBelong_DoNotCountEither() =>
        Assert.Equal([TextFolding.Fold("نمیدانم"), TextFolding.Fold("क्ष")], [TextFolding.Fold(Persian), TextFolding.Fold(Hindi)]);

    [Theory]
    [InlineData("Spr\u200Bing\u00A0Fair\uFEFF", "Spring Fair")]
    [InlineData("O\u200DHara \U000E0041", "OHara ")]
    [InlineData(Persian, Persian)]
    [InlineData(Hindi, Hindi)]
    [InlineData(Family, Family)]
    [InlineData("\u200CA", "A")]
    public void Clean_OfAName_TakesWhatNobodySees(string name, string clean) => Assert.Equal(clean, HiddenSigns.Clean(name));

    [Theory]
    [InlineData("Spring\u200B Fair")]
    [InlineData("Spring\u202E Fair")]
    [InlineData("Spring\u00A0Fair")]
    [InlineData("Spr\u200Ding Fair")]
    public async Task Save_NameWithWhatNobodySees_IsRefusedAtEveryDoorAndThePlainNameTaken(string name)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await office.FingerprintAsync();

        foreach (var door in Doors(office, admin))
            Assert.Equal("Name", Assert.Single(Assert.IsType<Invalid>(await door(name)).Errors.Keys));
        Assert.Equal(before, await office.FingerprintAsync());
        foreach (var door in Doors(office, admin))
            Assert.Null(await door("Spring Fair"));
    }

    [Fact] // the joiner stays in the name, but two names do not differ by it
    public async Task Create_TwoEventsThatDifferByAJoiner_TheSecondIsTaken()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var fair = await office.EventAsync(admin, Persian);
        var before = await office.FingerprintAsync();

        var again = await office.Get<EventEditing>().CreateAsync(admin, new CreateEvent { Name = "نمیدانم" }, default);

        Assert.Equal((Persian, "Name"), (fair.Name, Assert.Single(Assert.IsType<Invalid>(again.Failure).Errors.Keys)));
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact] // a filler counts as a letter and shows nothing
    public async Task Create_UserNameWithAFiller_IsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        Task<Outcome<UserRow>> AddAsync(string username) =>
            office.Get<UserService>().CreateAsync(admin, new CreateUser { Username = username, Name = "Anna Berg", Email = "anna@example.com", Role = Role.User }, default);

        Assert.Equal(["Username"], Assert.IsType<Invalid>((await AddAsync("anna\u3164")).Failure).Errors.Keys);
        Assert.Null((await AddAsync("anna")).Failure);
    }

    [Fact]
    public async Task Create_NamesThatNeedJoiners_AreStoredAsTypedAndFoundWithoutThem()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var lead = await office.LeadAsync(admin, row => (row.FirstName, row.LastName, row.Comments) = (Persian, Hindi, $"{Family}\u202Eturned\u200B"));
        var found = await office.Get<LeadService>().ListAsync(admin, new LeadQuery { Search = "نمیدانم" }, default);

        Assert.Equal((Persian, Hindi, $"{Family}\u202Eturned\u200B"), (lead.Lead.FirstName, lead.Lead.LastName, lead.Lead.Comments));
        Assert.Equal(lead.Lead.Id, Assert.Single(found.Items).Lead.Id);
    }

    [Fact] // a lead from before the rule can be worked on; what is newly written follows it
    public async Task Update_NameOfFormerTimes_StaysUntilItIsChanged()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var id = (await office.LeadAsync(admin)).Lead.Id;
        await using (var db = await office.ContextAsync())
            await db.Leads.ExecuteUpdateAsync(row => row.SetProperty(lead => lead.LastName, "van\u00A0Dyk"));
        async Task<Outcome<LeadDetail>> EditAsync(Action<UpdateLead> change) => await office.Get<LeadEditing>().UpdateAsync(
            admin, (await office.Get<LeadService>().FindAsync(admin, id, default) ?? throw new InvalidOperationException()).Edit(change), default);

        Assert.Equal(["LastName"], Assert.IsType<Invalid>((await EditAsync(edit => edit.LastName = "van\u2009Dyk")).Failure).Errors.Keys);
        Assert.Equal(("van\u00A0Dyk", "Kyoto"), (await EditAsync(edit => edit.City = "Kyoto")).Value?.Lead is { } kept ? (kept.LastName, kept.City) : default);
        Assert.Equal("van Dyk", (await EditAsync(edit => edit.LastName = "van Dyk")).Value?.Lead.LastName);
    }

    [Fact]
    public async Task Import_CellsWithWhatNobodySees_AreTakenWithoutIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var text = "First name,Last name,Phone,Source,Event,Comments\r\n"
            + "\uFEFFAda,Love\u200Blace,+1 917 555 0101,Event,Spring\u00A0Fair,so\u00ADit\r\n"
            + $"{Persian},O\u202FNeil,+1 917 555 0102,Eve\u200Dnt,Spr\u200Bing Fair,\r\n";

        var report = await office.ImportAsync(admin, text, settings => settings with { CreateEvents = true });
        var leads = await office.LeadsAsync(admin);

        Assert.Equal((2, 0), (report.Created, report.Refused));
        Assert.Equal([("Ada", "Lovelace", "Event", "Spring Fair"), (Persian, "O Neil", "Event", "Spring Fair")], leads.Select(lead => (lead.FirstName, lead.LastName, lead.Source, lead.EventName ?? "")));
        Assert.Equal("so\u00ADit", leads[0].Comments);
        await using var db = await office.ContextAsync();
        Assert.Equal("Spring Fair", (await db.Events.SingleAsync()).Name);
    }

    /// <summary>Every way by which something is named; why not, or null.</summary>
    private static IEnumerable<Func<string, Task<Failure?>>> Doors(Office office, Actor admin) =>
    [
        .. Enum.GetValues<ListKind>().Where(kind => kind is not (ListKind.Status or ListKind.ProductCategory)).Select(kind => (Func<string, Task<Failure?>>)(
            async name => (await office.Get<ListService>().AddAsync(admin, new AddListEntry { Kind = kind, Name = name }, default)).Failure)),
        async name => (await office.Get<OfficeService>().SaveAsync(admin, new SaveOffice { Name = name }, default)).Failure,
        async name => (await office.Get<ProviderService>().SaveAsync(admin, new SaveProvider { Name = name }, default)).Failure,
        async name => (await office.Get<ZoneService>().SaveAsync(admin, new SaveZone { Name = name }, default)).Failure,
        async name => (await office.Get<EventEditing>().CreateAsync(admin, new CreateEvent { Name = name }, default)).Failure,
        async name => (await office.Get<AssignmentRules>().SaveAsync(admin, new SaveAssignmentRule { Name = name, Strategy = AssignmentStrategy.FewestOpen, UserIds = [admin.UserId] }, default)).Failure,
        async name => (await office.Get<SavedMappings>().SaveAsync(admin, name, new ImportSettings(), default)).Failure,
        async name => (await office.Get<UserService>().CreateAsync(admin, new CreateUser { Username = "spring", Name = name, Email = "spring@example.com", Role = Role.User }, default)).Failure,
    ];
}

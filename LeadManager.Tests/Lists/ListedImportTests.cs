using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

public sealed class ListedImportTests
{
    private const string File = "First name,Last name,Phone,Source,Office,Status,State\r\nAda,Lovelace,+1 917 555 0101,Website,north,On hold,ny\r\nZoë,O'Neil,(917) 555-0102,Website,Atlantis,Pending,NY\r\n";

    [Fact]
    public async Task Import_OfficeByNameAndStatusByTheOfficesWord_AreFoundAndAnUnknownOfficeRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var branch = await office.BranchAsync(admin, "North");
        await office.ZoneAsync(admin, "East", "NY");
        await RenamePendingAsync(office, admin);

        var report = await office.ImportAsync(admin, File, settings => settings.Map("Office", nameof(LeadInput.OfficeId)).Map("Status", nameof(LeadInput.Status)));

        Assert.Equal((1, 1), (report.Created, report.Refused));
        Assert.Contains(report.Problems, problem => problem.Line == 3 && problem.Column == "Office" && problem.Reason.Contains("Atlantis", StringComparison.Ordinal));
        var lead = (await office.LeadsAsync(admin)).Single();
        Assert.Equal((branch.Id, LeadStatus.Pending, "East"), (lead.OfficeId ?? 0, lead.Status, lead.Zone));
    }

    [Fact]
    public async Task Import_DefaultOffice_IsNamedAndAnUnknownOneRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var branch = await office.BranchAsync(admin, "North");
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Good));
        ImportSettings With(string name) => SomeFiles.Settings(admin, file, settings => settings with { Defaults = new Dictionary<string, string> { [nameof(LeadInput.OfficeId)] = name } });

        var refused = await office.Get<ImportRun>().ImportAsync(admin, "leads.csv", file, With("Atlantis"), null, null, default);
        var before = (await office.LeadsAsync(admin)).Count;
        var stored = await office.Get<ImportRun>().ImportAsync(admin, "leads.csv", file, With("NORTH"), null, null, default);

        Assert.Equal((false, 0, 2), (refused.IsOk, before, stored.Value?.Created ?? 0));
        Assert.All(await office.LeadsAsync(admin), lead => Assert.Equal(branch.Id, lead.OfficeId));
    }

    [Theory]
    [InlineData(DuplicatePolicy.Update)]
    [InlineData(DuplicatePolicy.Create)]
    public async Task Import_RetiredOfficeOrCommodity_IsRefusedForNewLeadsAndForStoredOnesAndAnOfferedOneIsTaken(DuplicatePolicy policy)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (retired, offered) = (await office.BranchAsync(admin, "North"), await office.BranchAsync(admin, "South"));
        await office.EntryAsync(admin, ListKind.Commodity, "Pumps");
        await office.LeadAsync(admin, lead => lead.Phone = "9175550101");
        Assert.True((await office.Get<OfficeService>().RetireAsync(admin, retired.Id, true, default)).IsOk);
        var before = await LeadRowsAsync(office);
        Task<ImportReport> ImportAsync(string branch, string commodity) => office.ImportAsync(
            admin, $"First name,Last name,Phone,Source,Office,Commodity\r\nAmara,Okonkwo,9175550101,Website,{branch},{commodity}\r\n",
            settings => settings.Map("Office", nameof(LeadInput.OfficeId)).Map("Commodity", nameof(LeadInput.Commodity)) with { Duplicates = policy });

        var refused = await ImportAsync("North", "Pumps");
        var unknown = await ImportAsync("South", "Spades");
        var after = await LeadRowsAsync(office);
        var taken = await ImportAsync("South", "Pumps");

        Assert.Equal((1, 1, before), (refused.Refused, unknown.Refused, after));
        Assert.Contains(refused.Problems, problem => problem.Column == "Office");
        Assert.Contains(unknown.Problems, problem => problem.Column == "Commodity");
        Assert.Equal(1, taken.Created + taken.Updated);
        Assert.Equal(offered.Id, (await office.LeadsAsync(admin))[^1].OfficeId);
    }

    [Fact]
    public async Task Import_DefaultOfARetiredOffice_IsRefusedAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var branch = await office.BranchAsync(admin, "North");
        ImportSettings North(ImportSettings settings) => settings with { Defaults = new Dictionary<string, string> { [nameof(LeadInput.OfficeId)] = "North" } };

        await office.Get<OfficeService>().RetireAsync(admin, branch.Id, true, default);
        var refused = await office.ImportAsync(admin, SomeFiles.Good, North);
        var leads = (await office.LeadsAsync(admin)).Count;
        await office.Get<OfficeService>().RetireAsync(admin, branch.Id, false, default);
        var taken = await office.ImportAsync(admin, SomeFiles.Good, North);

        Assert.Equal((2, 0, 2), (refused.Refused, leads, taken.Created));
    }

    [Fact]
    public async Task Guess_ColumnOffice_GoesToTheOfficeOnlyWhereTheFileNamesOurs()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var file = SomeFiles.Open(SomeFiles.Text(File));

        var foreign = office.Get<SavedMappings>().Guess(admin, file);
        await office.BranchAsync(admin, "North");
        var ours = office.Get<SavedMappings>().Guess(admin, file);

        Assert.Equal((null, nameof(LeadInput.OfficeId)), (TargetOf(foreign), TargetOf(ours)));
    }

    private static async Task<string> LeadRowsAsync(Office office) =>
        string.Join('\n', (await office.FingerprintAsync()).Split('\n').Where(line => line.StartsWith("Leads:", StringComparison.Ordinal)));

    private static string? TargetOf(ImportSettings settings) => settings.Columns.Single(column => column.Header == "Office").Target;

    private static async Task RenamePendingAsync(Office office, Actor admin)
    {
        var pending = office.Lists(admin).Find(ListKind.Status, "Pending") ?? throw new InvalidOperationException();
        Assert.True((await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Status, Id = pending.Id, Name = "On hold" }, default)).IsOk);
    }
}

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

    private static string? TargetOf(ImportSettings settings) => settings.Columns.Single(column => column.Header == "Office").Target;

    private static async Task RenamePendingAsync(Office office, Actor admin)
    {
        var pending = office.Lists(admin).Find(ListKind.Status, "Pending") ?? throw new InvalidOperationException();
        Assert.True((await office.Get<ListService>().RenameAsync(admin, new RenameListEntry { Kind = ListKind.Status, Id = pending.Id, Name = "On hold" }, default)).IsOk);
    }
}

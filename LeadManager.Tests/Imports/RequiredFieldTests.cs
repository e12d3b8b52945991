using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Lists;
using LeadManager.Tests.Settings;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>What the office's preset asks of a new lead, imports must bring too.</summary>
public sealed class RequiredFieldTests
{
    private const string Text = "First name,Last name,Phone,E-mail,Source,Office\r\nAda,Lovelace,9175550101,ada@example.com,Website,North\r\nBea,Ross,9175550102,,Website,North\r\nCy,Coe,9175550103,,Website,\r\n";

    [Fact]
    public async Task Import_InAClinic_RefusesRowsWithoutEmailAndOfficeWithTheReason()
    {
        await using var office = await Office.OpenAsync();
        var admin = await ClinicAsync(office);

        var check = await office.CheckAsync(admin, Text, Mapped);
        var done = await office.ImportAsync(admin, Text, Mapped);

        Assert.Equal((1, 2), (check.Created, check.Refused));
        Assert.Equal((check.Created, check.Refused), (done.Created, done.Refused));
        Assert.Equal(
            [(3, "E-mail", nameof(LeadInput.Email)), (4, "E-mail", nameof(LeadInput.Email)), (4, "Office", nameof(LeadInput.OfficeId))],
            check.Problems.Select(problem => (problem.Line, problem.Column ?? "", problem.Field ?? "")).Order());
        Assert.Equal("Ada", Assert.Single(await office.LeadsAsync(admin)).FirstName);
    }

    [Fact]
    public async Task Import_WithDefaultsOrUnderAnotherPreset_TakesTheSameRows()
    {
        await using var office = await Office.OpenAsync();
        var admin = await ClinicAsync(office);

        var filled = await office.CheckAsync(admin, Text, settings => Mapped(settings) with { Defaults = new Dictionary<string, string> { [nameof(LeadInput.Email)] = "desk@example.com", [nameof(LeadInput.OfficeId)] = "North" } });
        await office.PresetAsync(admin, Preset.Everything);
        var free = await office.CheckAsync(admin, Text, Mapped);

        Assert.Equal((3, 0), (filled.Created, filled.Refused));
        Assert.Equal((3, 0), (free.Created, free.Refused));
    }

    [Fact] // a stored lead without it may still be updated: only what is new must have it
    public async Task Update_OfALeadFromBefore_AsksForNothingMore()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName, lead.Phone) = ("Bea", "Ross", "9175550102"));
        await office.PresetAsync(admin, Preset.Hierarchy);

        var done = await office.ImportAsync(admin, "First name,Last name,Phone,City\r\nBea,Ross,9175550102,Albany\r\n", settings => settings with { Duplicates = DuplicatePolicy.Update });

        Assert.Equal((1, 0, "Albany"), (done.Updated, done.Refused, (await office.LeadsAsync(admin)).Single().City));
    }

    private static ImportSettings Mapped(ImportSettings settings) => settings.Map("Office", nameof(LeadInput.OfficeId));

    private static async Task<Actor> ClinicAsync(Office office)
    {
        var admin = await office.HireAsync(Role.Administrator);
        await office.BranchAsync(admin, "North");
        await office.PresetAsync(admin, Preset.Clinic);
        return admin;
    }
}

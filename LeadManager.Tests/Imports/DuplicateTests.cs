using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>Duplicates inside the file and against stored leads: reported, the chosen policy applied, no doubles (I08).</summary>
public sealed class DuplicateTests
{
    private const string Text = SomeFiles.Header
        + "Amara,Okonkwo,001 555 010-0142,new@example.com,Call\r\n" // the same phone as the stored lead, in another notation
        + "Bea,Ross,9175550102,BEA@example.com,Call\r\n"
        + "Beatrice,Ross,9175550109,bea@EXAMPLE.com,Website\r\n" // the same e-mail as the row above
        + "Cy,Coe,9175550103,,Call\r\n";

    [Fact]
    public async Task Skip_LeavesStoredLeadsAndFirstRowsAsTheyAre()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var stored = await office.LeadAsync(admin);

        var report = await office.ImportAsync(admin, Text);

        Assert.Equal((2, 0, 2, 0, 2), (report.Created, report.Updated, report.Skipped, report.Refused, report.Duplicates));
        Assert.Equal(["Amara", "Bea", "Cy"], (await office.LeadsAsync(admin)).Select(lead => lead.FirstName));
        Assert.Equal(1, (await office.Get<LeadService>().FindAsync(admin, stored.Lead.Id, default))?.Lead.Version);
        Assert.Contains(report.Problems, problem => problem.Line == 4 && problem.Reason.Contains("line 3", StringComparison.Ordinal) && !problem.IsRefusal);
    }

    [Fact]
    public async Task Update_WritesWhatTheRowHoldsAndLeavesTheRest()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var stored = await office.LeadAsync(admin, lead => (lead.City, lead.Comments) = ("Lagos", "Call after six"));

        var report = await office.ImportAsync(admin, Text, settings => settings with { Duplicates = DuplicatePolicy.Update });

        Assert.Equal((2, 2, 0, 0), (report.Created, report.Updated, report.Skipped, report.Refused));
        var updated = (await office.Get<LeadService>().FindAsync(admin, stored.Lead.Id, default))?.Lead;
        Assert.Equal(("001 555 010-0142", "new@example.com", "Call", "Lagos", "Call after six", 2), (updated?.Phone, updated?.Email, updated?.Source, updated?.City, updated?.Comments, updated?.Version));
        Assert.Equal([("Amara", "Call"), ("Beatrice", "Website"), ("Cy", "Call")], (await office.LeadsAsync(admin)).Select(lead => (lead.FirstName, lead.Source)));
    }

    [Fact]
    public async Task Create_MakesThemAllTheSame_ARowCanDiffer()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin);

        var report = await office.ImportAsync(admin, Text, settings => settings with { Duplicates = DuplicatePolicy.Create, RowPolicies = new Dictionary<int, DuplicatePolicy> { [2] = DuplicatePolicy.Skip } });

        Assert.Equal((3, 0, 1, 2), (report.Created, report.Updated, report.Skipped, report.Duplicates));
    }

    [Fact]
    public async Task Key_Chosen_ComparesThoseFieldsTogether()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName, lead.DateOfBirth) = ("Zoë", "Ünal", new DateOnly(1950, 1, 2)));
        const string Rows = "First name,Last name,Phone,Source,Date of birth\r\nzoe,UNAL,9175550101,Call,1950-01-02\r\nZoë,Ünal,9175550102,Call,1950-01-03\r\nZoë,Ünal,9175550103,Call,\r\n";

        var report = await office.CheckAsync(admin, Rows, settings => settings with { Keys = ["FirstName+LastName+DateOfBirth"] });

        Assert.Equal((2, 1, 1), (report.Created, report.Skipped, report.Duplicates));
    }

    [Fact]
    public async Task Key_WithoutIndex_FindsTheLeadToo()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin, lead => lead.MedicaidNo = "AB12345C");

        var report = await office.CheckAsync(admin, "First name,Last name,Phone,Source,Medicaid number\r\nA,B,9175550101,Call,ab12345c\r\n", settings => settings with { Keys = ["medicaidNo"] });

        Assert.Equal((0, 1), (report.Created, report.Skipped));
    }

    [Fact]
    public async Task Update_SeveralCouldBeMeant_IsRefusedAndNamesThem()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (one, two) = (await office.LeadAsync(admin), await office.LeadAsync(admin));

        var report = await office.CheckAsync(admin, SomeFiles.Header + "A,B,+1 555 010 0142,,Call\r\n", settings => settings with { Duplicates = DuplicatePolicy.Update });

        Assert.Contains($"({one.Lead.Id}, {two.Lead.Id})", Assert.Single(report.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(1, report.Refused);
    }

    [Fact]
    public async Task Update_LeadOutsideTheView_IsNotFoundAndLeadOutsideTheGrantIsRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (lead, other) = (await office.HireAsync(Role.SalesCoordinator), await office.HireAsync(Role.SalesExecutive));
        await office.AssignAsync((await office.LeadAsync(admin)).Lead.Id, other.UserId, isAccepted: true); // not in the coordinator's view
        await office.AssignAsync((await office.LeadAsync(admin, edit => edit.Phone = "9175550102")).Lead.Id, other.UserId, isAccepted: false); // in his view, but not his to edit

        var report = await office.CheckAsync(lead, SomeFiles.Header + "A,B,+1 555 010 0142,,Call\r\nC,D,9175550102,,Call\r\n", settings => settings with { Duplicates = DuplicatePolicy.Update });
        var asAdmin = await office.CheckAsync(admin, SomeFiles.Header + "A,B,+1 555 010 0142,,Call\r\nC,D,9175550102,,Call\r\n", settings => settings with { Duplicates = DuplicatePolicy.Update });

        Assert.Equal((1, 0, 1), (report.Created, report.Updated, report.Refused));
        Assert.Contains("EditContact", Assert.Single(report.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal((0, 2, 0), (asAdmin.Created, asAdmin.Updated, asAdmin.Refused));
    }

    [Fact]
    public async Task Update_StatusLost_IsRefusedLikeInTheForm()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin);

        var report = await office.CheckAsync(admin, "Phone,Status\r\n+1 555 010 0142,Lost\r\n", settings => settings with { Duplicates = DuplicatePolicy.Update });

        Assert.Equal((1, "Status"), (report.Refused, Assert.Single(report.Problems).Column));
    }
}

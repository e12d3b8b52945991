using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>Columns are guessed by many wordings and by content; what is guessed can be changed, completed and saved.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("f_name", nameof(LeadInput.FirstName))]
    [InlineData("First Name*", nameof(LeadInput.FirstName))]
    [InlineData(" given_name", nameof(LeadInput.FirstName))]
    [InlineData("Surname", nameof(LeadInput.LastName))]
    [InlineData("Full Name", ImportTarget.FullName)]
    [InlineData("Contact Phone Number", nameof(LeadInput.Phone))]
    [InlineData("mobile", nameof(LeadInput.Phone))]
    [InlineData("e-mail", nameof(LeadInput.Email))]
    [InlineData("EmailAddress", nameof(LeadInput.Email))]
    [InlineData("postcode", nameof(LeadInput.ZipCode))]
    [InlineData("dob", nameof(LeadInput.DateOfBirth))]
    [InlineData("Lead Source", nameof(LeadInput.Source))]
    [InlineData("sales_agent", nameof(LeadInput.StaffName))]
    [InlineData("medicaid_no", nameof(LeadInput.MedicaidNo))]
    [InlineData("Nachname", nameof(LeadInput.LastName))]
    [InlineData("Teléfono", nameof(LeadInput.Phone))]
    public void Name_InManyWordings_IsKnown(string header, string target) => Assert.Equal(target, ColumnNames.Find(header));

    [Fact]
    public void EveryField_ByItsLabelAndItsName_IsKnown() =>
        Assert.All(LeadFields.All, field => Assert.Equal((field.Name, field.Name), (ColumnNames.Find(field.Label), ColumnNames.Find(field.Name))));

    [Fact]
    public async Task Columns_WithoutSpeakingNames_AreGuessedByContent()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var file = SomeFiles.Open(SomeFiles.Text("x,y,z\nada@example.com,(917) 555-0101,20240101\nbob@example.com,+44 20 7946 0001,20240102\n"));

        var columns = SomeFiles.Settings(admin, file).Columns;

        Assert.Equal([(nameof(LeadInput.Email), ColumnGuessBasis.Content), (nameof(LeadInput.Phone), ColumnGuessBasis.Content), (null, ColumnGuessBasis.None)], columns.Select(column => (column.Target, column.Guess)));
    }

    [Theory]
    [InlineData("contact,status,name\ncellular,1,Ada\ntelephone,2,Bob\n", null, null, null)]
    [InlineData("contact,status,title\nAda Lovelace,Qualified,x\n\"Ross, Bob\",new,y\n", ImportTarget.FullName, nameof(LeadInput.Status), null)]
    public async Task Columns_WhoseValuesDoNotSuitTheirName_AreNotGuessed(string text, string? first, string? second, string? third)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        Assert.Equal([first, second, third], SomeFiles.Settings(admin, SomeFiles.Open(SomeFiles.Text(text))).Columns.Select(column => column.Target));
    }

    [Fact]
    public async Task Cells_WithAListInThem_GiveTheFirstAndKeepTheOthers()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        const string Text = "name,emails,contact_numbers,source\r\nAda Lovelace,\"[{\"\"label\"\": \"\"work\"\", \"\"value\"\": \"\"ada@example.com\"\"}, {\"\"label\"\": \"\"home\"\", \"\"value\"\": \"\"a@example.com\"\"}]\",\"[{\"\"value\"\": \"\"9175550101\"\"}]\",Call\r\n";

        var report = await office.ImportAsync(admin, Text);

        var lead = Assert.Single(await office.LeadsAsync(admin));
        Assert.Equal(("ada@example.com", "9175550101", "emails: a@example.com"), (lead.Email, lead.Phone, lead.Comments));
        Assert.Equal(("emails", false), (Assert.Single(report.Problems).Column, report.Problems[0].IsRefusal));
    }

    [Fact]
    public async Task Defaults_FillWhatTheFileLacks()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        const string Text = "Name,Phone,Job\r\nAda King Lovelace,9175550101,Countess\r\n\"Ross, Bob\",9175550102,\r\n";

        await office.ImportAsync(admin, Text, settings => settings.Map("Job", ImportTarget.ToComments) with
        {
            Defaults = new Dictionary<string, string> { [nameof(LeadInput.Source)] = "Other", [nameof(LeadInput.OtherSourceType)] = "A list" },
        });

        var leads = await office.LeadsAsync(admin);
        Assert.Equal([("Ada King", "Lovelace", "Other", "A list", "Job: Countess"), ("Bob", "Ross", "Other", "A list", null)], leads.Select(lead => (lead.FirstName, lead.LastName, lead.Source, lead.OtherSourceType, lead.Comments)));
    }

    [Fact]
    public async Task Settings_WithFaults_NameThemAllAtOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Good));
        var settings = SomeFiles.Settings(admin, file).Map("E-mail", "Role").Map("Source", nameof(LeadInput.Phone)) with
        {
            Defaults = new Dictionary<string, string> { [nameof(LeadInput.Email)] = "nobody", ["CreatedBy"] = "me" }, Keys = ["Shoe size"],
        };

        var outcome = await office.Get<ImportRun>().CheckAsync(admin, "leads.csv", file, settings, null, default);

        var faults = Assert.IsType<Invalid>(outcome.Failure).Errors;
        Assert.Equal(["Columns", "Defaults", "Defaults.Email", "Keys"], faults.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, faults["Columns"].Length);
    }

    [Fact]
    public async Task CareDetails_RoleThatMayNotSeeThem_CannotBeImported()
    {
        await using var office = await Office.OpenAsync();
        var (admin, head) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.HeadAdmin));
        var file = SomeFiles.Open(SomeFiles.Text("First name,Last name,Phone,Source,Medicaid number\r\nA,B,9175550101,Call,X1\r\n"));

        var refused = await office.Get<ImportRun>().CheckAsync(head, "leads.csv", file, SomeFiles.Settings(admin, file), null, default);
        var allowed = await office.Get<ImportRun>().CheckAsync(admin, "leads.csv", file, SomeFiles.Settings(admin, file), null, default);

        Assert.Contains("Medicaid number", Assert.IsType<Invalid>(refused.Failure).Message, StringComparison.Ordinal);
        Assert.True(allowed.IsOk);
        Assert.Null(SomeFiles.Settings(head, file).Columns[^1].Target);
    }

    [Fact]
    public async Task Mapping_SavedByName_FitsTheNextFileWhereverItsColumnsStand()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var first = SomeFiles.Open(SomeFiles.Text("Wer,Nummer,Woher\nAda Lovelace,9175550101,Messe\n"));
        var settings = SomeFiles.Settings(admin, first).Map("Wer", ImportTarget.FullName).Map("Nummer", nameof(LeadInput.Phone)).Map("Woher", nameof(LeadInput.Source)) with { Duplicates = DuplicatePolicy.Update };
        var second = SomeFiles.Open(SomeFiles.Text("woher,E-mail,nummer,wer\nMesse,b@example.com,9175550102,Bob Ross\n"));

        var saved = await office.Get<SavedMappings>().SaveAsync(admin, "Messe", settings, default);
        var applied = await office.Get<SavedMappings>().ApplyAsync(admin, "MESSE", second, default);

        Assert.True(saved.IsOk);
        Assert.Equal([nameof(LeadInput.Source), nameof(LeadInput.Email), nameof(LeadInput.Phone), ImportTarget.FullName], applied?.Columns.Select(column => column.Target));
        Assert.Equal(DuplicatePolicy.Update, applied?.Duplicates);
        Assert.Equal("Messe", Assert.Single(await office.Get<SavedMappings>().ListAsync(admin, default)).Name);
        Assert.True((await office.Get<SavedMappings>().DeleteAsync(admin, "messe", default)).IsOk);
        Assert.IsType<Invalid>((await office.Get<SavedMappings>().SaveAsync(admin, " ", settings, default)).Failure);
    }

    [Fact]
    public async Task Names_UnknownToTheOffice_AreListedMappedOrRefused()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        const string Text = "First name,Last name,Phone,Source,Event,Staff\r\nA,B,9175550101,Google,,Nobody Known\r\nC,D,9175550102,Event,Fair,\r\nE,F,9175550103,Google,,\r\n";

        var plain = await office.CheckAsync(admin, Text);
        var mapped = await office.ImportAsync(admin, Text, settings => settings with
        {
            CreateEvents = true,
            Values = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                [nameof(LeadInput.Source)] = new Dictionary<string, string> { ["Google"] = "Website" }, [nameof(LeadInput.StaffName)] = new Dictionary<string, string> { ["Nobody Known"] = "" },
            },
        });

        Assert.Equal([("EventName", "Fair", 1, true), ("Source", "Google", 2, false), ("StaffName", "Nobody Known", 1, false)], plain.NewNames.Select(name => (name.Field, name.Value, name.Rows, name.IsRefused)));
        Assert.Equal((2, 1), (plain.Created, plain.Refused));
        Assert.Equal("Event", plain.Problems.Single().Column);
        Assert.Equal((2, 1), (mapped.Created, mapped.Refused));
        Assert.Equal([("Event", "Fair"), ("Website", null)], (await office.LeadsAsync(admin)).Select(lead => (lead.Source, lead.EventName)));
    }
}

using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Api;
using LeadManager.Web.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LeadManager.Tests.Exports;

/// <summary>The parameter that chooses an export's columns.</summary>
public sealed class ExportColumnsTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Theory]
    [InlineData("columns=phone,firstName,createdAt", "Phone,First name,Created")]
    [InlineData("columns=LASTNAME&columns=%20id,,lastName", "Last name,Number")]
    [InlineData("columns=medicaidNo,dateOfBirth", "Medicaid number,Date of birth")]
    public async Task Columns_Known_AreTheOnlyOnesInThatOrder(string parameter, string header)
    {
        await AddLeadAsync();

        var text = await Admin.GetAsync($"/api/leads/export.csv?{parameter}");
        var workbook = await Admin.Client.GetByteArrayAsync($"/api/leads/export.xlsx?{parameter}");

        using var book = SomeExports.Read(workbook);
        Assert.Equal(header, text.Text.TrimStart('\uFEFF').Split("\r\n")[0]);
        Assert.Equal(header.Split(','), book.Worksheet("Leads").Row(1).CellsUsed().Select(cell => cell.GetString()));
    }

    [Theory]
    [InlineData("columns=")]
    [InlineData("columns=,%20,")]
    public async Task Columns_None_MeanAll(string parameter)
    {
        var all = await Admin.GetAsync("/api/leads/export.csv");
        var none = await Admin.GetAsync($"/api/leads/export.csv?{parameter}");

        Assert.Equal((HttpStatusCode.OK, all.Text), (none.Status, none.Text));
    }

    [Theory]
    [InlineData("columns=phone,medicaid_no,dob", "medicaid_no, dob")]
    [InlineData("columns=passwordHash", "passwordHash")]
    [InlineData("columns=searchText", "searchText")]
    public async Task Columns_Unknown_AreNamedAndNothingIsMade(string parameter, string named)
    {
        var before = await FingerprintAsync();

        var answer = await Admin.GetAsync($"/api/leads/export.csv?{parameter}&status=nonsense");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["columns", "status"], answer.Faults);
        Assert.Contains($"columns has no value {named}. Choose one of id, ", answer.Json.GetProperty("errors").GetProperty("columns")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await FingerprintAsync());
    }

    /// <summary>Case X03: care details asked for by a role that may not see them.</summary>
    [Theory]
    [InlineData(Role.SalesManager, false)]
    [InlineData(Role.Director, false)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.SuperAdmin, true)]
    public async Task X03_CareDetailsAskedFor_AreRefusedToWhoMayNotSeeThem(Role role, bool granted)
    {
        await AddLeadAsync("""{"firstName":"Cared","lastName":"For","phone":"9175550142","source":"Call","medicaidNo":"AB12345C","dateOfBirth":"1944-03-02"}""");
        var name = $"asks{role}".ToLowerInvariant();
        await App.AddUserAsync(role, name);
        var client = await ApiClient.SignInAsync(App, name);
        var before = await FingerprintAsync();

        var asked = await client.GetAsync("/api/leads/export.csv?columns=lastName,medicaidNo,dateOfBirth,emergencyContactPhone");
        var watched = await client.GetAsync($"/api/leads/export.xlsx?columns=medicaidNo&run={Guid.NewGuid():N}");

        Assert.Equal(granted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, asked.Status);
        Assert.Equal(granted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, watched.Status);
        Assert.Equal(granted, asked.Text.Contains("AB12345C", StringComparison.Ordinal));
        if (granted)
            return;
        Assert.Equal(["columns"], asked.Faults);
        Assert.Equal(before, await FingerprintAsync());
        var message = asked.Json.GetProperty("errors").GetProperty("columns")[0].GetString() ?? "";
        Assert.DoesNotContain("medicaidNo", message[message.IndexOf("Choose", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/leads/export.csv?columns=lastName")).Status);
    }

    [Fact]
    public void Columns_Keys_AreEachThereOnce()
    {
        var keys = ExportColumns.For(Actor.System).Select(column => column.Key).ToList();

        Assert.Equal(keys.Count, keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(ExportWish.Read(Actor.System, ExportFormat.Csv, new QueryCollection(new Dictionary<string, StringValues> { ["columns"] = string.Join(',', keys) })).IsOk);
    }
}

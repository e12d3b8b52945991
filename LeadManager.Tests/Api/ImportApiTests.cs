using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Api;

/// <summary>POST /api/import gives the page's own report and obeys the same rules.</summary>
public sealed class ImportApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Import_DryRun_ReportsAndWritesNothing()
    {
        var before = await FingerprintAsync();

        var answer = await SendAsync(Admin, SomeFiles.Header + "Ada,Lovelace,9175551101,ada.api@example.com,Website\r\nBob,,1.23457E+11,,Website\r\n", ("dryRun", "true"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((2, 1, 1, true), (Number(answer, "rows"), Number(answer, "created"), Number(answer, "refused"), answer.Json.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(["3 lastName Last name", "3 phone Phone"], answer.Json.GetProperty("problems").EnumerateArray()
            .Select(problem => $"{problem.GetProperty("line")} {problem.GetProperty("field").GetString()} {problem.GetProperty("column").GetString()}").Order(StringComparer.Ordinal));
        Assert.Equal("firstName", answer.Json.GetProperty("columns")[0].GetProperty("target").GetString());
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Import_WithMappingDefaultsAndPolicy_WritesAndCanBeUndone()
    {
        await Admin.PostAsync("/api/leads", """{"firstName":"Stored","lastName":"Person","phone":"9175552101","source":"Call"}""");
        var before = await FingerprintAsync();

        var answer = await SendAsync(
            Admin, "Who;Number;When\r\nAda Lovelace;9175552102;03/04/1950\r\nNew Name;917-555-2101;04/05/1951\r\n",
            ("mapping", """{"Who":"fullName","Number":"phone","When":"dateOfBirth"}"""), ("defaults", """{"source":"Campaign"}"""), ("policy", "update"), ("dateOrder", "monthFirst"));
        var id = Number(answer, "id");
        var found = await Admin.GetAsync("/api/leads?search=Lovelace&sort=-createdAt");
        var preview = await Admin.GetAsync($"/api/imports/{id}/undo");
        var undone = await Admin.PostAsync($"/api/imports/{id}/undo");
        var again = await Admin.PostAsync($"/api/imports/{id}/undo");

        Assert.Equal((1, 1, 0), (Number(answer, "created"), Number(answer, "updated"), Number(answer, "refused")));
        Assert.Equal("1950-03-04", found.Json.GetProperty("items")[0].GetProperty("dateOfBirth").GetString());
        Assert.Equal((1, 1), (Number(preview, "removed"), Number(undone, "restored")));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.NotEqual(before, await FingerprintAsync()); // the log has grown; the leads have not
        await using var db = await App.OpenAsync();
        Assert.Equal(1, await db.Leads.CountAsync(lead => lead.PhoneDigits == "+19175552101" && lead.FirstName == "Stored" && lead.Version == 1));
        Assert.Equal(0, await db.Leads.CountAsync(lead => lead.PhoneDigits == "+19175552102"));
    }

    [Fact]
    public async Task Import_DryRun_SaysWhoWouldGetWhichRowByTheRules()
    {
        var lena = await App.AddUserAsync(Role.SalesExecutive, "lena");
        var rule = await Admin.PostAsync("/api/assignment-rules", $$"""{"name":"Fair","sources":["Fair"],"strategy":"FixedUser","userIds":[{{lena.UserId}}]}""");
        await Admin.PostAsync($"/api/assignment-rules/{rule.Id}/switch-on", null);
        var text = SomeFiles.Header + "Ida,Fair,9175559101,ida.fair@example.com,Fair\r\nUma,Call,9175559102,uma.call@example.com,Call\r\n";

        var check = (await SendAsync(Admin, text, ("dryRun", "true"))).Json.GetProperty("assignments");
        await Admin.DeleteAsync($"/api/assignment-rules/{rule.Id}");
        var without = await SendAsync(Admin, text, ("dryRun", "true"));

        Assert.Equal($"{lena.Name} 1", string.Join(", ", check.GetProperty("people").EnumerateArray().Select(person => $"{person.GetProperty("name").GetString()} {person.GetProperty("count")}")));
        Assert.Equal($"2 {lena.UserId} {lena.Name} rule 1: Fair; {lena.Name}", string.Join(", ", check.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("line")} {row.GetProperty("userId")} {row.GetProperty("name").GetString()} {row.GetProperty("reason").GetString()}")));
        Assert.Equal(1, check.GetProperty("left").GetInt32());
        Assert.Equal(JsonValueKind.Null, without.Json.GetProperty("assignments").ValueKind);
    }

    [Fact]
    public async Task Import_RowWithoutWhatTheOfficeAsksFor_IsRefusedNamingTheField()
    {
        await SetPresetAsync(Core.Settings.Preset.Hierarchy);

        var answer = await SendAsync(Admin, SomeFiles.Header + "Ida,Mail,9175559201,,Website\r\n", ("allOrNothing", "true"));
        var check = await SendAsync(Admin, SomeFiles.Header + "Ida,Mail,9175559201,,Website\r\n", ("dryRun", "true"));
        await SetPresetAsync(Core.Settings.Preset.Everything);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["2 email"], check.Json.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("line")} {problem.GetProperty("field").GetString()}"));
        Assert.Equal(1, Number(await SendAsync(Admin, SomeFiles.Header + "Ida,Mail,9175559201,,Website\r\n", ("dryRun", "true")), "created"));
    }

    [Fact] // I10
    public async Task Import_ByUser_IsForbiddenAndKeepsNothing()
    {
        var before = await FingerprintAsync();

        var refused = await SendAsync(User, SomeFiles.Good);
        var refusedDraft = await SendAsync(User, "/api/imports", SomeFiles.Text(SomeFiles.Good), "leads.csv");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.Status, refusedDraft.Status));
        Assert.Equal(before, await FingerprintAsync());
        await using var db = await App.OpenAsync();
        Assert.Equal(0, await db.ImportContents.CountAsync());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Admin, SomeFiles.Good, ("dryRun", "true"))).Status);
    }

    [Fact] // what the page offers for a row, a cell and a word, programs can say too
    public async Task Import_ChoicesForRowsCellsAndWords_AreKeptToTheRow()
    {
        var text = SomeFiles.Header + "Rosa,Choices,9175556301,,Google\r\nRosa,Choices,9175556301,,Website\r\nTim,Choices,12,n/a,Website\r\n";

        var plain = await SendAsync(Admin, text, ("dryRun", "true"));
        var chosen = await SendAsync(
            Admin, text, ("rowPolicies", """{"3":"create"}"""), ("fixes", """{"4":{"2":"9175556302"}}"""), ("values", """{"source":{"Google":"Campaign"}}"""), ("emptyWords", """["n/a"]"""));

        Assert.Equal((1, 1, 1), (Number(plain, "created"), Number(plain, "skipped"), Number(plain, "refused")));
        Assert.Equal((3, 0, 0), (Number(chosen, "created"), Number(chosen, "skipped"), Number(chosen, "refused")));
        var stored = (await Admin.GetAsync("/api/leads?search=Choices&sort=createdAt")).Json.GetProperty("items").EnumerateArray()
            .Select(lead => $"{lead.GetProperty("phone").GetString()} {lead.GetProperty("source").GetString()} {lead.GetProperty("email").GetString()}").Order(StringComparer.Ordinal);
        Assert.Equal(["9175556301 Campaign ", "9175556301 Website ", "9175556302 Website "], stored);
    }

    [Fact]
    public async Task Import_AllOrNothing_RefusesTheWhole()
    {
        var before = await FingerprintAsync();

        var answer = await SendAsync(Admin, SomeFiles.Header + "Ada,Lovelace,9175553101,,Website\r\nBob,,12,,Website\r\n", ("allOrNothing", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task RefusedRows_CorrectedAndSentAgain_AreImported()
    {
        var first = await SendAsync(Admin, SomeFiles.Header + "Fay,\"O\"\"Hara\",12,,Website\r\nGus,Fed-Back,9175554202,,Website\r\n");
        var refused = (await Admin.GetAsync($"/api/imports/{Number(first, "id")}/refused.csv")).Text;

        var again = await SendAsync(Admin, refused.Replace(",12,", ",9175554201,", StringComparison.Ordinal));

        Assert.Equal((1, 1), (Number(first, "created"), Number(first, "refused")));
        Assert.Equal((1, 1, 0), (Number(again, "rows"), Number(again, "created"), Number(again, "refused")));
        Assert.Equal("O\"Hara", (await Admin.GetAsync("/api/leads?search=9175554201")).Json.GetProperty("items")[0].GetProperty("lastName").GetString());
    }

    [Fact]
    public async Task RefusedRows_OfAnImport_AreAFile()
    {
        var answer = await SendAsync(Admin, SomeFiles.Header + "Bob,,12,,Website\r\n");

        var text = (await Admin.GetAsync($"/api/imports/{Number(answer, "id")}/refused.csv")).Text;
        using var download = await Admin.Client.GetAsync($"/api/imports/{Number(answer, "id")}/refused.csv");
        var list = await Admin.GetAsync("/api/imports");

        Assert.Contains("Bob,,12,,Website,", text, StringComparison.Ordinal);
        Assert.Equal("leads refused rows.csv", download.Content.Headers.ContentDisposition?.FileNameStar); // as the file is called that it is of
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GetAsync("/api/imports/999999/refused.csv")).Status);
        Assert.Contains(list.Json.GetProperty("items").EnumerateArray(), row => row.GetProperty("id").GetInt32() == Number(answer, "id") && row.GetProperty("state").GetString() == nameof(ImportState.Imported));
    }

    internal static int Number(ApiAnswer answer, string name) =>
        answer.Json.ValueKind == JsonValueKind.Object ? answer.Json.GetProperty(name).GetInt32() : throw new InvalidOperationException(answer.Text);

    internal static Task<ApiAnswer> SendAsync(ApiClient client, string text, params (string Name, string Value)[] fields) =>
        SendAsync(client, "/api/import", SomeFiles.Text(text), "leads.csv", fields);

    internal static async Task<ApiAnswer> SendAsync(ApiClient client, string path, byte[] bytes, string name, params (string Name, string Value)[] fields)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { content, "file", name } };
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        return await SendAsync(client, path, form);
    }

    internal static async Task<ApiAnswer> SendAsync(ApiClient client, string path, HttpContent form)
    {
        using var response = await client.Client.PostAsync(path, form);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ApiAnswer(response.StatusCode, isJson ? JsonDocument.Parse(text).RootElement : default, text, response.Headers.Location?.ToString(), null);
    }

    private async Task SetPresetAsync(Core.Settings.Preset preset) =>
        Assert.True((await App.Get<Core.Settings.OrganisationService>().UpdateAsync(App.Admin, Settings.SomePresets.Of(preset), default)).IsOk);
}

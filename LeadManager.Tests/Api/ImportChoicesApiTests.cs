using System.Net;
using System.Net.Http.Headers;
using LeadManager.Tests.Imports;

namespace LeadManager.Tests.Api;

/// <summary>POST /api/import with fields that mean nothing, are too many or cannot be read: the field is named, and nothing is written.</summary>
public sealed class ImportChoicesApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Import_FaultyFields_NamesThemAllAtOnce()
    {
        var answer = await ImportApiTests.SendAsync(
            Admin, SomeFiles.Good, ("policy", "merge"), ("dryRun", "perhaps"), ("mapping", """{"Shoe size":"phone"}"""), ("defaults", "[]"), ("headerLine", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["headerLine"], answer.Faults);
        var others = await ImportApiTests.SendAsync(Admin, SomeFiles.Good, ("policy", "merge"), ("dryRun", "perhaps"), ("mapping", """{"Shoe size":"phone"}"""), ("defaults", "[]"));
        Assert.Equal(["defaults", "mapping", "policy"], others.Faults);
    }

    [Theory] // where there is no such column, or no value, nobody can know what was meant
    [InlineData("fixes", """{"2":{"50000000":"x"}}""")]
    [InlineData("fixes", """{"2":{"2147483647":"x"}}""")]
    [InlineData("fixes", """{"2":{"-1":"x"}}""")]
    [InlineData("fixes", """{"2":null}""")]
    [InlineData("fixes", """{"2":{"0":null}}""")]
    [InlineData("defaults", """{"city":null}""")]
    [InlineData("defaults", """{"city":"Springfield","City":"Shelbyville"}""")]
    [InlineData("defaults", """{"city":"\ud800"}""")]
    [InlineData("values", """{"source":null}""")]
    [InlineData("values", """{"source":{"a":"b"},"Source":{"c":"d"}}""")]
    [InlineData("rowPolicies", """{"2":7}""")]
    [InlineData("emptyWords", "[null]")]
    public async Task Import_ChoicesThatMeanNothing_AreRefusedByNameAndNothingIsWritten(string name, string value)
    {
        var before = await FingerprintAsync();

        var answer = await ImportApiTests.SendAsync(Admin, SomeFiles.Header + "Rosa,Nothing,9175556310,,Website\r\n", (name, value));

        Assert.Equal((HttpStatusCode.BadRequest, name), (answer.Status, answer.Faults.Single()));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Theory] // each is looked up for every row, and each fault is told: a request of some MB took half an hour
    [InlineData("keys", "phone,", 21)]
    [InlineData("keys", "phone+", 11)]
    [InlineData("keys", "shoe,", 100_000)]
    [InlineData("mapping", "\"Shoe {0}\":\"phone\",", 100_000)]
    [InlineData("defaults", "\"shoe {0}\":\"x\",", 100_000)]
    public async Task Import_MoreChoicesThanAnybodyNeeds_AreRefusedWithAFewFaults(string name, string part, int times)
    {
        var before = await FingerprintAsync();
        var value = string.Concat(Enumerable.Range(0, times).Select(number => part.Replace("{0}", $"{number}", StringComparison.Ordinal)))[..^1];

        var answer = await ImportApiTests.SendAsync(Admin, SomeFiles.Header + "Rosa,Many,9175556312,,Website\r\n", (name, name == "keys" ? value : $"{{{value}}}"));

        Assert.Equal((HttpStatusCode.BadRequest, name), (answer.Status, answer.Faults.Single()));
        Assert.InRange(answer.Json.GetProperty("errors").GetProperty(name).GetArrayLength(), 1, 21);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact] // an empty choice is none
    public async Task Import_EmptyChoices_ChangeNothing()
    {
        var answer = await ImportApiTests.SendAsync(Admin, SomeFiles.Header + "Rosa,Empty,9175556311,,Website\r\n", ("dryRun", "true"), ("fixes", """{"2":{}}"""), ("values", "{}"), ("mapping", """{"E-mail":null}"""));

        Assert.Equal((HttpStatusCode.OK, 1), (answer.Status, ImportApiTests.Number(answer, "created")));
    }

    [Fact]
    public async Task Import_NoFileOrNoTable_IsRefusedWithTheReason()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("true"), "dryRun" } };

        var missing = await ImportApiTests.SendAsync(Admin, "/api/import", empty);
        var json = await Admin.PostAsync("/api/import");
        var picture = await ImportApiTests.SendAsync(Admin, "/api/import", [0x89, (byte)'P', (byte)'N', (byte)'G'], "leads.csv");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest), (missing.Status, json.Status, picture.Status));
        Assert.Equal(("file", "file"), (missing.Faults.Single(), picture.Faults.Single()));
    }

    [Theory] // "file" names what was sent, "delimiter" and "encoding" how it was to be read
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b", "file")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"delimiter\"\r\n\r\n\0\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--x--\r\n", "delimiter")]
    public async Task Import_FormThatCannotBeRead_IsRefusedAndNothingIsWritten(string form, string fault)
    {
        var before = await FingerprintAsync();
        using var body = new StringContent(form);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var answer = await ImportApiTests.SendAsync(Admin, "/api/import", body);

        Assert.Equal((HttpStatusCode.BadRequest, fault), (answer.Status, answer.Faults.Single()));
        Assert.Equal(before, await FingerprintAsync());
    }
}

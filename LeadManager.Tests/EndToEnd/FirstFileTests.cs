using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClosedXML.Excel;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.EndToEnd;

/// <summary>What a process can do before it has done anything else.</summary>
[Collection(InBrowser.Name)]
public sealed class FirstFileTests
{
    [SkippableFact]
    public async Task Import_AWorkbookAsTheVeryFirstFile_IsRead()
    {
        await using var office = await Street.OpenAsync("--demo", "--leads", "5");
        using var client = new HttpClient { BaseAddress = new Uri(office.Address) };
        using var entered = await client.PostAsJsonAsync("/api/auth/login", new { username = "administrator", password = TestUsers.Password });
        var tokens = await entered.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());

        using var content = new ByteArrayContent(Workbook());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var form = new MultipartFormDataContent { { content, "file", "people.xlsx" }, { new StringContent("true"), "dryRun" } };
        using var answer = await client.PostAsync(new Uri("/api/import", UriKind.Relative), form);

        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static byte[] Workbook()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("People");
        foreach (var (column, heading, value) in new[] { (1, "First name", "Zoë"), (2, "Last name", "Erstling"), (3, "Phone", "+1 555 010 7761"), (4, "Source", "Call") })
        {
            sheet.Cell(1, column).Value = heading;
            sheet.Cell(2, column).Value = value;
        }

        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        return bytes.ToArray();
    }
}

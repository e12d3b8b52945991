using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>An import from the choice of its file to its undoing.</summary>
public sealed class ImportPages(Visitor person)
{
    private IPage Page => person.Page;

    public ILocator File => Page.GetByLabel("File", new() { Exact = true });

    /// <summary>The number above the rows, like "New".</summary>
    public ILocator Count(string name) =>
        Page.Locator("dl div").Filter(new() { Has = Page.GetByText(name, new() { Exact = true }) }).Locator("dd");

    /// <summary>Where a column of the file goes.</summary>
    public ILocator Target(string column) => Page.GetByLabel($"Goes to: {column}", new() { Exact = true });

    /// <summary>The value that all new leads get.</summary>
    public ILocator Default(string field) => Page.GetByLabel(field, new() { Exact = true });

    public async Task UploadAsync(string path)
    {
        await person.ChooseAsync("Import");
        await File.SetInputFilesAsync(path);
        await AwaitColumnsAsync();
    }

    public async Task UploadAsync(FilePayload file)
    {
        await person.ChooseAsync("Import");
        await File.SetInputFilesAsync(file);
        await AwaitColumnsAsync();
    }

    /// <summary>The number of a file that was chosen just now and waits for its import, or 0 for somebody who may not import.</summary>
    public async Task<string> DraftAsync()
    {
        var form = Page.APIRequest.CreateFormData();
        form.Set("file", new FilePayload { Name = "draft.csv", MimeType = "text/csv", Buffer = "First name,Last name\r\nZoë,Entwurf\r\n"u8.ToArray() });
        var answer = await Page.APIRequest.PostAsync("/api/imports", new() { Multipart = form, Headers = [new("X-Requested-With", "test")] });
        return answer.Ok ? (await answer.JsonAsync())?.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture) ?? "0" : "0";
    }

    public Task CheckAsync() => person.Button("Check the rows").ClickAsync();

    /// <summary>Imports what was checked, and waits until it is done.</summary>
    public async Task FinishAsync()
    {
        await person.Button("Import").ClickAsync();
        await Expect(person.Button("Undo import")).ToBeVisibleAsync();
    }

    public async Task UndoAsync()
    {
        await person.Button("Undo import").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();
        await Expect(Page.GetByText("This import was undone")).ToBeVisibleAsync();
    }

    /// <summary>How many leads the office has that this search finds.</summary>
    public async Task<int> TotalAsync(string search = "")
    {
        var answer = await Page.APIRequest.GetAsync($"/api/leads?pageSize=1&search={Uri.EscapeDataString(search)}");
        return (await answer.JsonAsync())?.GetProperty("total").GetInt32() ?? -1;
    }

    private Task AwaitColumnsAsync() => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What the columns are" })).ToBeVisibleAsync();
}

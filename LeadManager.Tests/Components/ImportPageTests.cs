using System.Data.Common;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.Imports;
using LeadManager.Core.Settings;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Settings;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Components;

/// <summary>What the page of an import says before anything is written.</summary>
public sealed class ImportPageTests : SignedInTest
{
    [Fact]
    public async Task Check_IsInTheAddress_SoThatAReloadComesBackToIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var text = SomeFiles.Header + "Ada,Lovelace,9175550101,ada@example.com,Website\r\n";
        var draft = (await office.Get<ImportDrafts>().UploadAsync(admin, "leads.csv", SomeFiles.Text(text), default)).Value?.Id ?? 0;
        await SignInAsync(office, admin);
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/import/{draft}?step=check");

        var page = Render<ImportPage>(parameters => parameters.Add(each => each.Id, draft));
        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Back to the columns"), Patience);
        Assert.Equal("Adds 1 of 1 rows.", page.FindAll(".actions .text-hint").Single().TextContent);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Back to the columns").ClickAsync();

        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Check the rows"), Patience);
        Assert.DoesNotContain("step", navigation.Uri, StringComparison.Ordinal);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Check the rows").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith("?step=check", navigation.Uri, StringComparison.Ordinal), Patience);
    }

    [Fact] // I08
    public async Task Row_ThatIsThereAlready_IsDecidedByItself()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var page = await OpenAsync(office, admin, SomeFiles.Header + "Ada,Lovelace,9175550101,,Website\r\nAda,Again,(917) 555-0101,,Website\r\nAda,Third,9175550101,,Website\r\n");
        await PressAsync(page, "Check the rows");
        page.WaitForState(() => Counts(page) == "3 1 0 2 0", Patience);

        await page.Find("select[aria-label='What happens to line 3']").ChangeAsync(nameof(DuplicatePolicy.Create));
        page.WaitForState(() => Counts(page) == "3 2 0 1 0", Patience);
        Assert.Equal("2 rows", page.Find("section[aria-labelledby=duplicates-title] .text-hint").TextContent);
        Assert.All(page.FindAll("section[aria-labelledby=duplicates-title] td[data-label=Why]"), why => Assert.Equal("Stands in line 2 already.", why.TextContent));
        await PressAsync(page, "Import");
        page.WaitForState(() => page.Markup.Contains("is imported", StringComparison.Ordinal), Patience);

        Assert.Equal(["Lovelace", "Again"], (await office.LeadsAsync(admin)).Select(lead => lead.LastName));
    }

    [Fact]
    public async Task Choices_SavedByName_AreOfferedAndFitTheNextFile()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var page = await OpenAsync(office, admin, "Wer,Ort\r\nAda Lovelace,London\r\n");
        await page.Find("select[aria-label='Goes to: Wer']").ChangeAsync(ImportTarget.FullName);
        await page.Find("#import-name").InputAsync("Messe");
        await PressAsync(page, "Save choices");
        page.WaitForState(() => page.FindAll("#import-saved option").Any(option => option.TextContent == "Messe"), Patience);

        var next = await UploadAsync(office, admin, "Ort,Wer\r\nParis,Bob Ross\r\n");
        var other = Render<ImportPage>(parameters => parameters.Add(each => each.Id, next));
        await other.WaitForElement("#import-saved", Patience).ChangeAsync("Messe");
        Assert.True(other.Markup.IndexOf("import-saved", StringComparison.Ordinal) < other.Markup.IndexOf("columns-title", StringComparison.Ordinal)); // before one chooses all of it anew

        other.WaitForAssertion(() => Assert.Equal(ImportTarget.FullName, other.Find("select[aria-label='Goes to: Wer'] option[selected]").GetAttribute("value")), Patience);
    }

    [Fact]
    public async Task Choices_SavedByName_AreForgottenOnceConfirmed()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        foreach (var name in new[] { "Messe", "Fair" })
            Assert.True((await office.Get<SavedMappings>().SaveAsync(admin, name, new ImportSettings(), default)).IsOk);
        var page = await OpenAsync(office, admin, SomeFiles.Good);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Forget");
        await page.Find("#import-saved").ChangeAsync("Messe");

        var refused = PressAsync(page, "Forget");
        await page.WaitForElement("dialog .button-outline", Patience).ClickAsync();
        await refused;
        Assert.Equal(2, (await office.Get<SavedMappings>().ListAsync(admin, default)).Count);

        var forgotten = PressAsync(page, "Forget");
        await page.WaitForElement("dialog .button-primary", Patience).ClickAsync();
        await forgotten;
        page.WaitForState(() => page.FindAll("#import-saved option").All(option => option.TextContent != "Messe"), Patience);
        Assert.Equal(["Fair"], (await office.Get<SavedMappings>().ListAsync(admin, default)).Select(mapping => mapping.Name));
    }

    [Fact]
    public async Task Cancel_WhileItRuns_ImportsNothingAndKeepsTheCheck()
    {
        var hold = new Hold();
        await using var office = await Office.OpenAsync(services => services.ConfigureDbContext<LeadDbContext>(options => options.AddInterceptors(hold)));
        var admin = await office.HireAsync(Role.Administrator);
        var page = await OpenAsync(office, admin, SomeFiles.Good);
        await PressAsync(page, "Check the rows");
        page.WaitForState(() => Counts(page) == "2 2 0 0 0", Patience);

        hold.IsOn = true;
        var importing = PressAsync(page, "Import");
        page.WaitForState(() => page.FindAll("progress").Count == 1, Patience);
        await PressAsync(page, "Cancel");
        await importing;

        page.WaitForState(() => Counts(page) == "2 2 0 0 0", Patience);
        Assert.Empty(await office.LeadsAsync(admin));
        hold.IsOn = false;
        await PressAsync(page, "Import");
        page.WaitForState(() => page.Markup.Contains("is imported", StringComparison.Ordinal), Patience);
        Assert.Equal(2, (await office.LeadsAsync(admin)).Count);
    }

    /// <summary>Lets nothing begin to store that can be cancelled, until it is.</summary>
    private sealed class Hold : DbTransactionInterceptor
    {
        public bool IsOn { get; set; }

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (IsOn && cancellationToken.CanBeCanceled)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return result;
        }
    }

    private static async Task<int> UploadAsync(Office office, Actor who, string text) =>
        (await office.Get<ImportDrafts>().UploadAsync(who, "leads.csv", SomeFiles.Text(text), default)).Value?.Id ?? 0;

    private async Task<IRenderedComponent<ImportPage>> OpenAsync(Office office, Actor who, string text)
    {
        var draft = await UploadAsync(office, who, text);
        await SignInAsync(office, who);
        var page = Render<ImportPage>(parameters => parameters.Add(each => each.Id, draft));
        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Check the rows"), Patience);
        return page;
    }

    private static Task PressAsync(IRenderedComponent<ImportPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name).ClickAsync();

    /// <summary>Rows, new, updated, left out, refused.</summary>
    private static string Counts(IRenderedComponent<ImportPage> page) => string.Join(' ', page.FindAll("dl.counts dd").Select(count => count.TextContent));

    [Fact]
    public async Task Check_ShowsWhatTheOfficeAsksForAndWhoGetsTheRest()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        await office.PresetAsync(admin, Preset.Hierarchy);
        await office.RuleAsync(admin, "Website", AssignmentStrategy.FewestOpen, [lena], rule => rule.Sources = ["Website"]);
        var text = SomeFiles.Header + "Ada,Lovelace,9175550101,ada@example.com,Website\r\nBea,Ross,9175550102,,Website\r\nCy,Coe,9175550103,cy@example.com,Call\r\n";
        var draft = (await office.Get<ImportDrafts>().UploadAsync(admin, "leads.csv", SomeFiles.Text(text), default)).Value?.Id ?? 0;
        await SignInAsync(office, admin);
        var before = await office.LeadsAsync(admin);
        var page = Render<ImportPage>(parameters => parameters.Add(each => each.Id, draft));

        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Check the rows"), Patience);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Check the rows").ClickAsync();
        page.WaitForElement("section[aria-labelledby=assignees-title]", Patience);

        var shares = page.Find("section[aria-labelledby=assignees-title]");
        Assert.Equal(["lena Name", "1", "Website", "rule 1: Website; lena Name, 0 open"], shares.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("Nobody gets 1 of them", shares.QuerySelector(".heading")?.TextContent);
        Assert.Contains("no rule asks for such leads", shares.TextContent, StringComparison.Ordinal);
        Assert.Contains("E-mail", page.Find("section[aria-labelledby=problems-title]").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await office.LeadsAsync(admin));
    }
}

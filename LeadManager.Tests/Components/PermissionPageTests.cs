using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Permissions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The matrix as a table that says every cell, its key that explains every scope, and See as with why and why not.</summary>
public sealed class PermissionPageTests : SignedInTest
{
    [Fact]
    public void Table_HasEveryCellOfTheAgreedMatrixAndAKeyForEveryScope()
    {
        var page = Render<PermissionsPage>();

        var agreed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "permissions.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(line => ActionGroups.NameOf(Enum.Parse<LeadAction>(line[0])));
        var rows = page.FindAll("section[aria-label='Permission matrix'] tbody tr:not(.group)");
        Assert.Equal(agreed.Count, rows.Count);
        foreach (var row in rows)
        {
            var cells = row.QuerySelectorAll("td").Select(cell => string.Join('|', cell.QuerySelectorAll("abbr").Select(mark => mark.GetAttribute("title")).Order()));
            Assert.Equal(agreed[row.QuerySelector("th")?.TextContent ?? ""].Skip(1).Select(Named), cells);
        }

        Assert.Equal(ScopeWords.All.Select(word => $"{word.Letter}{word.Name}: {word.Meaning}"), page.FindAll(".key li").Select(entry => entry.TextContent.Trim()));
    }

    [Theory] // what is granted, what is not, and what is kept from one account alone
    [InlineData(Role.SalesExecutive, false, "View lead", "Yes", "Mine: this person is the assignee")]
    [InlineData(Role.SalesExecutive, false, "Delete lead", "No", "may not.")]
    [InlineData(Role.SalesExecutive, false, "Claim lead", "No", "may not.")]
    [InlineData(Role.Employee, false, "Claim lead", "No", "Only Unassigned, and this lead is not.")]
    [InlineData(Role.SalesExecutive, false, "View special", "Yes", "Special: ")]
    [InlineData(Role.SalesExecutive, true, "View special", "No", "Special leads are kept from this person.")]
    [InlineData(Role.Director, true, "View special", "No", "Special leads are kept from this person.")]
    [InlineData(Role.Director, false, "View special", "Yes", "All: every lead.")]
    public async Task SeeAs_OfAPersonAndALead_SaysWhyAndWhyNot(Role role, bool isKept, string action, string answer, string why)
    {
        await using var office = await Office.OpenAsync();
        var (admin, person) = (await office.HireAsync(Role.Administrator), await office.HireAsync(role));
        await KeepAsync(office, person, isKept);
        var lead = await office.LeadAsync(admin, command => (command.AssigneeId, command.IsSpecial, command.SpecialReason) = (person.UserId, true, "large"));

        var page = await OpenAsync(office, admin, person, lead.Lead.Id, Preset.Everything);

        var cells = page.FindAll(".verdicts tbody tr").Single(row => row.QuerySelector("th")?.TextContent == action).QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(answer, cells[0]);
        Assert.Contains(why, cells[1], StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<LeadAction>().Length, page.FindAll(".verdicts tbody tr").Count);
        await DisposeComponentsAsync();
    }

    [Theory] // the same places that this person finds in his navigation
    [InlineData(false, Preset.Everything, true)]
    [InlineData(true, Preset.Everything, false)]
    [InlineData(false, Preset.Dealership, false)]
    public async Task SeeAs_Navigation_IsThatOfThePersonInThisOffice(bool isKept, Preset preset, bool hasSpecial)
    {
        await using var office = await Office.OpenAsync();
        var (admin, person) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive));
        await KeepAsync(office, person, isKept);

        var page = await OpenAsync(office, admin, person, (await office.LeadAsync(admin)).Lead.Id, preset);

        Assert.Contains("this lead does not exist", page.Markup, StringComparison.Ordinal);
        Assert.Equal(hasSpecial, page.FindAll(".text-hint").Single(text => text.TextContent.StartsWith("Navigation:", StringComparison.Ordinal)).TextContent.Contains("Special leads", StringComparison.Ordinal));
        await DisposeComponentsAsync();
    }

    private async Task<IRenderedComponent<SeeAsPage>> OpenAsync(Office office, Actor admin, Actor person, int lead, Preset preset)
    {
        await SignInAsync(office, admin);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/permissions/see-as?user={person.UserId}&lead={lead}");
        var page = Render<SeeAsPage>(parameters => parameters.AddCascadingValue(new ShellFacts("Harbor") { Plan = PresetPlan.Of(preset) }));
        page.WaitForElement(".verdicts", Patience);
        return page;
    }

    private static async Task KeepAsync(Office office, Actor person, bool isKept)
    {
        await using var db = await office.ContextAsync();
        await db.Users.Where(user => user.Id == person.UserId).ExecuteUpdateAsync(user => user.SetProperty(row => row.IsKeptFromSpecial, isKept));
        office.Get<AccountReader>().Drop();
    }

    private static string Named(string cell) => cell.Length == 0 ? "" : string.Join('|', cell.Split('|').Select(scope => ScopeWords.Of(Enum.Parse<Scope>(scope)).Name).Order());
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The list of leads: every view has an address, and Back leads to it.</summary>
[Collection(InBrowser.Name)]
public sealed class ListTests(Street street)
{
    [SkippableFact]
    public async Task Filters_AddedAndTakenAway_AddressAndChipsFollow()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.ChooseAsync("Leads");

        await person.Leads.FilterAsync("Source", "Website");
        await person.Leads.FilterAsync("Status", "New");
        await Expect(person.Page).ToHaveURLAsync(new Regex("source=Website.*status=New|status=New.*source=Website"));
        await Expect(person.Leads.Rows.Filter(new() { HasNotText = "Website" })).ToHaveCountAsync(0);
        await person.Page.ReloadAsync();
        await Expect(person.Leads.Chip("Source", "Website")).ToBeVisibleAsync();
        await person.Leads.Chip("Status", "New").ClickAsync();

        await Expect(person.Leads.Chip("Status", "New")).ToHaveCountAsync(0);
        await Expect(person.Page).ToHaveURLAsync(new Regex(@"\?source=Website$"));
        await person.Leads.Chip("Source", "Website").ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/leads$"));
        await person.Page.GoBackAsync();
        await Expect(person.Leads.Chip("Source", "Website")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task SortAndPage_LeadOpenedAndBack_PlaceIsKept()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.GoAsync("/leads?pageSize=25");

        await person.Leads.Table.GetByRole(AriaRole.Columnheader, new() { Name = "Created" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(person.Leads.Table.GetByRole(AriaRole.Columnheader, new() { Name = "Created" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await person.Button("Next").ClickAsync();
        await Expect(person.Leads.Range).ToContainTextAsync("26-50 of");
        var first = await person.Leads.Rows.First.GetByRole(AriaRole.Link).First.InnerTextAsync();
        await person.Leads.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex(@"/leads/\d+\?"));
        await Expect(person.Page.GetByText("Number 26 in the list")).ToBeVisibleAsync();
        await person.Page.GoBackAsync();

        await Expect(person.Leads.Range).ToContainTextAsync("26-50 of");
        await Expect(person.Leads.Rows.First).ToContainTextAsync(first);
        await Expect(person.Page).ToHaveURLAsync(new Regex("page=2"));
        await Expect(person.Page).ToHaveURLAsync(new Regex("sort=createdAt"));
    }

    [SkippableFact]
    public async Task Page_BeyondTheLast_OpensTheLast()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");

        await person.GoAsync("/leads?source=Website&page=99");

        await Expect(person.Leads.Rows).Not.ToHaveCountAsync(0);
        await Expect(person.Page).ToHaveURLAsync(new Regex(@"source=Website(&page=\d)?$"));
    }

    [SkippableTheory]
    [InlineData("5550107741")]
    [InlineData("(555) 010-7741")]
    [InlineData("555.010.774")]
    [InlineData("frieda FINDEN")]
    public async Task Search_PhoneOrNameInAnotherNotation_FindsTheLead(string typed)
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.GoAsync("/leads?search=5550107741");
        await Expect(person.Leads.Rows.Or(person.Page.GetByText("No lead matches")).First).ToBeVisibleAsync();
        if (await person.Leads.Rows.CountAsync() == 0)
            await person.Form.AddAsync("Frieda", "Finden", "+1 555 010 7741");

        await person.GoAsync("/leads");
        await person.Leads.Search.FillAsync(typed);

        await Expect(person.Leads.Rows).ToHaveCountAsync(1);
        await Expect(person.Leads.Row("Finden", "Frieda")).ToBeVisibleAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("search="));
    }
}

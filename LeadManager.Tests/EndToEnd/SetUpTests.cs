using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The first of all gets in.</summary>
[Collection(InBrowser.Name)]
public sealed class SetUpTests(Street street)
{
    [SkippableFact]
    public async Task SetUp_CodeFromTheConsole_MakesTheFirstAdministrator()
    {
        await using var office = await Street.OpenAsync();
        await using var person = await street.VisitAsync(office);
        await person.GoAsync("/");
        await Expect(person.Heading("Set up Lead Manager")).ToBeVisibleAsync();
        await person.Door.FillAsync(("Organisation", "Corner Office"), ("User name", "first"), ("Name", "First Person"), ("E-mail", "first@example.com"));
        await person.Page.GetByLabel("Time zone").SelectOptionAsync("Asia/Kolkata");
        await person.Page.GetByLabel("Kind of office").SelectOptionAsync("Clinic");

        await person.Door.FillAsync(("One-time code", "WRONG-CODE"), ("Password", TestUsers.Password));
        await person.Door.PressAsync("Set up");
        await Expect(person.Page.GetByText("This is not the code.")).ToBeVisibleAsync();
        await Expect(person.Page.GetByLabel("One-time code")).ToBeFocusedAsync(); // what is wrong may be further down than one sees
        await Expect(person.Page.GetByLabel("Time zone")).ToHaveValueAsync("Asia/Kolkata"); // chosen, so the browser's own does not come back
        await person.Door.FillAsync(("One-time code", office.SetUpCode), ("Password", TestUsers.Password));
        await person.Door.PressAsync("Set up");

        await Expect(person.Heading("Sign in")).ToBeVisibleAsync();
        await person.Door.SignInAsync("first", TestUsers.Password);
        await Expect(person.Heading("My day")).ToBeVisibleAsync();
        await Expect(person.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Corner Office");
        await Expect(person.Link("Special leads")).ToHaveCountAsync(0); // a clinic has none
        await person.GoAsync("/setup");
        await Expect(person.Heading("My day")).ToBeVisibleAsync();
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The working day: what happened is written down, what is due is planned, moved and done, and others see it live (S3.047-S3.049, S3.066-S3.068, S3.106).</summary>
[Collection(InBrowser.Name)]
public sealed class DailyWorkTests(Street street)
{
    [SkippableFact]
    public async Task Lead_FromTheFirstCallToTheNextFollowUp_IsToldByItsTimeline()
    {
        await using var user = await street.EnterAsync(await street.DemoAsync(), "user");
        await user.Form.AddAsync("Amara", "Tagwerk", "+1 555 010 7751");
        var address = user.Page.Url;

        await user.Button("Log activity").ClickAsync();
        await Expect(NoteOf(user)).ToBeFocusedAsync();
        await Examination.PassesAsync(user.Page, "the dialog that writes down an activity");
        await PressAsync(user, "Save");
        await Expect(NoteOf(user)).ToHaveAttributeAsync("aria-invalid", "true");
        await NoteOf(user).FillAsync("Wants to talk it over with her son");
        await PressAsync(user, "Spoke");
        await PressAsync(user, "Save");
        await Expect(user.Lead.Toast("Call with Amara Tagwerk is written down.")).ToBeVisibleAsync();

        await user.Button("Plan follow-up").ClickAsync();
        await PressAsync(user, "Tomorrow");
        await NoteOf(user).FillAsync("Ask what the son says");
        await PressAsync(user, "Save");
        var next = user.Page.GetByRole(AriaRole.Region, new() { Name = "Next follow-up" });
        await Expect(next).ToContainTextAsync("Ask what the son says");

        await next.GetByRole(AriaRole.Button, new() { Name = "Done: Call with Amara Tagwerk" }).ClickAsync();
        await Examination.PassesAsync(user.Page, "the dialog of what came of it");
        await PressAsync(user, "Call back");
        await PressAsync(user, "Next week");
        await PressAsync(user, "Done");
        await Expect(user.Lead.Toast("Done, and the next one is planned.")).ToBeVisibleAsync();

        await user.GoAsync(address + "/timeline");
        var timeline = user.Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });
        foreach (var told in new[] { "Wants to talk it over with her son", "Follow-up planned", "Follow-up done", "Created" })
            await Expect(timeline).ToContainTextAsync(told);
        await Examination.PassesAsync(user.Page, "the timeline");
        await timeline.GetByLabel("Activities").CheckAsync();
        await Expect(timeline.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        Assert.Empty(user.Complaints);
    }

    [SkippableFact]
    public async Task Calendar_ByKeyboard_MovesAFollowUpAndTheListsFollow()
    {
        await using var user = await street.EnterAsync(await street.DemoAsync(), "user");
        await user.Form.AddAsync("Bea", "Kalender", "+1 555 010 7752");
        await user.Button("Plan follow-up").ClickAsync();
        await PressAsync(user, "In an hour");
        await PressAsync(user, "Save");
        await user.ChooseAsync("Follow-ups");
        await user.GoAsync("/follow-ups?view=calendar");
        var slot = user.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Bea Kalender\\s*, Call") });
        var before = await slot.TextContentAsync();

        await slot.FocusAsync();
        await user.Page.Keyboard.PressAsync("Alt+ArrowRight");

        await Expect(slot).Not.ToHaveTextAsync(before ?? "");
        await Expect(slot).ToBeFocusedAsync();
        await Examination.PassesAsync(user.Page, "the calendar");
        await user.GoAsync("/follow-ups?view=upcoming");
        await Expect(user.Link("Bea Kalender")).ToBeVisibleAsync();
        Assert.Empty(user.Complaints);
    }

    [SkippableFact]
    public async Task MyDay_WhatAManagerPlansForMe_AppearsAndGoesByItself()
    {
        var demo = await street.DemoAsync();
        await using var leader = await street.EnterAsync(demo, "teamleader");
        await leader.Form.AddAsync("Cora", "Morgenrunde", "+1 555 010 7753");
        var address = leader.Page.Url;
        await leader.Button("Assign").ClickAsync();
        await leader.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Bridget Amaral") }).CheckAsync();
        await PressAsync(leader, "Assign");

        await using var employee = await street.VisitAsync(demo);
        await employee.GoAsync("/");
        await employee.Door.SignInAsync("employee", Support.TestUsers.Password);
        await Expect(employee.Heading("My day")).ToBeVisibleAsync();
        await employee.Page.GetByRole(AriaRole.Button, new() { Name = "Accept Cora Morgenrunde" }).ClickAsync();
        await Expect(employee.Lead.Toast("Accepted.")).ToBeVisibleAsync();

        await leader.GoAsync(address);
        await leader.Button("Plan follow-up").ClickAsync();
        await leader.Lead.Dialog.GetByLabel("Due").FillAsync(TimeProvider.System.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd'T'09:00", System.Globalization.CultureInfo.InvariantCulture));
        await leader.Lead.Dialog.GetByLabel("Owner").SelectOptionAsync("Bridget Amaral");
        await PressAsync(leader, "Save");
        await employee.GoAsync("/follow-ups");
        await employee.ChooseAsync("My day");
        await Expect(employee.Link("Cora Morgenrunde")).ToBeVisibleAsync();
        await Examination.PassesAsync(employee.Page, "My day");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Done: Call with Cora Morgenrunde" }).ClickAsync();
        await PressAsync(leader, "Done");

        await Expect(employee.Link("Cora Morgenrunde")).ToHaveCountAsync(0); // live
        Assert.Empty(leader.Complaints.Concat(employee.Complaints));
    }

    private static ILocator NoteOf(Visitor by) => by.Lead.Dialog.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Note") });

    private static Task PressAsync(Visitor by, string button) => by.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}

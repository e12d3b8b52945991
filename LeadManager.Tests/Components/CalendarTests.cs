using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.FollowUps;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The calendar of follow-ups: what its grid has no room for.</summary>
public sealed class CalendarTests : SignedInTest
{
    [Fact]
    public async Task More_OfACrowdedDay_ShowsAllOfIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "Etc/UTC");
        var lead = (await office.LeadAsync(admin, command => command.AssigneeId = admin.UserId)).Lead.Id;
        var tomorrow = office.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1);
        for (var number = 0; number < 9; number++)
            Assert.True((await office.Get<FollowUpService>().AddAsync(admin, new AddFollowUp { LeadId = lead, Type = ActivityType.Call, DueAt = tomorrow.AddHours(8 + number), Note = $"call {number}" }, default)).IsOk);
        await SignInAsync(office, admin);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/follow-ups?view=calendar");

        var page = Render<FollowUpsPage>();
        page.WaitForElement("button.more", Patience);
        Assert.Equal("3 more", page.Find("button.more").TextContent);
        await page.Find("button.more").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(9, page.FindAll(".agenda li.task").Count), Patience);
        Assert.Contains("9 follow-ups", page.Find(".agenda h3").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".agenda .text-hint:not(span)"));
    }
}

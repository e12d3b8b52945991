using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Notifications;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Notifications;

namespace LeadManager.Tests.Components;

/// <summary>The bell and the page behind it.</summary>
public sealed class NoticeTests : SignedInTest
{
    [Fact]
    public async Task Bell_CountsByItself_AndThePageMarksAsRead()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        (await SignInAsync(office, user)).SetPolicies(nameof(LeadAction.ViewLead));
        var bell = Render<NoticeBell>();
        Assert.Empty(bell.FindAll(".count"));

        (await office.AssignAsync(admin, (await office.LeadAsync(admin)).Lead.Id, user, "Speaks Igbo")).AssertDone();
        bell.WaitForState(() => bell.FindAll(".count") is [{ TextContent: "1" }], Patience);
        var page = Render<NotificationsPage>();
        page.WaitForState(() => page.FindAll("li.unread").Count == 1, Patience);
        Assert.Equal($"{admin.Name} assigned Amara Okonkwo to you", page.Find("a.name").TextContent);
        Assert.Contains("Speaks Igbo", page.Markup, StringComparison.Ordinal);
        await page.Find("li button").ClickAsync(new());

        page.WaitForState(() => page.FindAll("li.unread").Count == 0, Patience);
        bell.WaitForState(() => bell.FindAll(".count").Count == 0, Patience);
        (await office.AssignAsync(admin, (await office.LeadAsync(admin)).Lead.Id, user)).AssertDone();
        page.WaitForState(() => page.FindAll("li.unread").Count == 1, Patience);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Mark all as read").ClickAsync(new());
        page.WaitForState(() => page.FindAll("li.unread").Count == 0, Patience);
        Assert.Equal(0, await office.Get<NoticeService>().CountUnreadAsync(user, default));
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact]
    public async Task Notice_OfText_ThatLooksLikeMarkup_IsShownAsText()
    {
        await using var office = await Office.OpenAsync();
        await SignInAsync(office, await office.HireAsync(Role.User));
        var row = Render<NoticeRow>(parameters => parameters.Add(each => each.Line, new NoticeLine(1, NoticeKind.Assigned, 7, "<b>Amara</b>", 1, "<i>Ada</i>", "<script>x</script>", null, null, Now, false)));

        Assert.Empty(row.FindAll("b, i, script"));
        Assert.Equal("/leads/7", row.Find("a.name").GetAttribute("href"));
    }
}

using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Lists;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Assignment;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>Moving a lead to another office, provider or person from its page (S1.41, S1.42).</summary>
public sealed class MoveLeadTests : SignedInTest
{
    [Fact]
    public async Task Move_ByWhoMayReassign_MovesOfficeProviderAndPersonAtOnce()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User, "ula"));
        var (north, south) = (await office.BranchAsync(admin, "North"), await office.BranchAsync(admin, "South"));
        var vale = await office.ProviderAsync(admin, "Dr. Vale", south.Id);
        var lead = await office.LeadAsync(admin, command => command.OfficeId = north.Id);
        await office.Get<OfficeService>().RetireAsync(admin, (await office.BranchAsync(admin, "Closed")).Id, true, default);
        await SignInAsync(office, admin);
        var moved = 0;
        var page = Render<MoveLead>(parameters => parameters.Add(each => each.Lead, lead).Add(each => each.OnDone, () => moved++));

        await page.WaitForElement("button[title='To another office or provider']", Patience).ClickAsync();
        page.WaitForElement("#move-office", Patience);
        Assert.Equal(["North", "South"], page.FindAll("#move-office option").Select(option => option.TextContent));
        await page.Find("#move-office").ChangeAsync(south.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Find("#move-provider").ChangeAsync(vale.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Find("#move-person").ChangeAsync(user.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Find("#move-notes").ChangeAsync("Nearer to her daughter");
        await page.Find("form").SubmitAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal(1, moved), Patience);
        var stored = await office.ReadLeadAsync(lead.Lead.Id);
        Assert.Equal((south.Id, vale.Id, user.UserId, LeadStatus.New), (stored.OfficeId, stored.ProviderId, stored.AssigneeId, stored.Status));
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("form")), Patience);
    }

    [Fact]
    public async Task Move_NothingChosen_StaysOpenWithTheFaultAndWritesNothing()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var north = await office.BranchAsync(admin, "North");
        var lead = await office.LeadAsync(admin, command => command.OfficeId = north.Id);
        await SignInAsync(office, admin);
        var before = await office.FingerprintAsync();
        var page = Render<MoveLead>(parameters => parameters.Add(each => each.Lead, lead));

        await page.WaitForElement("button[title='To another office or provider']", Patience).ClickAsync();
        page.WaitForElement("form", Patience);
        await page.Find("form").SubmitAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Choose a user, a provider or an office.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Theory]
    [InlineData(Role.Engagement)]
    [InlineData(Role.Director)]
    public async Task Move_ByWhoMaySeeButNotReassign_IsNotOffered(Role role)
    {
        await using var office = await Office.OpenAsync();
        var (admin, looker) = (await office.HireAsync(Role.Administrator), await office.HireAsync(role));
        await office.BranchAsync(admin, "North");
        var lead = await office.LeadAsync(admin);
        await SignInAsync(office, looker);

        var page = Render<MoveLead>(parameters => parameters.Add(each => each.Lead, Seen(looker, lead)));

        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task Move_WhereTheOfficeKeepsNoSuchLists_IsNotOffered()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        await SignInAsync(office, admin);

        var page = Render<MoveLead>(parameters => parameters.Add(each => each.Lead, lead));

        Assert.Empty(page.FindAll("button"));
    }

    private static LeadDetail Seen(Actor actor, LeadDetail lead) => lead with { Allowed = Enum.GetValues<LeadAction>().Where(action => actor.May(action, lead.Lead)).ToHashSet() };
}

using System.Text.Json;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Leads;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Components;

/// <summary>What open pages make of changes that do not concern who looks at them.</summary>
public sealed class LiveReachTests : SignedInTest
{
    [Fact]
    public async Task F01_TenThousandChangesInAnotherTeam_ChangeNothingOnTheOpenListAndNoCount()
    {
        const int Leads = 100, Rounds = 100;
        await using var office = await Office.OpenAsync();
        var (admin, a, b) = (await office.HireAsync(Role.Administrator), await Line.HireAsync(office, "a"), await Line.HireAsync(office, "b"));
        await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName, lead.AssigneeId) = ("Ada", "Byron", a.Employee.UserId));
        for (var number = 0; number < Leads; number++)
            await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName, lead.AssigneeId) = ("Zoe", "Foreign", b.Employee.UserId));
        await SignInAsync(office, a.Leader);
        var page = Render<LeadsPage>();
        page.WaitForState(() => Names(page).SequenceEqual(["Byron, Ada"]), Patience);
        var counts = await CountsAsync(office, a.Leader);

        await using (var db = await office.ContextAsync())
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var lead in await db.Leads.Where(lead => lead.LastName == "Foreign").ToListAsync())
                    (lead.City, lead.Status) = ($"Town {round}", round % 2 == 0 ? LeadStatus.Pending : LeadStatus.Qualified);
                await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
                db.ChangeTracker.Clear();
            }

        Assert.Equal(counts, await CountsAsync(office, a.Leader));
        await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName, lead.AssigneeId) = ("Bea", "Ross", a.Employee.UserId)); // one of his own, so that the page has heard of all before it
        page.WaitForState(() => page.Markup.Contains("2 leads", StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("Foreign", page.Markup, StringComparison.Ordinal);
        await using var stored = await office.ContextAsync();
        Assert.True(await stored.LeadChanges.CountAsync() >= Leads * Rounds);
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact]
    public async Task F02_PageOfAGuessedLead_SaysTheSameOfAForeignOneAndOfNone()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (one, other) = (await office.HireAsync(Role.SalesExecutive, "one"), await office.HireAsync(Role.SalesExecutive, "other"));
        var foreign = (await office.LeadAsync(admin, lead => (lead.LastName, lead.AssigneeId) = ("Foreign", other.UserId))).Lead.Id;
        var own = (await office.LeadAsync(admin, lead => (lead.LastName, lead.AssigneeId) = ("Own", one.UserId))).Lead.Id;
        await SignInAsync(office, one);
        var (hidden, missing, seen) = (Open(foreign), Open(99_999), Open(own));
        seen.WaitForState(() => seen.Markup.Contains("Own", StringComparison.Ordinal), Patience);
        hidden.WaitForState(() => hidden.Markup.Contains("does not exist", StringComparison.Ordinal), Patience);
        missing.WaitForState(() => missing.Markup.Contains("does not exist", StringComparison.Ordinal), Patience);
        var denial = TextOf(hidden);

        await office.ChangeLeadAsync(foreign, lead => lead.City = "Elsewhere");
        await office.ChangeLeadAsync(own, lead => lead.City = "Tacoma");
        seen.WaitForState(() => seen.Markup.Contains("Tacoma", StringComparison.Ordinal), Patience);

        Assert.Equal((denial, denial), (TextOf(hidden), TextOf(missing)));
        Assert.DoesNotContain("Foreign", hidden.Markup, StringComparison.Ordinal);
        Assert.All(typeof(LiveFeed).GetMethods().Where(method => method.Name == nameof(LiveFeed.Subscribe)), method =>
            Assert.Equal(typeof(Func<Topic, Task>), method.GetParameters()[^1].ParameterType)); // who hears of it is told of no lead and no team
        await DisposeComponentsAsync(); // before the office closes
    }

    private IRenderedComponent<LeadDetailPage> Open(int id)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/leads/{id}");
        return Render<LeadDetailPage>(parameters => parameters.Add(each => each.Id, id));
    }

    private static string TextOf(IRenderedComponent<LeadDetailPage> page) => string.Concat(page.Nodes.Select(node => node.TextContent));

    private static async Task<string> CountsAsync(Office office, Actor reader) =>
        JsonSerializer.Serialize(await office.Get<AnalyticsService>().GetSummaryAsync(reader, new AnalyticsQuery(), default));

    private static IEnumerable<string> Names(IRenderedComponent<LeadsPage> page) => page.FindAll("a.table-name").Select(link => link.TextContent.Trim());
}

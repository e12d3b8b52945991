using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Api;

namespace LeadManager.Tests.Access;

/// <summary>Roles that must not do what lies near to what they do.</summary>
public sealed class RestrictedRoleTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact] // quotations themselves are granted by the same cells
    public void R04_ExecutiveAsksForQuotationsAndManagersDecide_NeverTheOtherWayRound()
    {
        var executive = new Actor(7, "executive", "E", Role.SalesExecutive, [7]);
        var manager = new Actor(8, "manager", "M", Role.SalesManager, [7, 8]);
        var own = new Lead { FirstName = "A", LastName = "B", Phone = "1", StaffName = "S", Source = "Call", LastContactStatus = "x", CreatedBy = "x", AssigneeId = 7 };

        Assert.True(executive.May(LeadAction.RequestQuotation, own));
        Assert.False(executive.May(LeadAction.DecideQuotation, own));
        Assert.False(executive.May(LeadAction.DecideQuotation));
        Assert.True(manager.May(LeadAction.DecideQuotation, own));
        Assert.False(manager.May(LeadAction.RequestQuotation, own));
        Assert.False(manager.May(LeadAction.RequestQuotation));
        Assert.Contains("Nobody decides a request of his own", ActionGroups.RuleOf(LeadAction.DecideQuotation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R09_HROpensALeadByItsAddress_FindsNothingAsWhereThereIsNone()
    {
        await App.AddUserAsync(Role.HRManager, "hr");
        var hr = await ApiClient.SignInAsync(App, "hr");
        var id = await AddLeadAsync();
        var before = await FingerprintAsync();

        foreach (var path in new[] { "", "/chain", "/qualification" })
        {
            var (hidden, missing) = (await hr.GetAsync($"/api/leads/{id}{path}"), await hr.GetAsync($"/api/leads/99999{path}"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, missing.Status));
            Assert.Equal(missing.Json.GetProperty("title").GetString(), hidden.Json.GetProperty("title").GetString());
            Assert.DoesNotContain("Okonkwo", hidden.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await hr.GetAsync("/api/leads")).Status);
        Assert.Equal(HttpStatusCode.OK, (await User.GetAsync($"/api/leads/{id}")).Status);
        Assert.Equal(before, await FingerprintAsync());
    }
}

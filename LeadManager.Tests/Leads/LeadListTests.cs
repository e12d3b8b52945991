using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.Extensions.Primitives;

namespace LeadManager.Tests.Leads;

public sealed class LeadListTests
{
    [Fact]
    public async Task ListAsync_DefaultOrder_IsLastThenFirstNameWithoutCaseAndAccents()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        foreach (var (first, last) in new[] { ("Zoe", "álvarez"), ("Ann", "Baker"), ("Bea", "Alvarez"), ("Øyvind", "aa") })
            await office.LeadAsync(user, lead => (lead.FirstName, lead.LastName) = (first, last));

        var page = await office.Get<LeadService>().ListAsync(user, new LeadQuery(), default);

        Assert.Equal(["Øyvind aa", "Bea Alvarez", "Zoe álvarez", "Ann Baker"], page.Items.Select(row => row.Lead.Name));
    }

    [Fact]
    public async Task ListAsync_SearchBeforeThereIsAnyLead_FindsNothing()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);

        var page = await office.Get<LeadService>().ListAsync(user, new LeadQuery { Search = "anybody" }, default);

        Assert.Equal((0, 0), (page.Total, page.Items.Count));
    }

    [Fact]
    public async Task ListAsync_FiltersTogether_AreCombined()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        await office.LeadAsync(user, lead => (lead.Source, lead.StaffName, lead.Status) = ("Call", "Omar", LeadStatus.Pending));
        await office.LeadAsync(user, lead => (lead.Source, lead.StaffName, lead.Status) = ("Call", "Lena", LeadStatus.Pending));
        await office.LeadAsync(user, lead => (lead.Source, lead.StaffName) = ("Website", "Omar"));

        var page = await office.Get<LeadService>().ListAsync(user, new LeadQuery { Source = ["Call"], Staff = ["Omar"], Status = [LeadStatus.Pending, LeadStatus.New] }, default);

        Assert.Equal((1, "Omar"), (page.Total, page.Items.Single().Lead.StaffName));
    }

    [Fact]
    public async Task ListAsync_ThreePages_ShowEachLeadOnce()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        for (var number = 0; number < 25; number++)
            await office.LeadAsync(user);

        var pages = new List<LeadPage>();
        for (var page = 1; page <= 3; page++)
            pages.Add(await office.Get<LeadService>().ListAsync(user, new LeadQuery { Page = page, PageSize = 10 }, default));

        Assert.Equal(25, pages.SelectMany(page => page.Items).Select(row => row.Lead.Id).Distinct().Count());
        Assert.All(pages, page => Assert.Equal(25, page.Total));
    }

    [Fact]
    public async Task ListAsync_ByHrManager_IsEmptyWhateverIsAsked()
    {
        await using var office = await Office.OpenAsync();
        await office.LeadAsync(await office.HireAsync(Role.User));
        var nobody = await office.HireAsync(Role.HRManager);

        var page = await office.Get<LeadService>().ListAsync(nobody, new LeadQuery { Search = "Amara" }, default);

        Assert.Equal((0, 0), (page.Total, page.Items.Count));
        Assert.Empty(await office.Get<LeadService>().SuggestAsync(nobody, LeadFacet.Staff, default));
        Assert.Empty(await office.Get<LeadDuplicates>().FindAsync(nobody, Some.Lead(), null, default));
    }

    [Theory]
    [InlineData("+1 555 010 0142", "5550100142")]
    [InlineData("(555) 010-0142 x77", "555.010.0142")]
    [InlineData("0049 171 2345678", "+49 171 234 5678")]
    [InlineData("+44 (0)20 7946 0958", "020 7946 0958")]
    public async Task ListAsync_PhoneInAnotherNotation_IsFound(string typed, string searched)
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadAsync(user, edit => edit.Phone = typed);

        var page = await office.Get<LeadService>().ListAsync(user, new LeadQuery { Search = searched }, default);

        Assert.Equal((lead.Lead.Id, typed), (page.Items.Single().Lead.Id, page.Items.Single().Lead.Phone));
    }

    [Fact]
    public async Task FindAsync_Duplicates_ByPhoneMailAndName()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        await office.LeadAsync(user, lead => (lead.FirstName, lead.LastName, lead.Phone) = ("Someone", "Else", "(555) 010-0199"));
        await office.LeadAsync(user, lead => (lead.FirstName, lead.LastName, lead.Phone, lead.Email) = ("Other", "Person", "5550100001", "Amara@Example.com"));
        await office.LeadAsync(user, lead => (lead.FirstName, lead.LastName, lead.Phone) = ("Amarachi", "Ókonkwo", "5550100002"));

        var found = await office.Get<LeadDuplicates>().FindAsync(user, Some.Lead(lead => (lead.Phone, lead.Email) = ("+1 555 010 0199", "amara@example.com")), null, default);

        Assert.Equal([DuplicateReason.SamePhone, DuplicateReason.SameEmail, DuplicateReason.SimilarName], found.Select(lead => lead.Reason));
    }

    [Fact]
    public void Parse_WhatFormatWrote_IsTheSameQuery()
    {
        var query = new LeadQuery
        {
            Search = "a&b=c +1", List = LeadList.Fresh, Status = [LeadStatus.New, LeadStatus.Pending], Staff = ["O'Neil, Ann"], Event = ["Open & free"],
            From = new DateOnly(2026, 1, 2), To = new DateOnly(2026, 3, 4), ClosedFrom = new DateOnly(2026, 5, 6), Sort = "-createdAt", Page = 3, PageSize = 25,
        };

        var read = LeadQueryText.Parse(LeadQueryText.Format(query).Select(pair => new KeyValuePair<string, StringValues>(pair.Key, pair.Value))).Value;

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(query), System.Text.Json.JsonSerializer.Serialize(read));
    }

    [Fact]
    public void Parse_Nonsense_NamesEveryParameter()
    {
        var outcome = LeadQueryText.Parse([new("status", "Won"), new("page", "0"), new("pageSize", "1e3"), new("from", "2026-02-30"), new("sort", "password"), new("assigneeId", "-1"), new("list", "3")]);

        Assert.Equal(["assigneeId", "from", "list", "page", "pageSize", "sort", "status"], Assert.IsType<Core.Results.Invalid>(outcome.Failure).Errors.Keys.Order());
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Demo;

/// <summary>The demo office's quotations and reviews tell the same as its leads.</summary>
public sealed class DemoQuotationTests : IAsyncDisposable
{
    private readonly DemoOffice _office = new();

    [Fact]
    public async Task Fill_Quotations_StandWhereTheLeadSaysAndWaitForBothManagers()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        await using var db = await _office.OpenAsync();
        var leads = await db.Leads.AsNoTracking().ToDictionaryAsync(lead => lead.Id);
        var requests = await db.QuotationRequests.AsNoTracking().OrderBy(row => row.RequestedAt).ToListAsync();
        Assert.All(requests.GroupBy(row => row.LeadId), group => Assert.Equal(leads[group.Key].QuotationState, group.Last().State));
        Assert.All(leads.Values.Where(lead => lead.QuotationState is not null), lead => Assert.Contains(requests, row => row.LeadId == lead.Id));
        Assert.All(requests, row => Assert.InRange(row.RequestedAt, leads[row.LeadId].CreatedAt, row.DecidedAt ?? DemoOffice.Now.UtcDateTime));
        Assert.All(requests.Where(row => row.State == QuotationState.Rejected), row => Assert.NotNull(row.Comment));
        var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.UserName);
        var waiting = requests.Where(row => row.State == QuotationState.Requested && leads[row.LeadId].IsOpen).Select(row => names[row.RequestedById ?? 0]).ToHashSet();
        Assert.Superset(new HashSet<string?> { "salesexecutive", "salesexecutive2" }, waiting);
        Assert.Superset(new HashSet<QuotationState> { QuotationState.Requested, QuotationState.Approved, QuotationState.Rejected }, requests.Select(row => row.State).ToHashSet());
    }

    [Fact]
    public async Task Fill_QuotationsAndReviews_AreByPeopleWhoMayAndOfSpecialLeads()
    {
        await _office.FillAsync(DemoData.DefaultLeads);

        await using var db = await _office.OpenAsync();
        var roles = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Role);
        Assert.All(await db.QuotationRequests.AsNoTracking().ToListAsync(), row => Assert.True(
            PermissionMatrix.Grants(roles[row.RequestedById ?? 0], LeadAction.RequestQuotation) && row.RequestedById != row.DecidedById
            && (row.DecidedById is not { } by || PermissionMatrix.Grants(roles[by], LeadAction.DecideQuotation))));
        var special = await db.Leads.Where(lead => lead.IsSpecial).Select(lead => lead.Id).ToListAsync();
        var (evaluations, technical) = (await db.SpecialReviews.AsNoTracking().ToListAsync(), await db.TechnicalReviews.AsNoTracking().ToListAsync());
        Assert.True(evaluations.Count > 0 && technical.Count > 0);
        Assert.All(evaluations, row => Assert.True(special.Contains(row.LeadId) && PermissionMatrix.Grants(roles[row.ById ?? 0], LeadAction.ReviewSpecial)));
        Assert.All(technical, row => Assert.True(special.Contains(row.LeadId) && PermissionMatrix.Grants(roles[row.ById ?? 0], LeadAction.AddTechnicalReview)));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();
}

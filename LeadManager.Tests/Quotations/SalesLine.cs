using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Quotations;

/// <summary>A sales line of three with a lead at its end, and what they do with quotations.</summary>
internal sealed record SalesLine(Office Office, Actor Admin, Actor Zonal, Actor Manager, Actor Executive)
{
    private QuotationService Quotations => Office.Get<QuotationService>();

    public static async Task<SalesLine> HireAsync(Office office)
    {
        var (admin, zonal) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.ZonalManager));
        var manager = await office.HireAsync(Role.SalesManager, "manager", zonal.UserId);
        var executive = await office.HireAsync(Role.SalesExecutive, "executive", manager.UserId);
        return new SalesLine(office, admin, zonal with { TeamUserIds = [zonal.UserId, manager.UserId, executive.UserId] }, manager with { TeamUserIds = [manager.UserId, executive.UserId] }, executive);
    }

    /// <summary>A lead of the executive's.</summary>
    public async Task<int> LeadAsync() => (await Office.LeadAsync(Admin, command => command.AssigneeId = Executive.UserId)).Lead.Id;

    public Task<Outcome<QuotationLine>> RequestAsync(int leadId, Actor? by = null, decimal amount = 18_400) =>
        Quotations.RequestAsync(by ?? Executive, new RequestQuotation { LeadId = leadId, Amount = amount, Items = "Stair lift" }, default);

    /// <summary>A request of the executive's that waits.</summary>
    public async Task<QuotationLine> WaitingAsync() => (await RequestAsync(await LeadAsync())).Value ?? throw new InvalidOperationException("Nothing was requested.");

    public Task<Outcome<QuotationLine>> ApproveAsync(Actor by, int id) => Quotations.ApproveAsync(by, new ApproveQuotation { QuotationId = id }, default);

    public Task<Outcome<QuotationLine>> RejectAsync(Actor by, int id, string? comment = "Leave the rail out") =>
        Quotations.RejectAsync(by, new RejectQuotation { QuotationId = id, Comment = comment }, default);

    /// <summary>What waits for this person, by number.</summary>
    public async Task<IEnumerable<int>> ForAsync(Actor person) =>
        (await Office.Get<QuotationLists>().ListAsync(person, new QuotationQuery(), default)).Items.Select(line => line.Id);

    public async Task<Lead> ReadLeadAsync(int id)
    {
        await using var db = await Office.ContextAsync();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id);
    }

    /// <summary>The mails that tell of quotations: to whom, and with which subject.</summary>
    public async Task<List<(int? To, string Subject)>> MailsAsync()
    {
        await using var db = await Office.ContextAsync();
        var mails = await db.Outbox.AsNoTracking().Where(mail => mail.Subject.StartsWith("Quotation")).OrderBy(mail => mail.Id).ToListAsync();
        return [.. mails.Select(mail => (mail.ToUserId, mail.Subject))];
    }

    public async Task SendAwayAsync(params Actor[] people)
    {
        await using var db = await Office.ContextAsync();
        var today = DateOnly.FromDateTime(Office.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        foreach (var person in people)
            await db.Users.Where(user => user.Id == person.UserId).ExecuteUpdateAsync(user => user.SetProperty(row => row.AwayFrom, today));
    }
}

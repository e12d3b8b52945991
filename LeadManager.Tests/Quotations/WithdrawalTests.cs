using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Core.Timeline;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Quotations;

/// <summary>A request is taken back by who made it, as long as nobody has decided it (S3.052, S3.209).</summary>
public sealed class WithdrawalTests : IAsyncLifetime
{
    private const int Trials = 200;

    private SalesLine _line = default!;

    private Office Office => _line.Office;

    public async Task InitializeAsync() => _line = await SalesLine.HireAsync(await Office.OpenAsync());

    public async Task DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task Withdraw_ByWhoRequested_LeavesTheLeadAsBeforeAndTellsWhoWasToDecide()
    {
        var waiting = await _line.WaitingAsync();
        Assert.True(waiting.MayWithdraw);

        var back = (await WithdrawAsync(_line.Executive, waiting.Id)).Value;

        Assert.Equal((QuotationState.Withdrawn, _line.Executive.Name, false), (back?.State, back?.DecidedBy, back?.MayWithdraw));
        Assert.Null((await _line.ReadLeadAsync(waiting.LeadId)).QuotationState);
        Assert.Empty(await _line.ForAsync(_line.Manager));
        Assert.Equal((_line.Manager.UserId, "Quotation for Amara Okonkwo: taken back"), (await _line.MailsAsync())[^1]);
        await using var db = await Office.ContextAsync();
        Assert.Equal(_line.Manager.UserId, (await db.Notices.SingleAsync(notice => notice.Kind == NoticeKind.QuotationWithdrawn)).UserId);
        Assert.Equal("Took the quotation request for Amara Okonkwo back", (await Office.ReadLogAsync("QuotationWithdrawn"))[0].Description);
        var told = (await Office.Get<TimelineService>().ListAsync(_line.Executive, waiting.LeadId, new TimelineQuery { Kinds = [TimelineKind.Quotation, TimelineKind.Change] }, default)).Value?.Items ?? [];
        Assert.Single(told.OfType<QuotationEntry>(), entry => entry.Step == QuotationState.Withdrawn && entry.By == _line.Executive.Name);
        Assert.True((await _line.RequestAsync(waiting.LeadId)).IsOk); // and it can be asked again
    }

    [Fact]
    public async Task Withdraw_OfALaterRequest_LeavesTheDecisionOfTheEarlierOne()
    {
        var first = await _line.WaitingAsync();
        await _line.ApproveAsync(_line.Manager, first.Id);
        Office.Clock.Advance(TimeSpan.FromDays(1));
        var second = (await _line.RequestAsync(first.LeadId, amount: 900)).Value;

        Assert.True((await WithdrawAsync(_line.Executive, second?.Id ?? 0)).IsOk);

        Assert.Equal(QuotationState.Approved, (await _line.ReadLeadAsync(first.LeadId)).QuotationState);
        var decided = await Office.Get<QuotationLists>().ListAsync(_line.Manager, new QuotationQuery { Part = QuotationPart.Decided }, default);
        Assert.Equal([first.Id], decided.Items.Select(line => line.Id)); // taken back is not decided
    }

    [Fact]
    public async Task Withdraw_BySomebodyElseOrOfWhatIsDecided_WritesNothing()
    {
        var (waiting, decided) = (await _line.WaitingAsync(), await _line.WaitingAsync());
        await _line.RejectAsync(_line.Manager, decided.Id);
        var stranger = await Office.HireAsync(Role.SalesExecutive, "stranger");
        var before = await Office.FingerprintAsync();

        Assert.Equal(LeadAction.RequestQuotation, Assert.IsType<Forbidden>((await WithdrawAsync(_line.Manager, waiting.Id)).Failure).Action);
        Assert.Contains("Only who requested", Assert.IsType<Forbidden>((await WithdrawAsync(_line.Admin, waiting.Id)).Failure).Message, StringComparison.Ordinal);
        Assert.IsType<NotFound>((await WithdrawAsync(stranger, waiting.Id)).Failure);
        Assert.IsType<NotFound>((await WithdrawAsync(_line.Executive, 4711)).Failure);
        Assert.Contains(_line.Manager.Name, Assert.IsType<Conflict>((await WithdrawAsync(_line.Executive, decided.Id)).Failure).Message, StringComparison.Ordinal);
        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.True((await WithdrawAsync(_line.Executive, waiting.Id)).IsOk);
        Assert.Contains("taken this quotation request back", Assert.IsType<Conflict>((await _line.ApproveAsync(_line.Manager, waiting.Id)).Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_OfALeadThatIsSomebodyElsesByNow_IsOnesOwnWordsOnly()
    {
        var waiting = await _line.WaitingAsync();
        var other = await PassOnAsync(waiting.LeadId);

        var seen = Assert.Single((await ListAsync(_line.Executive)).Items);
        Assert.Equal((waiting.Id, "Stair lift", true, null), (seen.Id, seen.Items, seen.MayWithdraw, seen.Lead));
        Assert.Equal(seen, (await Office.Get<QuotationService>().FindAsync(_line.Executive, waiting.Id, default)).Value);
        Assert.Empty((await ListAsync(await Office.HireAsync(Role.SalesExecutive, "stranger"))).Items);
        var back = (await WithdrawAsync(_line.Executive, waiting.Id)).Value;

        Assert.Equal((QuotationState.Withdrawn, null, false), (back?.State, back?.Lead, back?.MayWithdraw));
        Assert.Null((await _line.ReadLeadAsync(waiting.LeadId)).QuotationState);
        Assert.Empty((await ListAsync(_line.Executive)).Items);
        Assert.Equal((_line.Manager.UserId, "Quotation for Amara Okonkwo: taken back"), (await _line.MailsAsync())[^1]);
        Assert.Null(await Office.Get<LeadService>().FindAsync(_line.Executive, waiting.LeadId, default));
        Assert.IsType<NotFound>((await Office.Get<QuotationService>().ListAsync(_line.Executive, waiting.LeadId, default)).Failure);
        Assert.True((await _line.RequestAsync(waiting.LeadId, other)).IsOk); // who has the lead now asks anew
    }

    [Fact]
    public async Task Withdraw_OfALeadOutOfSight_StaysRefusedToOthersInTheBinAndOnceItIsDecided()
    {
        var (waiting, decided, binned) = (await _line.WaitingAsync(), await _line.WaitingAsync(), await _line.WaitingAsync());
        foreach (var request in new[] { waiting, decided, binned })
            await PassOnAsync(request.LeadId);
        Assert.True((await _line.ApproveAsync(_line.Admin, decided.Id)).IsOk);
        Assert.True((await Office.Get<LeadBin>().DeleteAsync(_line.Admin, binned.LeadId, default)).IsOk);
        var stranger = await Office.HireAsync(Role.SalesExecutive, "stranger");
        var before = await Office.FingerprintAsync();

        Assert.Equal([waiting.Id], (await ListAsync(_line.Executive, QuotationPart.All)).Items.Select(line => line.Id));
        Assert.IsType<NotFound>((await Office.Get<QuotationService>().FindAsync(_line.Executive, decided.Id, default)).Failure);
        Assert.IsType<NotFound>((await WithdrawAsync(stranger, waiting.Id)).Failure);
        Assert.IsType<NotFound>((await WithdrawAsync(_line.Executive, binned.Id)).Failure);
        Assert.IsType<Conflict>((await WithdrawAsync(_line.Executive, decided.Id)).Failure);
        Assert.Equal(LeadAction.RequestQuotation, Assert.IsType<Forbidden>((await WithdrawAsync(_line.Executive with { Role = Role.SalesManager }, waiting.Id)).Failure).Action);
        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.True((await WithdrawAsync(_line.Executive, waiting.Id)).IsOk);
    }

    [Fact]
    public async Task WithdrawnAndDecidedAtOnce_OneWinsTheOtherIsToldAndNothingIsDoubled()
    {
        var id = await _line.LeadAsync();
        for (var trial = 0; trial < Trials; trial++)
        {
            var waiting = (await _line.RequestAsync(id)).Value?.Id ?? 0;
            var stood = trial == 0 ? null : (await StatesAsync(id)).LastOrDefault(state => state is QuotationState.Approved, (QuotationState?)null);

            var outcomes = await Task.WhenAll(Task.Run(() => WithdrawAsync(_line.Executive, waiting)), Task.Run(() => _line.ApproveAsync(_line.Manager, waiting)));

            var won = Assert.Single(outcomes, outcome => outcome.IsOk).Value;
            Assert.Contains(won?.DecidedBy ?? "?", Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure).Message, StringComparison.Ordinal);
            Assert.Equal(won?.State == QuotationState.Approved ? QuotationState.Approved : stood, (await _line.ReadLeadAsync(id)).QuotationState);
        }

        await using var db = await Office.ContextAsync();
        Assert.Equal(Trials, await db.AuditEntries.CountAsync(entry => entry.EntityType == "Quotation" && entry.ActionType != "QuotationRequested"));
    }

    private Task<Outcome<QuotationLine>> WithdrawAsync(Actor by, int id) => Office.Get<QuotationService>().WithdrawAsync(by, new WithdrawQuotation { QuotationId = id }, default);

    private Task<QuotationPage> ListAsync(Actor by, QuotationPart part = QuotationPart.Waiting) => Office.Get<QuotationLists>().ListAsync(by, new QuotationQuery { Part = part }, default);

    /// <summary>Gives the lead to another one of the team, who is returned.</summary>
    private async Task<Actor> PassOnAsync(int leadId)
    {
        var other = await Office.HireAsync(Role.SalesExecutive, $"other{leadId}", _line.Manager.UserId);
        await Office.ChangeLeadAsync(leadId, lead => lead.AssigneeId = other.UserId);
        return other;
    }

    private async Task<List<QuotationState?>> StatesAsync(int leadId)
    {
        await using var db = await Office.ContextAsync();
        return await db.QuotationRequests.Where(row => row.LeadId == leadId).OrderBy(row => row.Id).Select(row => (QuotationState?)row.State).ToListAsync();
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Progress;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Core.Timeline;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Quotations;

/// <summary>Requests for quotations and what managers decide (S3.052, S3.061, S3.072, S3.075, S3.077, S3.091-S3.093, S3.104, S3.109, S3.209).</summary>
public sealed class QuotationTests : IAsyncLifetime
{
    private const int Trials = 200;

    private SalesLine _line = default!;

    private Office Office => _line.Office;

    private DateTime Now => Office.Clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync() => _line = await SalesLine.HireAsync(await Office.OpenAsync());

    public async Task DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task S3_052_Request_ByTheExecutive_WaitsOnTheLeadAndTellsHisManager()
    {
        var id = await _line.LeadAsync();

        var asked = (await Office.Get<QuotationService>().RequestAsync(_line.Executive, new RequestQuotation { LeadId = id, Amount = 18_400.5m, Items = " Stair lift ", Note = "before Christmas" }, default)).Value;

        Assert.Equal((18_400.5m, "Stair lift", "before Christmas", QuotationState.Requested, Now, _line.Executive.Name, false),
            (asked?.Amount, asked?.Items, asked?.Note, asked?.State, asked?.RequestedAt, asked?.RequestedBy, asked?.MayDecide));
        Assert.Equal(QuotationState.Requested, (await _line.ReadLeadAsync(id)).QuotationState);
        Assert.Equal([(_line.Manager.UserId, "Quotation for Amara Okonkwo: please decide")], await _line.MailsAsync());
        Assert.Contains(await Office.ReadLogAsync("QuotationRequested"), entry => entry.EntityType == "Quotation" && entry.Username == _line.Executive.Username);
        await using var db = await Office.ContextAsync();
        Assert.Equal(1, await db.LeadChanges.CountAsync(change => change.LeadId == id && change.Kind == "QuotationRequested"));
    }

    [Fact]
    public async Task S3_092_Approve_ByTheManager_MovesTheLeadToApprovedForQuotationAndTellsTheRequester()
    {
        var waiting = await _line.WaitingAsync();
        Office.Clock.Advance(TimeSpan.FromHours(1));

        var approved = (await _line.ApproveAsync(_line.Manager, waiting.Id)).Value;

        Assert.Equal((QuotationState.Approved, Now, _line.Manager.Name, null, false), (approved?.State, approved?.DecidedAt, approved?.DecidedBy, approved?.Comment, approved?.MayDecide));
        Assert.Equal(QuotationState.Approved, (await _line.ReadLeadAsync(waiting.LeadId)).QuotationState);
        Assert.Equal((_line.Executive.UserId, "Quotation for Amara Okonkwo: Approved"), (await _line.MailsAsync())[^1]);
        Assert.Equal("Approved Amara Okonkwo for quotation", (await Office.ReadLogAsync("QuotationApproved"))[0].Description);
    }

    [Fact]
    public async Task S3_093_Reject_NeedsAComment_AndItReachesTheRequester()
    {
        var waiting = await _line.WaitingAsync();
        var before = await Office.FingerprintAsync();

        var silent = await _line.RejectAsync(_line.Manager, waiting.Id, " ");

        Assert.Equal([nameof(RejectQuotation.Comment)], Assert.IsType<Invalid>(silent.Failure).Errors.Keys);
        Assert.Equal(before, await Office.FingerprintAsync());
        var rejected = (await _line.RejectAsync(_line.Manager, waiting.Id)).Value;
        Assert.Equal((QuotationState.Rejected, "Leave the rail out"), (rejected?.State, rejected?.Comment));
        Assert.Equal((_line.Executive.UserId, "Quotation for Amara Okonkwo: Rejected"), (await _line.MailsAsync())[^1]);
        await using var db = await Office.ContextAsync();
        Assert.Contains("Leave the rail out", (await db.Outbox.OrderBy(mail => mail.Id).LastAsync()).Body, StringComparison.Ordinal);
        var told = await db.Notices.SingleAsync(notice => notice.UserId == _line.Executive.UserId && notice.Kind == NoticeKind.QuotationDecided);
        Assert.Equal(("Rejected", "Leave the rail out", waiting.LeadId), (told.Detail, told.Text, told.LeadId)); // in the app too
    }

    [Fact]
    public async Task S3_209_ARejectedRequest_CanBeAskedAgainAndIsKeptBesideTheNextOne()
    {
        var first = await _line.WaitingAsync();
        await _line.RejectAsync(_line.Manager, first.Id);
        Office.Clock.Advance(TimeSpan.FromDays(1));

        var second = (await _line.RequestAsync(first.LeadId, amount: 15_000)).Value;
        await _line.ApproveAsync(_line.Manager, second?.Id ?? 0);

        Assert.Equal([(15_000m, QuotationState.Approved), (18_400m, QuotationState.Rejected)],
            (await Office.Get<QuotationService>().ListAsync(_line.Executive, first.LeadId, default)).Value?.Items.Select(line => (line.Amount, line.State)));
        Assert.Equal(QuotationState.Approved, (await _line.ReadLeadAsync(first.LeadId)).QuotationState);
    }

    [Fact]
    public async Task S3_072_S3_091_S3_109_ExecutiveDecidesNothingAndManagerRequestsNothing_NothingIsWritten()
    {
        var (waiting, other) = (await _line.WaitingAsync(), await _line.LeadAsync());
        var before = await Office.FingerprintAsync();

        Assert.Equal(LeadAction.DecideQuotation, Assert.IsType<Forbidden>((await _line.ApproveAsync(_line.Executive, waiting.Id)).Failure).Action);
        Assert.Equal(LeadAction.DecideQuotation, Assert.IsType<Forbidden>((await _line.RejectAsync(_line.Executive, waiting.Id)).Failure).Action);
        Assert.Equal(LeadAction.RequestQuotation, Assert.IsType<Forbidden>((await _line.RequestAsync(other, _line.Manager)).Failure).Action);
        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.True((await _line.RequestAsync(other)).IsOk);
        Assert.True((await _line.ApproveAsync(_line.Manager, waiting.Id)).IsOk);
    }

    [Fact]
    public async Task Decide_OnesOwnRequest_IsForbiddenAndSomebodyElseMay()
    {
        var id = await _line.LeadAsync();
        var own = (await _line.RequestAsync(id, _line.Admin)).Value;
        var before = await Office.FingerprintAsync();

        var refused = Assert.IsType<Forbidden>((await _line.ApproveAsync(_line.Admin, own?.Id ?? 0)).Failure);

        Assert.Equal(LeadAction.DecideQuotation, refused.Action);
        Assert.Contains("his own", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.Empty(await _line.ForAsync(_line.Admin));
        Assert.Equal([own?.Id ?? 0], await _line.ForAsync(_line.Manager));
        Assert.True((await _line.ApproveAsync(_line.Manager, own?.Id ?? 0)).IsOk);
    }

    [Fact]
    public async Task Decide_OfAnotherTeamOrOutOfSight_IsRefusedAndNothingIsWritten()
    {
        var stranger = await Office.HireAsync(Role.SalesManager, "stranger");
        var director = await Office.HireAsync(Role.Director);
        var waiting = await _line.WaitingAsync();
        var before = await Office.FingerprintAsync();

        Assert.IsType<NotFound>((await _line.ApproveAsync(stranger, waiting.Id)).Failure);
        Assert.IsType<NotFound>((await Office.Get<QuotationService>().FindAsync(stranger, waiting.Id, default)).Failure);
        Assert.IsType<NotFound>((await _line.ApproveAsync(_line.Manager, 4711)).Failure);
        Assert.Equal(LeadAction.DecideQuotation, Assert.IsType<Forbidden>((await _line.ApproveAsync(director, waiting.Id)).Failure).Action);
        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.Empty((await Office.Get<QuotationLists>().ListAsync(stranger, new QuotationQuery { Part = QuotationPart.All }, default)).Items);
        Assert.True((await _line.ApproveAsync(_line.Zonal, waiting.Id)).IsOk);
    }

    [Fact]
    public async Task Request_WithFaultsOrWhereOneWaitsOrTheLeadIsClosed_WritesNothing()
    {
        var (waiting, closed) = (await _line.WaitingAsync(), await _line.LeadAsync());
        Assert.True((await Office.Get<ProgressService>().CloseAsync(_line.Admin, new CloseLead { LeadId = closed, Outcome = LeadOutcome.Dropped, Reason = "no reply" }, default)).IsOk);
        var before = await Office.FingerprintAsync();

        Assert.IsType<Conflict>((await _line.RequestAsync(waiting.LeadId)).Failure);
        Assert.IsType<Conflict>((await _line.RequestAsync(closed)).Failure);
        foreach (var amount in new[] { 0m, -1m, 1_000_000_000_000m })
            Assert.Equal([nameof(RequestQuotation.Amount)], Assert.IsType<Invalid>((await _line.RequestAsync(waiting.LeadId, amount: amount)).Failure).Errors.Keys);
        Assert.Equal([nameof(RequestQuotation.Amount)], Assert.IsType<Invalid>((await Office.Get<QuotationService>().RequestAsync(_line.Executive, new RequestQuotation { LeadId = waiting.LeadId }, default)).Failure).Errors.Keys);
        Assert.Equal(before, await Office.FingerprintAsync());
    }

    [Fact]
    public async Task Decide_OfALeadThatWasClosedMeanwhile_IsAConflictAndWaitsForNobody()
    {
        var waiting = await _line.WaitingAsync();
        Assert.True((await Office.Get<ProgressService>().CloseAsync(_line.Admin, new CloseLead { LeadId = waiting.LeadId, Outcome = LeadOutcome.Lost, Reason = "moved away" }, default)).IsOk);
        var before = await Office.FingerprintAsync();

        Assert.IsType<Conflict>((await _line.ApproveAsync(_line.Manager, waiting.Id)).Failure);

        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.Empty(await _line.ForAsync(_line.Manager));
        Assert.True((await Office.Get<ProgressService>().ReopenAsync(_line.Admin, new ReopenLead { LeadId = waiting.LeadId }, default)).IsOk);
        Assert.True((await _line.ApproveAsync(_line.Manager, waiting.Id)).IsOk);
    }

    [Fact]
    public async Task TwoDecideTheSameAtOnce_OneWinsTheOtherIsToldAndNothingIsDoubled()
    {
        var id = await _line.LeadAsync();
        for (var trial = 0; trial < Trials; trial++)
        {
            var waiting = (await _line.RequestAsync(id)).Value?.Id ?? 0;

            var outcomes = await Task.WhenAll(Task.Run(() => _line.ApproveAsync(_line.Manager, waiting)), Task.Run(() => _line.RejectAsync(_line.Zonal, waiting)));

            var won = Assert.Single(outcomes, outcome => outcome.IsOk).Value;
            var told = Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure);
            Assert.Contains(won?.DecidedBy ?? "?", told.Message, StringComparison.Ordinal);
            Assert.Equal(won?.State, (await _line.ReadLeadAsync(id)).QuotationState);
        }

        await using var db = await Office.ContextAsync();
        Assert.Equal(Trials, await db.QuotationRequests.CountAsync(row => row.LeadId == id && row.DecidedById != null));
        Assert.Equal(Trials, await db.AuditEntries.CountAsync(entry => entry.EntityType == "Quotation" && entry.ActionType != "QuotationRequested"));
        Assert.Equal((Trials, Trials), ((await _line.MailsAsync()).Count(mail => mail.To == _line.Manager.UserId), (await _line.MailsAsync()).Count(mail => mail.To == _line.Executive.UserId)));
    }

    [Fact]
    public async Task Request_WithTheSameKeyAtOnce_MakesOneRequestAndOneMail()
    {
        var command = new RequestQuotation { LeadId = await _line.LeadAsync(), Amount = 900, RequestKey = "once" };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Office.Get<QuotationService>().RequestAsync(_line.Executive, command with { }, default))));

        Assert.Single(outcomes.Select(outcome => outcome.Value?.Id).Distinct());
        Assert.Single(await _line.MailsAsync());
    }

    [Fact]
    public async Task S3_104_Queue_PartsAndOrder_AreWhatWaitsWhatWasDecidedAndAll()
    {
        var first = await _line.WaitingAsync();
        Office.Clock.Advance(TimeSpan.FromHours(1));
        var second = await _line.WaitingAsync();
        Office.Clock.Advance(TimeSpan.FromHours(1));
        var third = await _line.WaitingAsync();
        await _line.RejectAsync(_line.Manager, second.Id);

        async Task<IEnumerable<int>> ListAsync(Actor who, QuotationPart part) => (await Office.Get<QuotationLists>().ListAsync(who, new QuotationQuery { Part = part }, default)).Items.Select(line => line.Id);

        Assert.Equal([first.Id, third.Id], await ListAsync(_line.Manager, QuotationPart.ForMe));
        Assert.Equal([first.Id, third.Id], await ListAsync(_line.Executive, QuotationPart.Waiting));
        Assert.Empty(await ListAsync(_line.Executive, QuotationPart.ForMe));
        Assert.Equal([second.Id], await ListAsync(_line.Executive, QuotationPart.Decided));
        Assert.Equal([third.Id, second.Id, first.Id], await ListAsync(_line.Zonal, QuotationPart.All));
        var paged = await Office.Get<QuotationLists>().ListAsync(_line.Admin, new QuotationQuery { Part = QuotationPart.All, Page = 2, PageSize = 2 }, default);
        Assert.Equal((3, first.Id), (paged.Total, Assert.Single(paged.Items).Id));
        Assert.Empty(await ListAsync(await Office.HireAsync(Role.ServiceManager), QuotationPart.All));
    }

    [Fact]
    public async Task Timeline_TellsRequestAndDecisionOnce()
    {
        var waiting = await _line.WaitingAsync();
        Office.Clock.Advance(TimeSpan.FromHours(1));
        await _line.RejectAsync(_line.Manager, waiting.Id);

        var told = (await Office.Get<TimelineService>().ListAsync(_line.Executive, waiting.LeadId, new TimelineQuery { Kinds = [TimelineKind.Quotation, TimelineKind.Change] }, default)).Value?.Items ?? [];

        Assert.Equal([(QuotationState.Rejected, _line.Manager.Name, "Leave the rail out"), (QuotationState.Requested, _line.Executive.Name, "Stair lift")],
            told.OfType<QuotationEntry>().Select(entry => (entry.Step, entry.By, entry.Said)));
        Assert.DoesNotContain(told.OfType<ChangeEntry>(), entry => entry.Line.Action.StartsWith("Quotation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Purge_LeavesNothingOfARequest()
    {
        var waiting = await _line.WaitingAsync();
        Assert.True((await Office.Get<LeadBin>().DeleteAsync(_line.Admin, waiting.LeadId, default)).IsOk);
        Assert.IsType<NotFound>((await _line.ApproveAsync(_line.Manager, waiting.Id)).Failure);

        Assert.True((await Office.Get<LeadBin>().PurgeAsync(_line.Admin, waiting.LeadId, default)).IsOk);

        Assert.DoesNotContain("Stair lift", await Office.FingerprintAsync(), StringComparison.Ordinal);
    }
}

using LeadManager.Core.Access;
using LeadManager.Core.MyDay;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Quotations;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.MyDay;

/// <summary>What a manager finds in the morning: what waits for his decision, and what was escalated (S3.083, S3.085, S3.104, S3.205).</summary>
public sealed class MyDayTests : IAsyncLifetime
{
    private SalesLine _line = default!;

    private Office Office => _line.Office;

    private ProgressService Steps => Office.Get<ProgressService>();

    public async Task InitializeAsync() => _line = await SalesLine.HireAsync(await Office.OpenAsync());

    public async Task DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task ToDecide_IsWhatWaitsForHimUntilItIsDecided()
    {
        var waiting = await _line.WaitingAsync();

        Assert.Equal([waiting.Id], (await DayAsync(_line.Manager)).ToDecide.Items.Select(line => line.Id));
        Assert.Equal(0, (await DayAsync(_line.Executive)).ToDecide.Total);
        Assert.Equal(0, (await DayAsync(_line.Zonal)).ToDecide.Total);
        await _line.ApproveAsync(_line.Manager, waiting.Id);
        Assert.Empty((await DayAsync(_line.Manager)).ToDecide.Items);
    }

    [Fact]
    public async Task Escalated_IsShownToThoseAboveUntilItIsSettledOrClosed()
    {
        var (settled, closed) = (await _line.LeadAsync(), await _line.LeadAsync());
        await _line.LeadAsync();
        foreach (var id in new[] { settled, closed })
            Assert.True((await Steps.EscalateAsync(_line.Executive, new EscalateLead { LeadId = id, Reason = "discharge is tomorrow" }, default)).IsOk);

        foreach (var above in new[] { _line.Manager, _line.Zonal, _line.Admin })
            Assert.Equal([(settled, "discharge is tomorrow", _line.Executive.Name), (closed, "discharge is tomorrow", _line.Executive.Name)],
                (await DayAsync(above)).Escalated.Select(lead => (lead.Lead.Id, lead.Lead.EscalationReason ?? "", lead.AssigneeName ?? "")));
        Assert.Equal(0, (await DayAsync(_line.Executive)).EscalatedTotal);
        Assert.Equal(0, (await DayAsync(await Office.HireAsync(Role.SalesManager, "stranger"))).EscalatedTotal);
        Assert.True((await Steps.SettleAsync(_line.Manager, new SettleEscalation { LeadId = settled }, default)).IsOk);
        Assert.True((await Steps.CloseAsync(_line.Manager, new CloseLead { LeadId = closed, Outcome = Core.Leads.LeadOutcome.Lost, Reason = "moved away" }, default)).IsOk);
        Assert.Empty((await DayAsync(_line.Manager)).Escalated);
    }

    [Fact]
    public async Task Settle_ByWhoMayNot_IsRefusedAndWritesNothing()
    {
        var id = await _line.LeadAsync();
        await Steps.EscalateAsync(_line.Executive, new EscalateLead { LeadId = id, Reason = "help" }, default);
        var engineer = await Office.HireAsync(Role.ServiceManager);
        var before = await Office.FingerprintAsync();

        Assert.Equal(LeadAction.ChangeStatus, Assert.IsType<Forbidden>((await Steps.SettleAsync(engineer, new SettleEscalation { LeadId = id }, default)).Failure).Action);

        Assert.Equal(before, await Office.FingerprintAsync());
        Assert.True((await Steps.SettleAsync(_line.Manager, new SettleEscalation { LeadId = id }, default)).IsOk);
    }

    private Task<MyDayView> DayAsync(Actor actor) => Office.Get<MyDayService>().GetAsync(actor, default);
}

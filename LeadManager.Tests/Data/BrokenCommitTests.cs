using System.Data.Common;
using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Data;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Core.SpecialLeads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Data;

/// <summary>
/// The connection breaks exactly at the commit. Breaks that of who asked, it is stored all the same and the same key finds
/// it; breaks that to the database, nothing of it is there, nobody is told, and the same key does it afterwards.
/// </summary>
public sealed class BrokenCommitTests : IAsyncLifetime
{
    private readonly Commit _commit = new();
    private Office _office = default!;
    private Actor _admin = default!, _manager = default!;
    private int _lead;

    public static TheoryData<string> Writes => ["activity", "quotation", "technical review"];

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync(services => services.ConfigureDbContext<LeadDbContext>(options => options.AddInterceptors(_commit)));
        _admin = await _office.HireAsync(Role.Administrator);
        _manager = await _office.HireAsync(Role.SalesManager);
        _lead = (await _office.LeadAsync(_admin, command => (command.AssigneeId, command.IsSpecial, command.SpecialReason) = (_manager.UserId, true, "heavy"))).Lead.Id;
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Theory, MemberData(nameof(Writes))]
    public async Task WhoAskedIsGoneAtTheCommit_ItIsStoredOnceAndTheSameKeyFindsIt(string what)
    {
        using var gone = new CancellationTokenSource();
        var before = await CountAsync();
        _commit.Happens = gone.Cancel;

        await Record.ExceptionAsync(() => WriteAsync(what, gone.Token)); // nobody is there to hear it

        _commit.Happens = null;
        Assert.True(gone.IsCancellationRequested);
        var stored = await CountAsync();
        Assert.Equal(before.Records + 1, stored.Records);
        Assert.True((await WriteAsync(what, default)) is null);
        Assert.Equal(stored, await CountAsync());
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task TheDatabaseIsGoneAtTheCommit_NothingIsStoredAndTheSameKeyDoesItAfterwards(string what)
    {
        var (before, mark) = (await CountAsync(), await _office.FingerprintAsync());
        _commit.Happens = () => throw new InvalidOperationException(BrokenStore.Secret);

        Assert.NotNull(await Record.ExceptionAsync(() => WriteAsync(what, default)));

        _commit.Happens = null;
        Assert.Equal((before, mark), (await CountAsync(), await _office.FingerprintAsync()));
        Assert.True((await WriteAsync(what, default)) is null);
        Assert.Equal(before.Records + 1, (await CountAsync()).Records);
    }

    private async Task<Failure?> WriteAsync(string what, CancellationToken ct) => what switch
    {
        "activity" => (await _office.Get<ActivityService>().AddAsync(_admin, new AddActivity { LeadId = _lead, Type = ActivityType.Call, Note = "spoke", RequestKey = what }, ct)).Failure,
        "quotation" => (await _office.Get<QuotationService>().RequestAsync(_admin, new RequestQuotation { LeadId = _lead, Amount = 900, RequestKey = what }, ct)).Failure,
        _ => (await _office.Get<SpecialReviewService>().AddTechnicalAsync(_admin, new AddTechnicalReview { LeadId = _lead, Verdict = TechnicalVerdict.Suitable, Suitability = "fits", RequestKey = what }, ct)).Failure,
    };

    /// <summary>What was written, what the log says of it, and who was told.</summary>
    private async Task<(int Records, int Entries, int Told)> CountAsync()
    {
        await using var db = await _office.ContextAsync();
        return (await db.Activities.CountAsync() + await db.QuotationRequests.CountAsync() + await db.TechnicalReviews.CountAsync(), await db.AuditEntries.CountAsync(),
            await db.Notices.CountAsync() + await db.Outbox.CountAsync() + await db.SubmittedRequests.CountAsync());
    }

    private sealed class Commit : DbTransactionInterceptor
    {
        public Action? Happens { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Happens?.Invoke();
            return ValueTask.FromResult(result);
        }
    }
}

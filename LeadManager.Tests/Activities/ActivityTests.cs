using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Activities;

/// <summary>What happened with a lead: S3.048, S3.058, S3.068, S3.080, S3.088, S3.089, S3.213.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!;

    private ActivityService Activities => _office.Get<ActivityService>();

    private DateTime Now => _office.Clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        _admin = await _office.HireAsync(Role.Administrator);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Theory]
    [InlineData(ActivityType.Call)]
    [InlineData(ActivityType.Visit)]
    [InlineData(ActivityType.Email)]
    [InlineData(ActivityType.Meeting)]
    [InlineData(ActivityType.Note)]
    public async Task Add_EachType_IsKeptListedLoggedAndToldInTheChanges(ActivityType type)
    {
        var id = await AddLeadAsync();

        var added = await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = type, Note = " spoke with her son ", Outcome = "Call back", DurationMinutes = 12 }, default);

        Assert.True(added.IsOk);
        var line = Assert.Single((await Activities.ListAsync(_admin, id, 1, 50, default)).Value?.Items ?? []);
        Assert.Equal((type, "spoke with her son", "Call back", 12, Now, _admin.Name), (line.Type, line.Note, line.Outcome, line.DurationMinutes, line.At, line.By));
        Assert.Contains(await _office.ReadLogAsync("ActivityAdded"), entry => entry.EntityType == "Activity" && entry.NewValue!.Contains("spoke with her son", StringComparison.Ordinal));
        await using var db = await _office.ContextAsync();
        Assert.Equal(1, await db.LeadChanges.CountAsync(row => row.LeadId == id && row.Kind == "ActivityAdded"));
    }

    [Theory]
    [InlineData(ActivityType.Call, "Spoke", "Spoke")]
    [InlineData(ActivityType.Call, "not home, try the son", "Initial Call")]
    [InlineData(ActivityType.Visit, null, "Visited")]
    [InlineData(ActivityType.Email, null, "E-mail sent")]
    [InlineData(ActivityType.Meeting, "meeting set", "Meeting set")]
    public async Task Add_AContact_IsTheLeadsLastContact(ActivityType type, string? outcome, string status)
    {
        var id = await AddLeadAsync();

        Assert.True((await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = type, Note = "as planned", Outcome = outcome, At = Now.AddDays(-3) }, default)).IsOk);

        var lead = await ReadAsync(id);
        Assert.Equal((status, DateOnly.FromDateTime(Now.AddDays(-3))), (lead.LastContactStatus, lead.LastContactDate));
    }

    [Fact]
    public async Task Add_ANoteOrAnOlderContact_LeavesTheLastContactAndTheVersionAlone()
    {
        var id = await AddLeadAsync();
        Assert.True((await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "today", Outcome = "Spoke" }, default)).IsOk);
        var before = await ReadAsync(id);
        _office.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.True((await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Note, Note = "two cats" }, default)).IsOk);
        Assert.True((await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Visit, Note = "last week", At = Now.AddDays(-7) }, default)).IsOk);

        var after = await ReadAsync(id);
        Assert.Equal((before.LastContactStatus, before.LastContactDate, before.Version), (after.LastContactStatus, after.LastContactDate, after.Version));
        Assert.Equal(Now, after.UpdatedAt); // it was worked on all the same
    }

    [Fact]
    public async Task Add_ByTheAssignee_AcceptsTheLead()
    {
        var executive = await _office.HireAsync(Role.SalesExecutive);
        var id = (await _office.LeadAsync(_admin, command => command.AssigneeId = executive.UserId)).Lead.Id;
        Assert.Null((await ReadAsync(id)).AcceptedAt);

        Assert.True((await Activities.AddAsync(executive, new AddActivity { LeadId = id, Type = ActivityType.Note, Note = "reading" }, default)).IsOk);

        Assert.Equal(Now, (await ReadAsync(id)).AcceptedAt);
        await using var db = await _office.ContextAsync();
        Assert.Equal(Now, (await db.ChainEntries.SingleAsync(entry => entry.LeadId == id)).AcceptedAt);
    }

    [Fact]
    public async Task Add_WithFaults_NamesThemAllAndWritesNothing()
    {
        var id = await AddLeadAsync();
        var before = await _office.FingerprintAsync();

        var refused = await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Outcome = "two\nlines", DurationMinutes = 0 }, default);
        var tomorrow = await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "will call", At = Now.AddDays(1) }, default);
        var ancient = await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "called", At = new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, default);

        Assert.Equal(["DurationMinutes", "Note", "Outcome", "Type"], Assert.IsType<Invalid>(refused.Failure).Errors.Keys.Order());
        Assert.All(new[] { tomorrow, ancient }, outcome => Assert.Equal([nameof(AddActivity.At)], Assert.IsType<Invalid>(outcome.Failure).Errors.Keys));
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "called", At = Now.AddMinutes(2) }, default)).IsOk); // a clock that is a little ahead
    }

    [Fact]
    public async Task Add_WithTheSameKeyTwiceAtOnce_MakesOneActivity()
    {
        var id = await AddLeadAsync();
        var command = new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "double click", RequestKey = "once" };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Activities.AddAsync(_admin, command with { }, default))));

        Assert.Single(outcomes.Select(outcome => outcome.Value?.Id).Distinct());
        Assert.Equal(1, (await Activities.ListAsync(_admin, id, 1, 50, default)).Value?.Total);
    }

    [Fact]
    public async Task Add_ByManyAtOnce_KeepsEveryOne()
    {
        var id = await AddLeadAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = $"call {number}", Outcome = number % 2 == 0 ? "Spoke" : "No answer" }, default))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsOk, outcome.Failure?.Message));
        Assert.Equal(40, (await Activities.ListAsync(_admin, id, 1, 200, default)).Value?.Items.Select(line => line.Note).Distinct().Count());
    }

    [Fact]
    public async Task Purge_OfTheLead_TakesItsActivitiesAndTheirWordsInTheLogAlong()
    {
        var id = await AddLeadAsync();
        await Activities.AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Note, Note = "unmistakable words" }, default);
        Assert.Contains("unmistakable words", await _office.FingerprintAsync(), StringComparison.Ordinal);
        Assert.True((await _office.Get<LeadBin>().DeleteAsync(_admin, id, default)).IsOk);
        Assert.IsType<NotFound>((await Activities.ListAsync(_admin, id, 1, 50, default)).Failure);

        Assert.True((await _office.Get<LeadBin>().PurgeAsync(_admin, id, default)).IsOk);

        Assert.DoesNotContain("unmistakable words", await _office.FingerprintAsync(), StringComparison.Ordinal);
    }

    private async Task<int> AddLeadAsync() => (await _office.LeadAsync(_admin)).Lead.Id;

    private async Task<Lead> ReadAsync(int id)
    {
        await using var db = await _office.ContextAsync();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id);
    }
}

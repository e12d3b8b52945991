using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Core.Timeline;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Timeline;

/// <summary>Everything that happened with a lead in one line of time: S3.080, S3.088.</summary>
public sealed class TimelineTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!, _executive = default!;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        _admin = await _office.HireAsync(Role.Administrator);
        _executive = await _office.HireAsync(Role.SalesExecutive);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task List_MergesEverySourceTheLatestFirst_AndTellsNothingTwice()
    {
        var id = await LiveAsync();

        var page = await ReadAsync(_executive, id, new TimelineQuery { PageSize = 100 });

        Assert.Equal(
            [
                "Progress Closed", "FollowUp Done", "Change Updated", "FollowUp Open", "Assignment Accepted", "Activity spoke with her", "Mail Assigned", "Assignment Given", "Change Created",
            ],
            page.Items.Select(Say));
        Assert.Equal(page.Items.OrderByDescending(entry => entry.At).Select(entry => entry.At), page.Items.Select(entry => entry.At));
    }

    [Fact]
    public async Task List_ByKind_ShowsOnlyThat()
    {
        var id = await LiveAsync();

        foreach (var kind in Enum.GetValues<TimelineKind>())
            Assert.All((await ReadAsync(_admin, id, new TimelineQuery { Kinds = [kind] })).Items, entry => Assert.Equal(kind, entry.Kind));
        var two = await ReadAsync(_admin, id, new TimelineQuery { Kinds = [TimelineKind.Activity, TimelineKind.Progress] });
        Assert.Equal(["Progress Closed", "Activity spoke with her"], two.Items.Select(Say));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task List_InPages_GivesEveryEntryOnceWhatIsAddedMeanwhileAndWhateverStandsAtOneMoment(int size)
    {
        var id = await LiveAsync();
        for (var number = 0; number < 20; number++) // all at the very same moment
            await AddAsync(id, $"call {number}");
        var all = (await ReadAsync(_admin, id, new TimelineQuery { PageSize = 100 })).Items.Select(entry => entry.Place).ToList();

        var seen = new List<TimelinePlace>();
        TimelinePage page;
        do
        {
            page = await ReadAsync(_admin, id, new TimelineQuery { PageSize = size, Before = seen.LastOrDefault() });
            seen.AddRange(page.Items.Select(entry => entry.Place));
            _office.Clock.Advance(TimeSpan.FromSeconds(1));
            await AddAsync(id, "meanwhile");
        }
        while (page.HasOlder);

        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task List_ForWhoMayNotSeeTheActivities_IsRefused()
    {
        var id = await LiveAsync();
        var coordinator = await _office.HireAsync(Role.SalesCoordinator);
        var free = (await _office.LeadAsync(_admin)).Lead.Id;

        Assert.IsType<NotFound>((await _office.Get<TimelineService>().ListAsync(coordinator, id, new TimelineQuery(), default)).Failure);
        Assert.Equal(LeadAction.ViewActivities, Assert.IsType<Forbidden>((await _office.Get<TimelineService>().ListAsync(coordinator, free, new TimelineQuery(), default)).Failure).Action);
        Assert.NotEmpty((await ReadAsync(_admin, free, new TimelineQuery())).Items);
    }

    [Fact]
    public async Task List_CareDetails_StayHiddenAsInTheHistory()
    {
        var lead = await _office.LeadAsync(_admin, command => command.AssigneeId = _executive.UserId);
        Assert.True((await _office.Get<LeadEditing>().UpdateAsync(_admin, lead.Edit(edit => edit.MedicaidNo = "AB12345C"), default)).IsOk);

        Assert.DoesNotContain("AB12345C", Values(await ReadAsync(_executive, lead.Lead.Id, new TimelineQuery())));
        Assert.Contains("AB12345C", Values(await ReadAsync(_admin, lead.Lead.Id, new TimelineQuery())));
    }

    /// <summary>A short life: assigned, accepted by a call, edited, followed up, closed; a minute lies between two steps.</summary>
    private async Task<int> LiveAsync()
    {
        var id = (await _office.LeadAsync(_admin)).Lead.Id;
        Step();
        Assert.True((await _office.Get<AssignmentService>().AssignAsync(_admin, new AssignLead { LeadId = id, UserId = _executive.UserId }, default)).IsOk);
        Step();
        Assert.True((await _office.Get<ActivityService>().AddAsync(_executive, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "spoke with her" }, default)).IsOk);
        Step();
        var planned = await _office.Get<FollowUpService>().AddAsync(_executive, new AddFollowUp { LeadId = id, Type = ActivityType.Visit, DueAt = _office.Clock.GetUtcNow().UtcDateTime.AddDays(1) }, default);
        Step();
        var seen = await _office.Get<LeadService>().FindAsync(_admin, id, default);
        Assert.True((await _office.Get<LeadEditing>().UpdateAsync(_admin, seen!.Edit(edit => edit.City = "Yonkers"), default)).IsOk);
        Step();
        Assert.True((await _office.Get<FollowUpService>().CompleteAsync(_executive, new CompleteFollowUp { FollowUpId = planned.Value?.Id ?? 0, Outcome = "Visited" }, default)).IsOk);
        Step();
        Assert.True((await _office.Get<ProgressService>().CloseAsync(_admin, new CloseLead { LeadId = id, Outcome = LeadOutcome.Won, Reason = "signed" }, default)).IsOk);
        return id;
    }

    private void Step() => _office.Clock.Advance(TimeSpan.FromMinutes(1));

    private async Task AddAsync(int id, string note) =>
        Assert.True((await _office.Get<ActivityService>().AddAsync(_admin, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = note }, default)).IsOk);

    private async Task<TimelinePage> ReadAsync(Actor actor, int id, TimelineQuery query) =>
        (await _office.Get<TimelineService>().ListAsync(actor, id, query, default)).Value ?? throw new InvalidOperationException("not listed");

    private static IEnumerable<string?> Values(TimelinePage page) => page.Items.OfType<ChangeEntry>().SelectMany(entry => entry.Line.Values).Select(value => value.New);

    private static string Say(TimelineEntry entry) => entry switch
    {
        ActivityEntry activity => $"{entry.Kind} {activity.Activity.Note}",
        FollowUpEntry followUp => $"{entry.Kind} {followUp.Step}",
        HandEntry hand => $"{entry.Kind} {hand.Step}",
        MailEntry mail => $"{entry.Kind} {mail.Mail}",
        ChangeEntry change => $"{entry.Kind} {change.Line.Action}",
        _ => entry.Kind.ToString(),
    };
}

using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Bulk;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>Many leads at once (S3.098, S3.105): each decided alone, each told once, and taken back as far as nobody was there since.</summary>
public sealed class BulkTests : IAsyncLifetime
{
    private readonly BrokenStore _store = new() { Fault = new SqliteException("database or disk is full", 13) };
    private Office _office = default!;
    private Actor _admin = default!;

    private BulkService Bulk => _office.Get<BulkService>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync(_store.Attach);
        _admin = await _office.HireAsync(Role.Administrator);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Temperature_OfASelection_IsSetWhereGrantedAndTheRestStaysWithItsReason()
    {
        var executive = await _office.HireAsync(Role.SalesExecutive);
        var (mine, others) = (await AddAsync(3, executive.UserId), await AddAsync(2, null));

        var report = await RunAsync(executive, [.. mine, .. others, mine[0]], new BulkTemperature { Temperature = Temperature.Hot });

        Assert.Equal((5, 3, 5, false), (report.Asked, report.Done, report.Through, report.IsCancelled));
        var refused = Assert.Single(report.Refused);
        Assert.Equal((2, new NotFound()), (refused.Count, refused.Failure));
        Assert.All(refused.Names, name => Assert.StartsWith("Lead ", name, StringComparison.Ordinal)); // no name of what he does not see
        Assert.All(await ReadAsync(mine), lead => Assert.Equal(Temperature.Hot, lead.Temperature));
        Assert.All(await ReadAsync(others), lead => Assert.Null(lead.Temperature));
        Assert.Equal(3, (await _office.ReadLogAsync("TemperatureSet")).Count);
    }

    public static TheoryData<string> Commands => ["temperature", "follow-up", "assign"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Run_OnAllThatMatchOrOnGuessedNumbers_ReachesNoLeadOfAnotherLine(string what)
    {
        var manager = await _office.HireAsync(Role.SalesManager);
        var (executive, stranger) = (await _office.HireAsync(Role.SalesExecutive, "below", manager.UserId), await _office.HireAsync(Role.SalesExecutive, "stranger"));
        var second = await _office.HireAsync(Role.SalesExecutive, "second", manager.UserId);
        manager = manager with { TeamUserIds = [manager.UserId, executive.UserId, second.UserId] };
        var (own, foreign) = (await AddAsync(2, executive.UserId, "Hanover"), await AddAsync(2, stranger.UserId, "Hanover"));
        BulkCommand command = what switch
        {
            "temperature" => new BulkTemperature { Temperature = Temperature.Hot },
            "follow-up" => new BulkFollowUp { DueAt = _office.Clock.GetUtcNow().UtcDateTime.AddDays(3), Type = ActivityType.Call },
            _ => new BulkGive { UserId = second.UserId },
        };
        var before = (await ReadAsync(foreign)).Select(lead => lead.Version).ToList();

        var guessed = await RunAsync(manager, foreign, command);
        var matching = (await Bulk.RunAsync(manager, new BulkLeads(foreign, new LeadQuery { City = ["Hanover"] }), command, null, default)).Value;

        Assert.Equal((0, new NotFound()), (guessed.Done, Assert.Single(guessed.Refused).Failure));
        Assert.Equal((2, 2), (matching?.Asked, matching?.Done));
        Assert.Equal(before, (await ReadAsync(foreign)).Select(lead => lead.Version));
        Assert.All(await ReadAsync(own), lead => Assert.True(lead.Version > 1));
    }

    [Fact]
    public async Task Temperature_TakenBack_IsWhatItWasUnlessSomebodyJudgedItAgain()
    {
        var ids = await AddAsync(3, null);
        await RunAsync(_admin, [ids[0]], new BulkTemperature { Temperature = Temperature.Cold });
        var report = await RunAsync(_admin, ids, new BulkTemperature { Temperature = Temperature.Hot });
        await RunAsync(_admin, [ids[2]], new BulkTemperature { Temperature = Temperature.Warm });

        var back = await Bulk.UndoAsync(_admin, Assert.IsType<BulkUndo>(report.Undo), null, default);

        Assert.Equal((2, 1), (back.Done, Assert.Single(back.Refused).Count));
        Assert.Equal([Temperature.Cold, null, Temperature.Warm], (await ReadAsync(ids)).Select(lead => lead.Temperature));
    }

    [Fact]
    public async Task Delete_OfAllThatMatch_TakesThemInPortionsAndTheWayBackRestoresThem()
    {
        await AddAsync(130, null, "Hanover");
        var others = await AddAsync(2, null);
        var (all, through) = (new LeadQuery { City = ["Hanover"] }, new List<int>());
        var before = await CountAsync(all);

        var outcome = await Bulk.RunAsync(_admin, new BulkLeads([], all), new BulkDelete(), new Told(progress => through.Add(progress.Through)), default);

        var report = outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
        Assert.Equal((130, 130, 130), (before, report.Asked, report.Done));
        Assert.Equal([50, 100, 130], through);
        Assert.Equal((0, others.Count), (await CountAsync(all), await CountAsync(new LeadQuery())));
        var back = await Bulk.UndoAsync(_admin, Assert.IsType<BulkUndo>(report.Undo), null, default);
        Assert.Equal((130, 130), (back.Done, await CountAsync(all)));
        Assert.Empty(await _office.Get<Core.Analytics.Tallies.TallyService>().RecountAsync(default));
    }

    [Fact]
    public async Task Delete_StoppedOnTheWay_LeavesTheRest()
    {
        await AddAsync(120, null);
        using var stop = new CancellationTokenSource();

        var outcome = await Bulk.RunAsync(_admin, new BulkLeads([], new LeadQuery()), new BulkDelete(), new Told(_ => stop.Cancel()), stop.Token);

        Assert.Equal((120, 50, true), (outcome.Value?.Asked, outcome.Value?.Done, outcome.Value?.IsCancelled));
        Assert.Equal(70, await CountAsync(new LeadQuery()));
    }

    [Fact]
    public async Task FollowUps_ForWhoHasTheLead_ArePlannedOnceAndCalledOffAgain()
    {
        var executive = await _office.HireAsync(Role.SalesExecutive);
        var (taken, free) = (await AddAsync(2, executive.UserId), await AddAsync(1, null));
        var due = _office.Clock.GetUtcNow().UtcDateTime.AddDays(3);

        var report = await RunAsync(_admin, [.. taken, .. free], new BulkFollowUp { DueAt = due, Type = ActivityType.Call, Note = "Ask again", IsForAssignee = true });

        Assert.Equal((2, "Nobody has this lead."), (report.Done, Assert.Single(report.Refused).Failure.Message));
        Assert.All(await ReadAsync(taken), lead => Assert.Equal(due, lead.NextFollowUpAt));
        await using var db = await _office.ContextAsync();
        Assert.Equal(2, await db.FollowUps.CountAsync(row => row.OwnerId == executive.UserId && row.Note == "Ask again"));
        var back = await Bulk.UndoAsync(_admin, Assert.IsType<BulkUndo>(report.Undo), null, default);
        Assert.Equal((2, 2), (back.Done, await db.FollowUps.CountAsync(row => row.State == FollowUpState.Cancelled)));
        Assert.All(await ReadAsync(taken), lead => Assert.Null(lead.NextFollowUpAt));
    }

    [Fact]
    public async Task Give_AllThatMatch_GoToOnePerson()
    {
        var user = await _office.HireAsync(Role.User);
        var ids = await AddAsync(4, null, "Hanover");
        var others = await AddAsync(1, null);

        var outcome = await Bulk.RunAsync(_admin, new BulkLeads([], new LeadQuery { City = ["Hanover"] }), new BulkGive { UserId = user.UserId }, null, default);

        Assert.Equal(4, outcome.Value?.Done);
        Assert.All(await ReadAsync(ids), lead => Assert.Equal(user.UserId, lead.AssigneeId));
        Assert.All(await ReadAsync(others), lead => Assert.Null(lead.AssigneeId));
    }

    [Fact]
    public async Task FollowUps_TheStoreIsFullOnTheWayAndOnTheWayBack_AreToldAsFarAsStoredAndAllCalledOff()
    {
        var ids = await AddAsync(120, null);
        var (command, full) = (new BulkFollowUp { DueAt = _office.Clock.GetUtcNow().UtcDateTime.AddDays(3), Type = ActivityType.Call }, new Told(_ => _store.FailsAt = "\"FollowUps\""));

        var report = (await Bulk.RunAsync(_admin, new BulkLeads(ids), command, full, default)).Value ?? throw new InvalidOperationException();

        Assert.Equal((50, 50, false), (report.Done, report.Through, report.IsCancelled));
        Assert.Contains("is full, so the rest was not saved", report.BrokenOff?.Message, StringComparison.Ordinal);
        Assert.Empty(report.Refused);
        var first = await Bulk.UndoAsync(_admin, Assert.IsType<BulkUndo>(report.Undo), null, default);
        Assert.Equal((0, true), (first.Done, first.BrokenOff is not null));
        _store.FailsAt = null;
        await using var db = await _office.ContextAsync();
        Assert.Equal(50, await db.FollowUps.CountAsync(row => row.State == FollowUpState.Open));
        var back = await Bulk.UndoAsync(_admin, Assert.IsType<BulkUndo>(first.Undo), null, default);
        Assert.Equal((50, 0), (back.Done, await db.FollowUps.CountAsync(row => row.State == FollowUpState.Open)));
    }

    [Fact]
    public async Task Give_TheStoreIsFullOnTheWay_LeavesTheRestAndSaysSo()
    {
        var (user, ids) = (await _office.HireAsync(Role.User), await AddAsync(4, null));
        var full = new Told(progress => _store.FailsAt = progress.Through == 2 ? "\"ChainEntries\"" : null);

        var report = (await Bulk.RunAsync(_admin, new BulkLeads(ids), new BulkGive { UserId = user.UserId }, full, default)).Value;

        Assert.Equal((2, 2, true), (report?.Done, report?.Through, report?.BrokenOff is not null));
        _store.FailsAt = null;
        Assert.Equal(2, (await ReadAsync(ids)).Count(lead => lead.AssigneeId == user.UserId));
    }

    public static TheoryData<string> Faulty => ["nobody", "nothing due", "no leads", "not a temperature"];

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Run_FaultyRequest_IsRefusedAsAWholeAndWritesNothing(string fault)
    {
        var ids = await AddAsync(2, null);
        var before = await _office.FingerprintAsync();
        BulkCommand command = fault switch { "nobody" => new BulkGive(), "nothing due" => new BulkFollowUp { Type = ActivityType.Call }, "no leads" => new BulkDelete(), _ => new BulkTemperature { Temperature = (Temperature)7 } };

        var outcome = await Bulk.RunAsync(_admin, new BulkLeads(fault == "no leads" ? [] : ids), command, null, default);

        Assert.IsType<Invalid>(outcome.Failure);
        Assert.Equal(before, await _office.FingerprintAsync());
    }

    [Theory] // the twin is above: whom it is granted, he does it
    [InlineData(Role.SalesExecutive, LeadAction.DeleteLead)]
    [InlineData(Role.Engagement, LeadAction.EditContact)]
    [InlineData(Role.User, LeadAction.BulkAssign)]
    public async Task Run_WhatTheRoleHasNotAtAll_IsForbiddenAndWritesNothing(Role role, LeadAction action)
    {
        var who = await _office.HireAsync(role);
        var ids = await AddAsync(2, who.UserId);
        var before = await _office.FingerprintAsync();
        BulkCommand command = action switch { LeadAction.DeleteLead => new BulkDelete(), LeadAction.BulkAssign => new BulkGive { UserId = _admin.UserId }, _ => new BulkTemperature() };

        var outcome = await Bulk.RunAsync(who, new BulkLeads(ids), command, null, default);

        Assert.Equal(new Forbidden(action), outcome.Failure);
        Assert.Equal(before, await _office.FingerprintAsync());
    }

    private async Task<BulkReport> RunAsync(Actor actor, IReadOnlyList<int> ids, BulkCommand command)
    {
        var outcome = await Bulk.RunAsync(actor, new BulkLeads(ids), command, null, default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    private async Task<IReadOnlyList<int>> AddAsync(int count, int? assigneeId, string? city = null)
    {
        await using var db = await _office.ContextAsync();
        var leads = Enumerable.Range(0, count).Select(number => new Lead
        {
            FirstName = "Person", LastName = $"Number {number}", Phone = "555 010 0100", StaffName = "S", Source = "Call", LastContactStatus = "Spoke", City = city, AssigneeId = assigneeId, SortName = $"{number:000}",
        }).ToList();
        db.AddRange(leads);
        await db.SaveAsync(_admin, new("Created"), default);
        return [.. leads.Select(lead => lead.Id)];
    }

    private Task<int> CountAsync(LeadQuery query) => _office.Get<LeadService>().CountAsync(_admin, query, default);

    private async Task<List<Lead>> ReadAsync(IReadOnlyList<int> ids)
    {
        await using var db = await _office.ContextAsync();
        return await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync();
    }

    private sealed class Told(Action<BulkProgress> tell) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => tell(value);
    }
}

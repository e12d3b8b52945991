using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Board;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>The board: every lead in sight stands in one column, and every move that is offered leads where it says (S3.052-S3.055, S5.48-S5.63).</summary>
public sealed class BoardTests
{
    private const int Trials = 200;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    /// <summary>Those who may move something at all, each by other rights.</summary>
    public static TheoryData<Role> Movers => [Role.Administrator, Role.TeamLeader, Role.Employee, Role.SalesExecutive, Role.SalesManager, Role.CreTeamLead, Role.Cre, Role.RelationshipManager];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Board_ByStageAndByTemperature_HoldsEveryLeadInSightOnceInItsColumn(Role role)
    {
        await using var office = await Office.OpenAsync();
        var who = await office.HireAsync(role);
        await office.FillAsync(await office.HireAsync(Role.Administrator, "boss"), 120, who.UserId);
        foreach (var by in Enum.GetValues<BoardBy>())
            foreach (var query in new[] { new LeadQuery(), new LeadQuery { Status = [LeadStatus.Pending, LeadStatus.Qualified] }, new LeadQuery { List = LeadList.Mine }, new LeadQuery { Search = "number 1" }, new LeadQuery { Sort = "city" } })
            {
                var expected = (await office.Get<LeadService>().ListAsync(who, query with { PageSize = 200 }, default)).Items.Select(row => row.Lead.Id).Order();

                var board = await OpenAsync(office, who, by, query);

                Assert.Equal(expected, board.Columns.SelectMany(column => column.Cards).Select(card => card.Id).Order());
                Assert.All(board.Columns, column => Assert.Equal(column.Count, column.Cards.Count));
                Assert.All(board.Columns, column => Assert.All(column.Cards, card => Assert.Equal(column.Lane.Stage ?? card.Lead.ShownStage, card.Lead.ShownStage)));
                Assert.All(board.Columns.Where(column => by == BoardBy.Temperature), column => Assert.All(column.Cards, card => Assert.Equal(column.Lane.Temperature, card.Lead.Lead.Temperature)));
            }
    }

    [Fact]
    public async Task Board_AsItBegins_ShowsTheFirstCardsAndFoldsWhatRests()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        for (var number = 0; number < BoardQuery.FirstCards + 3; number++)
            await office.LeadAsync(admin, lead => lead.LastName = $"New {number:00}");
        await CloseAsync(office, admin, (await office.LeadAsync(admin)).Lead.Id, LeadOutcome.Won);

        var board = await office.Get<BoardService>().GetAsync(admin, new BoardQuery(), default);

        var fresh = board.Columns.Single(column => column.Lane.Stage == LeadStage.New);
        Assert.Equal((BoardQuery.FirstCards + 3, BoardQuery.FirstCards, 3, false), (fresh.Count, fresh.Cards.Count, fresh.More, fresh.IsFolded));
        Assert.Equal("New 12", fresh.Cards[0].Lead.Lead.LastName); // the newest first
        var won = board.Columns.Single(column => column.Lane.Stage == LeadStage.Won);
        Assert.Equal((1, 0, true), (won.Count, won.Cards.Count, won.IsFolded));
        Assert.Equal(BoardQuery.FirstCards + 4, board.Total);
    }

    [Fact] // S3.014: care details are for whom ViewSensitive is granted
    public async Task Board_CareDetails_AreBlankForWhomTheyAreNot()
    {
        await using var office = await Office.OpenAsync();
        var (admin, employee) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee));
        await office.LeadAsync(admin, lead => lead.MedicaidNo = "AB12345C");

        Assert.Equal("AB12345C", Assert.Single(Cards(await OpenAsync(office, admin))).Lead.Lead.MedicaidNo);
        Assert.Null(Assert.Single(Cards(await OpenAsync(office, employee))).Lead.Lead.MedicaidNo);
    }

    [Theory]
    [MemberData(nameof(Movers))]
    public async Task Move_EveryOneThatIsOffered_LeadsToItsColumn(Role role)
    {
        await using var office = await Office.OpenAsync();
        var who = await office.HireAsync(role);
        var manager = await office.HireAsync(Role.RelationshipManager, "rm");
        var taken = 0;
        foreach (var by in Enum.GetValues<BoardBy>())
        {
            var ids = await FillAsync(office, who, manager, by == BoardBy.Stage ? 2 : 1);
            foreach (var card in Cards(await OpenAsync(office, who, by)).Where(card => ids.ContainsKey(card.Id)))
                if (card.Moves.ElementAtOrDefault(ids[card.Id] % Math.Max(card.Moves.Count, 1)) is { Value: { Command: not null } move, Key: var lane })
                {
                    var done = await TakeAsync(office, who, move, manager);

                    Assert.True(done.IsOk, $"{role}, {card.Lead.Stage} to {lane.Key}: {done.Failure?.Message}");
                    var lead = (await office.Get<LeadService>().FindAsync(who, card.Id, default))?.Lead;
                    Assert.True(lead is null || BoardLane.Of(who, by).Single(other => other.Holds(lead)) == lane, $"{role}, {card.Lead.Stage} to {lane.Key} came elsewhere");
                    taken++;
                }
        }

        Assert.NotEqual(0, taken);
    }

    [Fact] // the twins: who may only look is offered nothing, who works it is
    public async Task Moves_WhereNothingIsGranted_AreNone()
    {
        await using var office = await Office.OpenAsync();
        var (looker, executive) = (await office.HireAsync(Role.Engagement), await office.HireAsync(Role.SalesExecutive));
        await FillAsync(office, executive, await office.HireAsync(Role.RelationshipManager, "rm"), 1);

        Assert.All(Cards(await OpenAsync(office, looker)), card => Assert.Empty(card.Moves));
        Assert.NotEmpty(Cards(await OpenAsync(office, executive)));
        Assert.All(Cards(await OpenAsync(office, executive)).Where(card => card.Lead.Lead.IsOpen), card => Assert.NotEmpty(card.Moves));
    }

    [Fact]
    public async Task TwoMoveTheSameCardAtOnce_OneWinsTheOtherIsToldAndNothingIsThereTwice()
    {
        await using var office = await Office.OpenAsync();
        var (one, other) = (await office.HireAsync(Role.Administrator, "one"), await office.HireAsync(Role.Administrator, "other"));
        for (var trial = 0; trial < Trials; trial++)
        {
            var id = (await office.LeadAsync(one)).Lead.Id;
            var card = Cards(await OpenAsync(office, one)).Single(candidate => candidate.Id == id);
            BoardMove To(LeadStage stage) => card.Moves.Single(move => move.Key.Stage == stage).Value;

            var outcomes = await Task.WhenAll(
                Task.Run(() => TakeAsync(office, one, To(LeadStage.Pending), one)), Task.Run(() => TakeAsync(office, other, To(LeadStage.Unqualified), one)));

            Assert.IsType<Conflict>(Assert.Single(outcomes, outcome => !outcome.IsOk).Failure);
            var lead = await ReadAsync(office, id);
            Assert.Equal(outcomes[0].IsOk ? LeadStatus.Pending : LeadStatus.Unqualified, lead.Status);
            await using var db = await office.ContextAsync();
            Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.EntityId == id && entry.ActionType == "StatusChanged"));
            Assert.Equal(1, await db.LeadChanges.CountAsync(change => change.LeadId == id && change.Kind == "StatusChanged"));
            Assert.Equal((card.Lead.Lead.Version + 1, outcomes[0].IsOk ? "one" : "other"), (lead.Version, lead.UpdatedBy));
        }
    }

    [Fact]
    public async Task MoveTakenBack_IsAsBefore_UnlessSomebodyWasThere()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var id = (await office.LeadAsync(admin)).Lead.Id;
        var back = await MoveAsync(office, admin, id, LeadStage.Pending);

        Assert.True((await office.Get<ProgressSteps>().TakeAsync(admin, back, default)).IsOk);
        Assert.Equal(LeadStatus.New, (await ReadAsync(office, id)).Status);
        var late = await MoveAsync(office, admin, id, LeadStage.Pending);
        Assert.True((await office.Get<LeadTemperature>().SetAsync(admin, new SetTemperature { LeadId = id, Temperature = Temperature.Hot }, default)).IsOk);
        var before = await office.FingerprintAsync();
        Assert.IsType<Conflict>((await office.Get<ProgressSteps>().TakeAsync(admin, late, default)).Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Routing_WithoutAManager_IsRefusedAndWithOneGoesThere()
    {
        await using var office = await Office.OpenAsync();
        var (admin, manager) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.RelationshipManager));
        var id = (await office.LeadAsync(admin)).Lead.Id;
        var move = Assert.Single(Cards(await OpenAsync(office, admin))).Moves.Single(candidate => candidate.Key.Stage == LeadStage.AssignedToRm).Value;
        var before = await office.FingerprintAsync();

        var refused = await office.Get<ProgressSteps>().TakeAsync(admin, Assert.IsType<QualifyLead>(move.Make()), default);

        Assert.Equal(nameof(QualifyLead.RelationshipManagerId), Assert.Single(Assert.IsType<Invalid>(refused.Failure).Errors).Key);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await TakeAsync(office, admin, move, manager)).IsOk);
        Assert.Equal(LeadStage.AssignedToRm, LeadStages.Of(await ReadAsync(office, id)));
    }

    [Theory]
    [InlineData(Role.SalesCoordinator, true)] // a free lead: contact fields
    [InlineData(Role.Engagement, false)]
    public async Task Temperature_WhereContactFieldsAreGranted_IsSetAndElsewhereNothingIsWritten(Role role, bool isGranted)
    {
        await using var office = await Office.OpenAsync();
        var who = await office.HireAsync(role);
        var id = (await office.LeadAsync(await office.HireAsync(Role.Administrator))).Lead.Id;
        var before = await office.FingerprintAsync();

        var done = await office.Get<LeadTemperature>().SetAsync(who, new SetTemperature { LeadId = id, Temperature = Temperature.Hot }, default);

        Assert.Equal(isGranted ? null : new Forbidden(LeadAction.EditContact), done.Failure);
        Assert.Equal(isGranted, before != await office.FingerprintAsync());
        Assert.Equal(isGranted ? Temperature.Hot : null, (await ReadAsync(office, id)).Temperature);
    }

    private static async Task<ProgressCommand> MoveAsync(Office office, Actor who, int id, LeadStage stage)
    {
        var move = Cards(await OpenAsync(office, who)).Single(card => card.Id == id).Moves.Single(candidate => candidate.Key.Stage == stage).Value;
        Assert.True((await TakeAsync(office, who, move, who)).IsOk);
        return move.Back ?? throw new InvalidOperationException("The move has no way back.");
    }

    private static Task<BoardView> OpenAsync(Office office, Actor who, BoardBy by = BoardBy.Stage, LeadQuery? query = null) => office.Get<BoardService>()
        .GetAsync(who, new BoardQuery { Leads = query ?? new(), By = by, Cards = BoardLane.Of(who, by).ToDictionary(lane => lane.Key, _ => BoardQuery.CardsMax) }, default);

    private static List<BoardCard> Cards(BoardView board) => [.. board.Columns.SelectMany(column => column.Cards)];

    private static Task<Outcome<Done>> TakeAsync(Office office, Actor who, BoardMove move, Actor manager)
    {
        var step = move.Make() ?? throw new InvalidOperationException("This is given to somebody.");
        if (step is CloseLead close)
            close.Reason = "as they said";
        if (step is QualifyLead { IsRouting: true } routing)
            routing.RelationshipManagerId = manager.UserId;
        return office.Get<ProgressSteps>().TakeAsync(who, step, default);
    }

    /// <summary>Leads of this person in every state, each so many times; by number, with the place among all.</summary>
    private static async Task<Dictionary<int, int>> FillAsync(Office office, Actor who, Actor manager, int times)
    {
        var states =
            from status in Enum.GetValues<LeadStatus>()
            from milestones in Enumerable.Range(0, 3)
            from outcome in new LeadOutcome?[] { null, LeadOutcome.Won, LeadOutcome.Dropped }
            from routed in new[] { false, true }
            from place in Enumerable.Range(0, times)
            where status != LeadStatus.Lost || (milestones == 0 && outcome is null)
            select new Lead
            {
                FirstName = "A", LastName = "B", Phone = "555 010 0100", StaffName = "S", Source = "Call", LastContactStatus = "Spoke", Status = status,
                Outcome = status == LeadStatus.Lost ? LeadOutcome.Lost : outcome, Milestone1At = milestones > 0 ? DateTime.UnixEpoch : null, Milestone2At = milestones > 1 ? DateTime.UnixEpoch : null,
                RelationshipManagerId = routed ? manager.UserId : null, AssigneeId = who.UserId, AcceptedAt = DateTime.UnixEpoch,
            };
        var all = states.ToList();
        await using var db = await office.ContextAsync();
        db.AddRange(all);
        await db.SaveAsync(Actor.System, new("Created"), default);
        return all.Select((lead, place) => (lead.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place);
    }

    private static async Task CloseAsync(Office office, Actor who, int id, LeadOutcome outcome) =>
        Assert.True((await office.Get<ProgressService>().CloseAsync(who, new CloseLead { LeadId = id, Outcome = outcome, Reason = "signed" }, default)).IsOk);

    private static async Task<Lead> ReadAsync(Office office, int id)
    {
        await using var db = await office.ContextAsync();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id);
    }
}

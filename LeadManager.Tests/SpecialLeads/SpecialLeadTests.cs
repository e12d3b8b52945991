using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.SpecialLeads;
using LeadManager.Core.Timeline;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.SpecialLeads;

/// <summary>Special leads: who sees what of them, and what managers and service managers say (S3.037, S3.064, S3.084, S3.096, S3.107, S3.112, S3.114-S3.120, S3.133, S3.135, S3.137, S3.204).</summary>
public sealed class SpecialLeadTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!, _manager = default!, _executive = default!, _engineer = default!;

    private SpecialReviewService Reviews => _office.Get<SpecialReviewService>();

    private SpecialLists Lists => _office.Get<SpecialLists>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        (_admin, _manager, _engineer) = (await _office.HireAsync(Role.Administrator), await _office.HireAsync(Role.SalesManager), await _office.HireAsync(Role.ServiceManager));
        _executive = await _office.HireAsync(Role.SalesExecutive, "executive", _manager.UserId);
        _manager = _manager with { TeamUserIds = [_manager.UserId, _executive.UserId] };
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task S3_084_S3_096_Evaluate_ByTheManager_IsKeptToldAndReadByWhoWorksTheLead()
    {
        var id = await SpecialAsync();

        var said = (await Reviews.EvaluateAsync(_manager, new EvaluateSpecial { LeadId = id, Decision = SpecialDecision.Approved, Evaluation = " worth it " }, default)).Value;

        Assert.Equal((SpecialDecision.Approved, "worth it", _manager.Name), said?.Evaluations.Select(line => (line.Decision, line.Evaluation, line.By)).Single());
        Assert.Equal("worth it", (await Lists.FindAsync(_executive, id, default)).Value?.Latest?.Evaluation);
        await using var db = await _office.ContextAsync();
        var told = await db.Notices.SingleAsync(notice => notice.Kind == NoticeKind.SpecialReviewed);
        Assert.Equal((_executive.UserId, "Approved", id), (told.UserId, told.Detail, told.LeadId));
        Assert.Contains(await _office.ReadLogAsync("SpecialReviewed"), entry => entry.EntityType == "Special review" && entry.Username == _manager.Username);
        Assert.Single((await _office.Get<TimelineService>().ListAsync(_executive, id, new TimelineQuery { Kinds = [TimelineKind.Review] }, default)).Value?.Items ?? []);
    }

    [Fact]
    public async Task S3_114_To_S3_118_S3_137_TechnicalReview_StandsBesideTheLeadAndWritesNothingToIt()
    {
        var id = await SpecialAsync();
        var before = await ReadAsync(id);

        var outcome = await Reviews.AddTechnicalAsync(_engineer, new AddTechnicalReview
        {
            LeadId = id, Verdict = TechnicalVerdict.WithChanges, ProductFit = "wider seat", InstallationFeasibility = "one day", SpaceAndPower = "16 A", Suitability = "the right one",
        }, default);

        Assert.Equal(("wider seat", "one day", "16 A", "the right one", TechnicalVerdict.WithChanges, _engineer.Name),
            outcome.Value?.Technical.Select(line => (line.ProductFit, line.InstallationFeasibility, line.SpaceAndPower, line.Suitability, line.Verdict, line.By)).Single());
        Assert.Equivalent(before, await ReadAsync(id), strict: true);
        Assert.Equal(LeadAction.EditContact, Assert.IsType<Forbidden>((await _office.Get<LeadEditing>().UpdateAsync(_engineer, (await SeenAsync(_engineer, id)).Edit(edit => edit.City = "Rye"), default)).Failure).Action);
        Assert.Equal(["16 A"], (await Lists.ReviewsAsync(_executive, id, default)).Value?.Technical.Select(line => line.SpaceAndPower));
    }

    [Fact]
    public async Task TechnicalReview_OfAWonLead_IsGrantedAndOfAnotherIsNot()
    {
        var (won, other) = (await LeadAsync(), await LeadAsync());
        await using (var db = await _office.ContextAsync())
            await db.Leads.Where(lead => lead.Id == won).ExecuteUpdateAsync(lead => lead.SetProperty(row => row.Outcome, LeadOutcome.Won));
        var before = await _office.FingerprintAsync();

        Assert.IsType<NotFound>((await Reviews.AddTechnicalAsync(_engineer, Technical(other), default)).Failure);
        Assert.Equal(LeadAction.AddTechnicalReview, Assert.IsType<Forbidden>((await Reviews.AddTechnicalAsync(_manager, Technical(won), default)).Failure).Action);
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Reviews.AddTechnicalAsync(_engineer, Technical(won), default)).IsOk);
    }

    [Fact]
    public async Task S3_064_S3_133_Reviews_ByWhoMayOnlyRead_AreRefusedAndWriteNothing()
    {
        var (special, usual) = (await SpecialAsync(), await LeadAsync());
        var before = await _office.FingerprintAsync();

        Assert.Equal(LeadAction.ReviewSpecial, Assert.IsType<Forbidden>((await Reviews.EvaluateAsync(_executive, Evaluation(special), default)).Failure).Action);
        Assert.Equal(LeadAction.ReviewSpecial, Assert.IsType<Forbidden>((await Reviews.EvaluateAsync(_engineer, Evaluation(special), default)).Failure).Action);
        Assert.Equal(LeadAction.AddTechnicalReview, Assert.IsType<Forbidden>((await Reviews.AddTechnicalAsync(_executive, Technical(special), default)).Failure).Action);
        Assert.Equal(LeadAction.ReviewSpecial, Assert.IsType<Forbidden>((await Reviews.EvaluateAsync(_manager, Evaluation(usual), default)).Failure).Action);
        Assert.IsType<Conflict>((await Reviews.EvaluateAsync(_admin, Evaluation(usual), default)).Failure);
        Assert.Equal(["Decision", "Evaluation"], Assert.IsType<Invalid>((await Reviews.EvaluateAsync(_manager, new EvaluateSpecial { LeadId = special }, default)).Failure).Errors.Keys.Order());
        Assert.Equal(["ProductFit", "Verdict"], Assert.IsType<Invalid>((await Reviews.AddTechnicalAsync(_engineer, new AddTechnicalReview { LeadId = special }, default)).Failure).Errors.Keys.Order());
        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.True((await Reviews.EvaluateAsync(_manager, Evaluation(special), default)).IsOk);
    }

    [Fact]
    public async Task S3_037_Page_OfAnothersSpecialLead_ShowsItWithoutContactDataAndTheLeadItselfStaysClosed()
    {
        var coordinator = await _office.HireAsync(Role.SalesCoordinator);
        var stranger = await _office.HireAsync(Role.SalesExecutive, "stranger");
        var id = await SpecialAsync();
        await using (var db = await _office.ContextAsync()) // else a coordinator still has it in sight
            await db.Leads.Where(lead => lead.Id == id).ExecuteUpdateAsync(lead => lead.SetProperty(row => row.AcceptedAt, _office.Clock.GetUtcNow().UtcDateTime));
        foreach (var reader in new[] { coordinator, stranger })
        {
            var line = Assert.Single((await Lists.ListAsync(reader, new SpecialQuery(), default)).Items);

            Assert.Equal((id, "ventilator", false, false, false), (line.Id, line.Reason, line.MayOpen, line.MayEvaluate, line.MayReview));
            Assert.DoesNotContain("555", System.Text.Json.JsonSerializer.Serialize(line), StringComparison.Ordinal);
            Assert.DoesNotContain("amara@example.com", System.Text.Json.JsonSerializer.Serialize(line), StringComparison.Ordinal);
            Assert.Null(await _office.Get<LeadService>().FindAsync(reader, id, default));
        }
    }

    [Fact]
    public async Task List_Parts_AreOpenToEvaluateAndAll()
    {
        var (fresh, evaluated, closed) = (await SpecialAsync(), await SpecialAsync(), await SpecialAsync());
        await LeadAsync();
        await Reviews.EvaluateAsync(_manager, Evaluation(evaluated), default);
        await using (var db = await _office.ContextAsync())
            await db.Leads.Where(lead => lead.Id == closed).ExecuteUpdateAsync(lead => lead.SetProperty(row => row.Outcome, LeadOutcome.Dropped));

        async Task<IEnumerable<int>> ListAsync(SpecialPart part) => (await Lists.ListAsync(_manager, new SpecialQuery { Part = part }, default)).Items.Select(line => line.Id).Order();

        Assert.Equal([fresh, evaluated], await ListAsync(SpecialPart.Open));
        Assert.Equal([fresh], await ListAsync(SpecialPart.ToEvaluate));
        Assert.Equal([fresh, evaluated, closed], await ListAsync(SpecialPart.All));
    }

    [Fact]
    public async Task S3_112_S3_204_Account_KeptFromSpecialLeads_SeesNoneAndOnlyAnAdministratorChangesThat()
    {
        var id = await SpecialAsync();
        Assert.Single((await Lists.ListAsync(await ActorAsync(_engineer), new SpecialQuery(), default)).Items);
        var row = UpdateUser.From((await _office.Get<UserDirectory>().ListAsync(_admin, new UserQuery(), default)).Items.Single(user => user.Id == _engineer.UserId));
        row.IsKeptFromSpecial = true;
        var before = await _office.FingerprintAsync();
        Assert.IsType<Forbidden>((await _office.Get<UserService>().UpdateAsync(_manager, row, default)).Failure);
        Assert.Equal(before, await _office.FingerprintAsync());

        Assert.True((await _office.Get<UserService>().UpdateAsync(_admin, row, default)).IsOk);

        var kept = await ActorAsync(_engineer);
        Assert.Empty((await Lists.ListAsync(kept, new SpecialQuery(), default)).Items);
        Assert.False(kept.May(LeadAction.ViewSpecial));
        Assert.Null(await _office.Get<LeadService>().FindAsync(kept, id, default));
        Assert.Equal(0, (await _office.Get<LeadService>().ListAsync(kept, new LeadQuery(), default)).Total);
        Assert.IsType<NotFound>((await Reviews.AddTechnicalAsync(kept, Technical(id), default)).Failure);
        Assert.True((await Reviews.AddTechnicalAsync(_engineer, Technical(id), default)).IsOk);
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = (await _office.HireAsync(role, $"kept{role}")) with { IsKeptFromSpecial = true };
            Assert.False(actor.May(LeadAction.ViewSpecial));
            Assert.Empty((await Lists.ListAsync(actor, new SpecialQuery(), default)).Items);
        }
    }

    private static EvaluateSpecial Evaluation(int id) => new() { LeadId = id, Decision = SpecialDecision.Declined, Evaluation = "too far" };

    private static AddTechnicalReview Technical(int id) => new() { LeadId = id, Verdict = TechnicalVerdict.Suitable, Suitability = "fits" };

    private async Task<int> LeadAsync(Action<CreateLead>? change = null) => (await _office.LeadAsync(_admin, command =>
    {
        command.AssigneeId = _executive.UserId;
        change?.Invoke(command);
    })).Lead.Id;

    private Task<int> SpecialAsync() => LeadAsync(command => (command.IsSpecial, command.SpecialReason, command.Email) = (true, "ventilator", "amara@example.com"));

    private async Task<Lead> ReadAsync(int id)
    {
        await using var db = await _office.ContextAsync();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id);
    }

    private async Task<LeadDetail> SeenAsync(Actor actor, int id) => await _office.Get<LeadService>().FindAsync(actor, id, default) ?? throw new InvalidOperationException("Out of sight.");

    private async Task<Actor> ActorAsync(Actor person) => (await _office.Get<AccountReader>().FindAsync(person.UserId, default))?.ToActor(null) ?? person;
}

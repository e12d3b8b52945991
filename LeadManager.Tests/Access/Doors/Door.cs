using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Bulk;
using LeadManager.Core.Progress;
using LeadManager.Core.Quotations;
using LeadManager.Core.Referrals;
using LeadManager.Core.Results;
using LeadManager.Core.SpecialLeads;

namespace LeadManager.Tests.Access.Doors;

/// <summary>A way to do an action to one lead, by service and over HTTP.</summary>
/// <param name="Action">The cell that is walked.</param>
/// <param name="Kinds">The leads on which it can happen at all, as they stand.</param>
/// <param name="ByService">Does it; null when it was done.</param>
/// <param name="Method">The same over HTTP.</param>
/// <param name="Path">With <c>{id}</c>, <c>{target}</c>, <c>{below}</c> and <c>{version}</c>.</param>
/// <param name="Body">The same.</param>
/// <param name="Also">The cells that the same door asks besides.</param>
internal sealed record Door(
    LeadAction Action, Func<LeadKind, bool> Kinds, Func<Func<Type, object>, Cast, int, Task<Failure?>> ByService,
    string Method, string Path, string? Body, params LeadAction[] Also)
{
    /// <summary>Makes what the action is done to, where that is a record of the lead; its number then stands in place of the lead's.</summary>
    public Func<LeadDbContext, Cast, int, Task<int>>? Before { get; init; }

    /// <summary>What shows the lead to who uses this door.</summary>
    public LeadAction Sight { get; init; } = LeadAction.ViewLead;

    /// <summary>Whether it is done to a record of one's own, whoever has the lead.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the agreed cells grant it to this role for this kind of lead.</summary>
    public bool IsGranted(Role role, LeadKind kind) => IsOwn ? Agreed.Grants(role, Action) : Also.Append(Action).Append(Sight).All(action => Agreed.Grants(role, action, kind));

    /// <summary>Every action that changes one lead and is built. The rest of the matrix is compared cell by cell in <see cref="PermissionMatrixTests"/>.</summary>
    public static IReadOnlyList<Door> All { get; } =
    [
        new(LeadAction.EditContact, _ => true, (get, cast, id) => EditAsync(get, cast, id, edit => edit.City = "New Rochelle"), "PUT", "/api/leads/{id}", """{"city":"New Rochelle"}"""),
        new(LeadAction.EditRouting, _ => true, (get, cast, id) => EditAsync(get, cast, id, edit => edit.State = "NJ"), "PUT", "/api/leads/{id}", """{"state":"NJ"}"""),
        new(LeadAction.DeleteLead, _ => true, async (get, cast, id) => (await Of<LeadBin>(get).DeleteAsync(cast.Person, id, default)).Failure, "DELETE", "/api/leads/{id}", null),
        new(LeadAction.MarkReferral, _ => true, async (get, cast, id) => (await Of<ReferralService>(get).MarkAsync(cast.Person, id, ReferralType.Regular, default)).Failure,
            "POST", "/api/leads/{id}/referral", """{"type":"Regular"}"""),
        new(LeadAction.AssignLead, kind => kind is LeadKind.Unassigned, AssignAsync, "POST", "/api/leads/{id}/assign", """{"userId":{target}}"""),
        new(LeadAction.ReassignLead, kind => kind is LeadKind.NotYetAccepted, AssignAsync, "POST", "/api/leads/{id}/assign", """{"userId":{target}}"""),
        new(LeadAction.ReassignLead, kind => kind is LeadKind.NotYetAccepted, async (get, cast, id) =>
                (await Of<AssignmentService>(get).ReassignAsync(cast.Person, new ReassignLead { LeadId = id, UserId = cast.Target.UserId }, default)).Failure,
            "POST", "/api/leads/{id}/reassign", """{"userId":{target}}"""),
        new(LeadAction.OverrideOwner, kind => kind is LeadKind.MineAsManager or LeadKind.MyTeams or LeadKind.MyTeamsByManager or LeadKind.AnotherTeams or LeadKind.Escalated or LeadKind.Special or LeadKind.EnteredByMe,
            AssignAsync, "POST", "/api/leads/{id}/assign", """{"userId":{target}}""", LeadAction.ReassignLead),
        new(LeadAction.BulkAssign, kind => kind is LeadKind.Unassigned, BulkAsync, "POST", "/api/leads/bulk-assign", """{"leadIds":[{id}],"userId":{target}}""", LeadAction.AssignLead),
        new(LeadAction.BulkAssign, kind => kind is LeadKind.NotYetAccepted, BulkAsync, "POST", "/api/leads/bulk-assign", """{"leadIds":[{id}],"userId":{target}}""", LeadAction.ReassignLead),
        new(LeadAction.ClaimLead, kind => kind is LeadKind.Unassigned or LeadKind.NotYetAccepted or LeadKind.AnotherTeams,
            async (get, cast, id) => (await Of<AssignmentService>(get).ClaimAsync(cast.Person, new HandOverNote { LeadId = id }, default)).Failure, "POST", "/api/leads/{id}/claim", "{}"),
        new(LeadAction.ForwardLead, _ => true, async (get, cast, id) => (await Of<ForwardService>(get).ForwardAsync(cast.Person, new HandOverNote { LeadId = id }, default)).Failure,
            "POST", "/api/leads/{id}/forward", "{}"),
        new(LeadAction.AnswerAssignment, _ => true, async (get, cast, id) => (await Of<AssignmentAnswers>(get).CompleteAsync(cast.Person, new HandOverNote { LeadId = id }, default)).Failure,
            "POST", "/api/leads/{id}/complete", "{}"),
        new(LeadAction.ChangeStatus, LeadKinds.IsOpen, async (get, cast, id) => (await Of<ProgressService>(get).ChangeStatusAsync(cast.Person, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default)).Failure,
            "PATCH", "/api/leads/{id}/status", """{"status":"Pending"}"""),
        new(LeadAction.ChangeStatus, LeadKinds.IsOpen, async (get, cast, id) => (await Of<ProgressService>(get).EscalateAsync(cast.Person, new EscalateLead { LeadId = id, Reason = "stuck" }, default)).Failure,
            "POST", "/api/leads/{id}/escalate", """{"reason":"stuck"}"""),
        new(LeadAction.QualifyLead, LeadKinds.IsOpen, async (get, cast, id) => (await Of<QualificationService>(get).QualifyAsync(cast.Person, new QualifyLead { LeadId = id, Details = "fits" }, default)).Failure,
            "POST", "/api/leads/{id}/qualification", """{"details":"fits"}"""),
        new(LeadAction.SetMilestone, LeadKinds.IsOpen, async (get, cast, id) => (await Of<ProgressService>(get).SetMilestoneAsync(cast.Person, new SetMilestone { LeadId = id, Number = 1 }, default)).Failure,
            "POST", "/api/leads/{id}/milestones", """{"milestone":1}"""),
        new(LeadAction.CloseLead, LeadKinds.IsOpen, async (get, cast, id) => (await Of<ProgressService>(get).CloseAsync(cast.Person, new CloseLead { LeadId = id, Outcome = LeadOutcome.Dropped, Reason = "no reply" }, default)).Failure,
            "POST", "/api/leads/{id}/close", """{"outcome":"Dropped","reason":"no reply"}"""),
        new(LeadAction.ReopenLead, kind => !kind.IsOpen(), async (get, cast, id) => (await Of<ProgressService>(get).ReopenAsync(cast.Person, new ReopenLead { LeadId = id }, default)).Failure,
            "POST", "/api/leads/{id}/reopen", "{}"),
        new(LeadAction.AddActivity, _ => true, async (get, cast, id) => (await Of<ActivityService>(get).AddAsync(cast.Person, new AddActivity { LeadId = id, Type = ActivityType.Call, Note = "spoke with her" }, default)).Failure,
            "POST", "/api/leads/{id}/activities", """{"type":"Call","note":"spoke with her"}"""),
        new(LeadAction.AddFollowUp, _ => true, async (get, cast, id) => (await Of<FollowUpService>(get).AddAsync(cast.Person, Plan(cast, id), default)).Failure,
            "POST", "/api/leads/{id}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Visit"}"""),
        new(LeadAction.ScheduleForOthers, kind => kind is LeadKind.MyTeams, async (get, cast, id) => (await Of<FollowUpService>(get).AddAsync(cast.Person, Plan(cast, id) with { OwnerId = cast.Below.UserId }, default)).Failure,
            "POST", "/api/leads/{id}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Visit","ownerId":{below}}""", LeadAction.AddFollowUp),
        new(LeadAction.RequestQuotation, LeadKinds.IsOpen, async (get, cast, id) => (await Of<QuotationService>(get).RequestAsync(cast.Person, new RequestQuotation { LeadId = id, Amount = 1_200 }, default)).Failure,
            "POST", "/api/leads/{id}/quotation", """{"amount":1200}"""),
        new(LeadAction.DecideQuotation, LeadKinds.IsOpen, async (get, cast, id) => (await Of<QuotationService>(get).ApproveAsync(cast.Person, new ApproveQuotation { QuotationId = id }, default)).Failure,
            "POST", "/api/quotations/{id}/approve", "{}") { Before = (db, cast, id) => RequestAsync(db, cast.Stranger, cast.Now, id) },
        new(LeadAction.DecideQuotation, LeadKinds.IsOpen, async (get, cast, id) => (await Of<QuotationService>(get).RejectAsync(cast.Person, new RejectQuotation { QuotationId = id, Comment = "too dear" }, default)).Failure,
            "POST", "/api/quotations/{id}/reject", """{"comment":"too dear"}""") { Before = (db, cast, id) => RequestAsync(db, cast.Stranger, cast.Now, id) },
        new(LeadAction.RequestQuotation, _ => true, async (get, cast, id) => (await Of<QuotationService>(get).WithdrawAsync(cast.Person, new WithdrawQuotation { QuotationId = id }, default)).Failure,
            "POST", "/api/quotations/{id}/withdraw", "{}") { IsOwn = true, Before = (db, cast, id) => RequestAsync(db, cast.Person, cast.Now, id) },
        new(LeadAction.ReviewSpecial, kind => kind is LeadKind.Special, async (get, cast, id) => (await Of<SpecialReviewService>(get).EvaluateAsync(cast.Person, new EvaluateSpecial { LeadId = id, Decision = SpecialDecision.Approved, Evaluation = "fits" }, default)).Failure,
            "POST", "/api/leads/{id}/special-review", """{"decision":"Approved","evaluation":"fits"}""") { Sight = LeadAction.ViewSpecial },
        new(LeadAction.AddTechnicalReview, _ => true, async (get, cast, id) => (await Of<SpecialReviewService>(get).AddTechnicalAsync(cast.Person, new AddTechnicalReview { LeadId = id, Verdict = TechnicalVerdict.Suitable, Suitability = "fits" }, default)).Failure,
            "POST", "/api/leads/{id}/technical-review", """{"verdict":"Suitable","suitability":"fits"}"""),
    ];

    /// <summary>The same done to many leads at once: each is asked as if it were alone.</summary>
    public static IReadOnlyList<Door> Bulk { get; } =
    [
        new(LeadAction.EditContact, _ => true, (get, cast, id) => BulkAsync(get, cast, id, new BulkTemperature { Temperature = Temperature.Hot }), "bulk", "temperature", null),
        new(LeadAction.DeleteLead, _ => true, (get, cast, id) => BulkAsync(get, cast, id, new BulkDelete()), "bulk", "delete", null),
        new(LeadAction.AddFollowUp, _ => true, (get, cast, id) => BulkAsync(get, cast, id, new BulkFollowUp { Type = ActivityType.Call, DueAt = cast.Now.AddDays(4) }), "bulk", "follow-up", null),
        new(LeadAction.BulkAssign, kind => kind is LeadKind.Unassigned, (get, cast, id) => BulkAsync(get, cast, id, new BulkGive { UserId = cast.Target.UserId }), "bulk", "assign", null, LeadAction.AssignLead),
        new(LeadAction.BulkAssign, kind => kind is LeadKind.NotYetAccepted, (get, cast, id) => BulkAsync(get, cast, id, new BulkGive { UserId = cast.Target.UserId }), "bulk", "assign", null, LeadAction.ReassignLead),
    ];

    public override string ToString() => $"{Action} by {Method} {Path}";

    private static async Task<int> RequestAsync(LeadDbContext db, Actor by, DateTime now, int leadId)
    {
        var request = new QuotationRequest { LeadId = leadId, Amount = 1_200, RequestedAt = now, RequestedById = by.UserId };
        db.Add(request);
        await db.SaveAsync(Actor.System, new("Created"), default);
        db.ChangeTracker.Clear();
        return request.Id;
    }

    private static AddFollowUp Plan(Cast cast, int id) => new() { LeadId = id, Type = ActivityType.Visit, DueAt = cast.Now.AddDays(4) };

    private static T Of<T>(Func<Type, object> get) where T : class => get(typeof(T)) as T ?? throw new InvalidOperationException($"No {typeof(T).Name}.");

    private static async Task<Failure?> EditAsync(Func<Type, object> get, Cast cast, int id, Action<UpdateLead> change)
    {
        var seen = await Of<LeadService>(get).FindAsync(cast.Person, id, default);
        var edit = seen is null ? new UpdateLead { Id = id, Version = 1, FirstName = "A", LastName = "B", Phone = "(917) 555-0142", Source = "Call" }
            : new UpdateLead { Id = id, Version = seen.Lead.Version }.Fill(seen.Lead);
        change(edit);
        return (await Of<LeadEditing>(get).UpdateAsync(cast.Person, edit, default)).Failure;
    }

    private static async Task<Failure?> AssignAsync(Func<Type, object> get, Cast cast, int id) =>
        (await Of<AssignmentService>(get).AssignAsync(cast.Person, new AssignLead { LeadId = id, UserId = cast.Target.UserId }, default)).Failure;

    private static async Task<Failure?> BulkAsync(Func<Type, object> get, Cast cast, int id, BulkCommand command)
    {
        var outcome = await Of<BulkService>(get).RunAsync(cast.Person, new BulkLeads([id]), command, null, default);
        return outcome.Failure ?? outcome.Value?.Refused.SingleOrDefault()?.Failure;
    }

    private static async Task<Failure?> BulkAsync(Func<Type, object> get, Cast cast, int id)
    {
        var outcome = await Of<BulkAssignment>(get).AssignAsync(cast.Person, new BulkAssign { LeadIds = [id], UserId = cast.Target.UserId }, null, default);
        return outcome.Failure ?? outcome.Value?.Items[0].Failure;
    }
}

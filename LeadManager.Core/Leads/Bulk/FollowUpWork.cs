using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads.Bulk;

/// <summary>Plans a follow-up with each lead, under the rules of planning one.</summary>
internal sealed class FollowUpWork(BulkFollowUp command, FollowUpOwners owners, TimeProvider clock) : BulkWork
{
    private readonly List<FollowUp> _added = [];
    private readonly Dictionary<int, int> _planned = [];

    public override ChangeNote Note { get; } = new("FollowUpAdded");

    public override BulkWork Back => new FollowUpWithdrawal(_planned, clock);

    public override async Task<Failure?> ApplyAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        if (!actor.May(LeadAction.AddFollowUp, lead))
            return new Forbidden(LeadAction.AddFollowUp);
        if (command.IsForAssignee && lead.AssigneeId is null)
            return new Conflict(Words.Say("Nobody has this lead."), lead.Version);
        var owner = command.IsForAssignee && lead.AssigneeId is { } assignee ? assignee : actor.UserId;
        if (await owners.RefuseAsync(db, actor, lead, owner, ct) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow().UtcDateTime;
        var row = FollowUpService.Plan(actor, lead, command.DueAt, command.Type, command.Note, owner, now);
        db.Add(row);
        _added.Add(row);
        await FollowUpRules.KeepNextAsync(db, lead, ct);
        await Acceptance.OfWorkAsync(db, actor, lead, now, ct);
        return null;
    }

    public override void End(bool isStored)
    {
        foreach (var row in _added.Where(_ => isStored))
            _planned[row.LeadId] = row.Id;
        _added.Clear();
    }
}

/// <summary>Calls off what was planned, where it is still open.</summary>
internal sealed class FollowUpWithdrawal(IReadOnlyDictionary<int, int> planned, TimeProvider clock) : BulkWork
{
    public override ChangeNote Note { get; } = new("FollowUpCancelled");

    public override async Task<Failure?> ApplyAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        var id = planned[lead.Id];
        if (await db.FollowUps.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row)
            return new NotFound();
        if (FollowUpRules.Refuse(actor, lead, row.OwnerId) is { } refusal)
            return refusal;
        if (row.State != FollowUpState.Open)
            return new Conflict(Words.Say("The follow-up has ended meanwhile."), row.Version);
        FollowUpService.End(actor, row, FollowUpState.Cancelled, null, clock.GetUtcNow().UtcDateTime);
        await FollowUpRules.KeepNextAsync(db, lead, ct);
        return null;
    }
}

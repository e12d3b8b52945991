using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>A made-up lead and the turns that people had with it, the present one last; none where nobody ever had it.</summary>
internal sealed record DemoLead(Lead Lead, IReadOnlyList<DemoTurn> Turns)
{
    /// <summary>What was asked to be offered, the first one first.</summary>
    public IReadOnlyList<QuotationRequest> Quotations { get; init; } = [];
}

/// <summary>One turn: who held the lead since when, who gave it to him, and how it ended.</summary>
internal sealed record DemoTurn(User Holder, DateTime At, User By, string? Notes = null)
{
    public ChainStatus Status { get; set; }

    public DateTime? AcceptedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? Answer { get; set; }

    /// <summary>Whether he took the lead himself, which is accepting it.</summary>
    public bool IsTaken => Holder == By;

    /// <summary>Whether the lead was nobody's after this turn: refused to somebody who does not hold leads.</summary>
    public bool WentBackToNobody => Status == ChainStatus.Rejected && !TakesBack(By);

    /// <summary>Whether a refused lead goes back to this assigner, as it does in an office: where his role takes leads back.</summary>
    public static bool TakesBack(User assigner) => AssignmentGrants.TakesBack(assigner.Role);

    /// <summary>The entry of the chain.</summary>
    /// <param name="leadId">Its lead.</param>
    /// <param name="contacts">When the holder spoke with the lead, the first time first.</param>
    public ChainEntry ToEntry(int leadId, IEnumerable<DateTime> contacts)
    {
        var entry = new ChainEntry
        {
            LeadId = leadId, UserId = Holder.Id, Role = Holder.Role, Name = Holder.Name, AssignedAt = At, ById = By.Id, ByName = By.Name,
            Notes = Notes, Status = Status, AcceptedAt = IsTaken ? AcceptedAt : null, CompletedAt = EndedAt, Answer = Answer,
        };
        if (AcceptedAt is { } accepted)
            entry.Accept(accepted);
        if (contacts.FirstOrDefault(at => at >= At && at <= (EndedAt ?? at)) is var contacted && contacted != default)
            entry.Contact(contacted);
        return entry;
    }
}

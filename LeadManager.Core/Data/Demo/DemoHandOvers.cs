using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>
/// Gives a lead to somebody, as the table of targets allows it: mostly at once, sometimes down the line by forwarding or
/// after somebody else refused it. The lead's columns tell the last turn.
/// </summary>
internal sealed class DemoHandOvers
{
    /// <summary>What lies closer together than this is one hand-over.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(20);

    private readonly DemoCalendar _calendar;
    private readonly DemoRandom _random;
    private readonly Dictionary<string, User> _users;
    private readonly Dictionary<int, User> _byId;
    private readonly HashSet<int> _keepers;
    private readonly (DemoOwner Owner, int Weight)[] _owners;
    private readonly Dictionary<string, DemoOwner> _ownerOf = DemoPeople.Owners.ToDictionary(owner => owner.Username);

    public DemoHandOvers(DemoCalendar calendar, DemoRandom random, IReadOnlyList<User> users)
    {
        (_calendar, _random) = (calendar, random);
        _users = users.ToDictionary(user => user.UserName ?? "");
        _byId = users.ToDictionary(user => user.Id);
        _keepers = [.. users.Where(KeepsOwn).Select(user => user.Id)];
        _owners = [.. DemoPeople.Owners.Select(owner => (owner, owner.Weight))];
    }

    /// <summary>Whether who entered the lead sees only what is his own, so that it is his from the start.</summary>
    public bool IsKept(Lead lead) => lead.CreatedById is { } id && _keepers.Contains(id);

    /// <summary>Makes the lead the author's own.</summary>
    public IReadOnlyList<DemoTurn> Keep(Lead lead)
    {
        var author = _byId[lead.CreatedById ?? 0];
        return Told(lead, [new DemoTurn(author, lead.CreatedAt, author) { AcceptedAt = lead.CreatedAt }]);
    }

    /// <summary>Gives the lead to one of the owners; accepted where it has been worked since.</summary>
    public IReadOnlyList<DemoTurn> Give(Lead lead)
    {
        var owner = _random.Weighted(_owners);
        var at = _calendar.Later(lead.CreatedAt, _random.Share() * 2);
        var turns = at - lead.CreatedAt < Least ? [Direct(owner, at)]
            : owner.Over is not null && _random.Chance(0.3) ? Forwarded(owner, lead.CreatedAt, at)
            : owner.Refuser is { } refuser && _random.Chance(0.22) ? Refused(owner, _users[refuser], lead.CreatedAt, at)
            : new List<DemoTurn> { Direct(owner, at) };
        if (turns[^1].IsTaken)
            turns[^1].AcceptedAt = at;
        else if (lead.Status != LeadStatus.New || _random.Chance(0.55))
            turns[^1].AcceptedAt = _calendar.Later(at, _random.Share());
        return Told(lead, turns);
    }

    private static bool KeepsOwn(User author)
    {
        var actor = new Actor(author.Id, author.UserName ?? "", author.Name, author.Role, [author.Id]);
        return AssignmentGrants.KeepsOwn(actor, LeadRules.Draft(actor, DateTime.UnixEpoch));
    }

    /// <summary>Whom the owner's qualified leads are routed to.</summary>
    public User? RouterOf(Lead lead) =>
        lead.AssigneeId is { } id && _ownerOf.GetValueOrDefault(_byId[id].UserName ?? "")?.Router is { } name ? _users[name] : null;

    private static IReadOnlyList<DemoTurn> Told(Lead lead, IReadOnlyList<DemoTurn> turns)
    {
        var last = turns[^1];
        (lead.AssigneeId, lead.AssignedAt, lead.AcceptedAt, lead.TeamLeadId) = (last.Holder.Id, last.At, last.AcceptedAt, last.Holder.ManagerId);
        lead.UpdatedAt = last.AcceptedAt ?? last.At;
        return turns;
    }

    private DemoTurn Direct(DemoOwner owner, DateTime at)
    {
        var holder = _users[owner.Username];
        var takes = PermissionMatrix.Grants(holder.Role, LeadAction.ClaimLead) && _random.Chance(0.25);
        return new DemoTurn(holder, at, takes ? holder : _users[owner.By], takes || _random.Chance(0.6) ? null : _random.One(DemoTexts.AssignmentNotes));
    }

    /// <summary>Down the line: each holder but the last passes it on.</summary>
    private List<DemoTurn> Forwarded(DemoOwner owner, DateTime from, DateTime until)
    {
        var line = new List<DemoOwner> { owner };
        while (line[0].Over is { } above && line.Count < 3 && (line.Count == 1 || _random.Chance(0.4)))
            line.Insert(0, _ownerOf[above]);
        var turns = new List<DemoTurn> { new(_users[line[0].Username], Moment(from, until, 1.0 / line.Count), _users[line[0].By]) };
        for (var step = 1; step < line.Count; step++)
        {
            var (giver, note) = (turns[^1], _random.One(DemoTexts.ForwardNotes));
            var at = step == line.Count - 1 ? until : Moment(from, until, (step + 1.0) / line.Count);
            (giver.Status, giver.AcceptedAt, giver.EndedAt, giver.Answer) = (ChainStatus.Forwarded, Moment(giver.At, at, 0.5), at, note);
            turns.Add(new DemoTurn(_users[line[step].Username], at, giver.Holder, note));
        }

        return turns;
    }

    /// <summary>Somebody else had it first and gave it back: to the owner who had given it to him, or to nobody.</summary>
    private List<DemoTurn> Refused(DemoOwner owner, User refuser, DateTime from, DateTime until)
    {
        var (holder, by) = (_users[owner.Username], _users[owner.By]);
        var goesBack = DemoTurn.TakesBack(by);
        var first = new DemoTurn(refuser, Moment(from, until, 0.3), goesBack ? holder : by, _random.One(DemoTexts.AssignmentNotes))
        {
            Status = ChainStatus.Rejected, EndedAt = goesBack ? until : Moment(from, until, 0.7), Answer = _random.One(DemoTexts.RefusalNotes),
        };
        return [first, new DemoTurn(holder, until, goesBack ? refuser : by, goesBack ? first.Answer : null)];
    }

    private static DateTime Moment(DateTime from, DateTime until, double share) => from.AddSeconds(Math.Floor((until - from).TotalSeconds * share));
}

using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>How everybody wants to be told of each kind; chosen for oneself only.</summary>
public sealed class NoticeChoices(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>What holds where nothing was chosen.</summary>
    public const NoticeWay Usual = NoticeWay.Mail;

    private static readonly IReadOnlyList<NoticeWay> All = [NoticeWay.App, NoticeWay.Mail, NoticeWay.Digest, NoticeWay.Off], AtOnce = [NoticeWay.App, NoticeWay.Mail, NoticeWay.Off], MailOnly = [NoticeWay.Mail, NoticeWay.Off];

    /// <summary>The kinds of which somebody of this role can be told at all.</summary>
    public static IReadOnlyList<NoticeKind> KindsFor(Actor actor) => [.. Enum.GetValues<NoticeKind>().Where(kind => ActionOf(kind) is { } action && actor.May(action))];

    /// <summary>The ways that the actor has to choose from: the morning mail only where he gets one.</summary>
    public static IReadOnlyList<NoticeWay> WaysOf(Actor actor, NoticeKind kind) =>
        kind is NoticeKind.LeadMessage or NoticeKind.Digest ? MailOnly : KindsFor(actor).Contains(NoticeKind.Digest) ? All : AtOnce;

    /// <summary>What the actor has chosen, or what holds without a choice, for each kind that he can be told of.</summary>
    public async Task<IReadOnlyDictionary<NoticeKind, NoticeWay>> GetAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var chosen = await db.NoticePreferences.Where(row => row.UserId == actor.UserId).ToDictionaryAsync(row => row.Kind, row => row.Way, ct);
        return KindsFor(actor).ToDictionary(kind => kind, kind => Offered(actor, kind, chosen.GetValueOrDefault(kind, Usual)));
    }

    /// <summary>From now on the actor is told of these kinds in these ways; kinds that are left out stay as they are.</summary>
    public async Task<Outcome<Done>> ChooseAsync(Actor actor, IReadOnlyDictionary<NoticeKind, NoticeWay> ways, CancellationToken ct)
    {
        var faults = ways.Where(choice => !KindsFor(actor).Contains(choice.Key) || !WaysOf(actor, choice.Key).Contains(choice.Value))
            .ToDictionary(choice => choice.Key.ToString(), _ => new[] { Words.Say("Choose one of the ways in the list.") });
        if (faults.Count > 0)
            return new Invalid(faults);

        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var stored = await db.NoticePreferences.Where(row => row.UserId == actor.UserId).ToListAsync(ct);
        foreach (var (kind, way) in ways)
        {
            var row = stored.SingleOrDefault(choice => choice.Kind == kind);
            if (row is null)
                db.Add(row = new NoticePreference { UserId = actor.UserId, Kind = kind });
            row.Way = way;
        }

        await db.SaveAsync(actor, ChangeNote.Updated, ct);
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>The choice of a former role, as far as it still means something: without a morning mail, it is told in the application.</summary>
    private static NoticeWay Offered(Actor actor, NoticeKind kind, NoticeWay way) => way == NoticeWay.Digest && !WaysOf(actor, kind).Contains(way) ? NoticeWay.App : way;

    /// <summary>How this user wants to be told of this kind.</summary>
    internal static async Task<NoticeWay> FindAsync(LeadDbContext db, int userId, NoticeKind kind, CancellationToken ct) =>
        kind == NoticeKind.Test ? NoticeWay.Mail
        : await db.NoticePreferences.Where(row => row.UserId == userId && row.Kind == kind).Select(row => (NoticeWay?)row.Way).SingleOrDefaultAsync(ct) ?? Usual;

    /// <summary>What somebody must be granted at all to be told of the kind; nothing where there is no choice.</summary>
    private static LeadAction? ActionOf(NoticeKind kind) => kind switch
    {
        NoticeKind.FollowUpDue or NoticeKind.Digest => LeadAction.AddFollowUp,
        NoticeKind.QuotationToDecide or NoticeKind.QuotationWithdrawn => LeadAction.DecideQuotation,
        NoticeKind.QuotationDecided => LeadAction.RequestQuotation,
        NoticeKind.Test => null,
        _ => LeadAction.ViewLead,
    };
}

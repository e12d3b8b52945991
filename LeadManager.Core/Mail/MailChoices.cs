using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Mail;

/// <summary>Which mails a person wants; everybody chooses for himself, and without a choice everything is sent.</summary>
public sealed class MailChoices(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>The kinds that there is a choice about.</summary>
    public static readonly IReadOnlyList<MailKind> Kinds = [MailKind.LeadMessage, MailKind.Assigned];

    /// <summary>The kinds that the actor wants.</summary>
    public async Task<IReadOnlySet<MailKind>> GetAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var unwanted = await db.MailPreferences.Where(row => row.UserId == actor.UserId && !row.IsWanted).Select(row => row.Kind).ToListAsync(ct);
        return Kinds.Except(unwanted).ToHashSet();
    }

    /// <summary>From now on the actor gets these kinds and no others.</summary>
    public async Task ChooseAsync(Actor actor, IReadOnlyCollection<MailKind> wanted, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        var stored = await db.MailPreferences.Where(row => row.UserId == actor.UserId).ToListAsync(ct);
        foreach (var kind in Kinds)
        {
            var row = stored.SingleOrDefault(choice => choice.Kind == kind);
            if (row is null)
                db.Add(row = new MailPreference { UserId = actor.UserId, Kind = kind });
            row.IsWanted = wanted.Contains(kind);
        }

        await db.SaveAsync(actor, ChangeNote.Updated, ct);
        await scope.CommitAsync(ct);
    }
}
